/**
 * The text of the function that a cell becomes. Line n of it is line n of the cell: what comes before stands
 * on the first line, what comes after on a line of its own.
 *
 *     in   import { vector } from 'chainrule';
 *          const y = vector([1, 2]);
 *          y // the output
 *     out  "use strict";
 *          const y = vector([1, 2]);
 *          ;display((y)) // the output
 *          ;return { y };
 */
import { tokTypes, type ModuleDeclaration, type Statement } from 'acorn';
import type { Parsed } from './parse.ts';

const PROLOGUE = '"use strict";';
const BEFORE_LAST = ';display((';
const AFTER_LAST = '))';

interface Edit {
  start: number;
  end: number;
  text: string;
}

export function body(code: string, { program, tokens }: Parsed, outputs: readonly string[]): string {
  const edits: Edit[] = [];

  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') edits.push({ start: node.start, end: node.end, text: blank(code.slice(node.start, node.end)) });
  }

  const last = lastStatement(program.body);
  if (last?.type === 'ExpressionStatement') {
    // The statement's own end, not its expression's: parentheses and comments before the semicolon are inside.
    const end = code[last.end - 1] === ';' ? last.end - 1 : last.end;
    edits.push({ start: last.start, end: last.start, text: BEFORE_LAST }, { start: end, end, text: AFTER_LAST });
  }

  // A function's text, unlike a module's, may hold HTML comments: `a<!--b` must stay a comparison.
  for (const token of tokens) {
    if (code.startsWith('<!--', token.start) && token.type === tokTypes.relational) edits.push({ start: token.start + 1, end: token.start + 1, text: ' ' });
  }

  return `${PROLOGUE}${apply(code, edits)}\n;return { ${outputs.join(', ')} };`;
}

/** The last statement that does something. */
export function lastStatement(statements: readonly (Statement | ModuleDeclaration)[]): Statement | ModuleDeclaration | undefined {
  return statements.findLast((statement) => statement.type !== 'EmptyStatement');
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}

function apply(code: string, edits: Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}
