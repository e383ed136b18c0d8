/** JavaScript → syntax tree, as a module that may await at its top; a cell is read as one. */
import { parse as parseProgram, parseExpressionAt, type Expression, type Options, type Program, type Token } from 'acorn';
import { looksLikeObject } from './objects.ts';
import { wordAt } from './place.ts';
import { Refusal } from './refuse.ts';
import { syntaxWords } from './words.ts';

/** What every browser of the last two years runs; a newer word would compile here and fail there. */
const OPTIONS: Options = {
  ecmaVersion: 2024,
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
  allowHashBang: false,
};

export interface Parsed {
  program: Program;
  tokens: Token[];
}

export function parse(code: string): Parsed {
  const tokens: Token[] = [];
  try {
    return { program: parseProgram(code, { ...OPTIONS, onToken: tokens }), tokens };
  } catch (error) {
    throw reworded(error, code);
  }
}

/** The expression at `offset`, and where it ends. */
export function parseExpression(code: string, offset: number): Expression {
  try {
    return parseExpressionAt(code, offset, OPTIONS);
  } catch (error) {
    throw reworded(error, code);
  }
}

function reworded(error: unknown, code: string): unknown {
  if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') return error;
  const object = looksLikeObject(code, error.pos);
  if (object !== undefined) return object;
  const { message, hint, place } = syntaxWords(error.message, code, error.pos);
  return new Refusal(message, place ?? wordAt(code, error.pos), hint);
}
