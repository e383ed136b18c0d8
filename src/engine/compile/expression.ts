/** An expression whose value the page shows → what the kernel needs to compute it. */
import type { CompileError, Watch } from '../protocol.ts';
import { foreignAssignments } from './assignments.ts';
import { attempt, inputNames } from './compile.ts';
import { declarations } from './declarations.ts';
import { isGiven } from './given.ts';
import { refuseModuleSyntax } from './imports.ts';
import { parse, parseExpression } from './parse.ts';
import { wordAt } from './place.ts';
import { references } from './references.ts';
import { Refusal } from './refuse.ts';
import { strip } from './strip.ts';

export type ExpressionResult = { ok: true; watch: Watch } | { ok: false; error: CompileError };

/** Reads `source` as one expression: `{ y, cost }` is an object here. Never throws. */
export function compileExpression(id: string, source: string): ExpressionResult {
  return attempt(source, () => {
    if (source.trim() === '') throw new Refusal('There is no expression here.', { start: 0, end: 1 });
    try {
      const wrapped = strip(`(${source}\n)`);
      const inputs = read(wrapped);
      return { ok: true, watch: { id, source, body: `"use strict";return ${wrapped};`, inputs } };
    } catch (error) {
      // The parsers saw one parenthesis before the text.
      if (!(error instanceof Refusal)) throw error;
      if (error.start > source.length) throw new Refusal('The expression ends in the middle of something.', { start: source.length, end: source.length });
      throw new Refusal(error.message, { start: error.start - 1, end: error.end - 1 }, error.hint);
    }
  });
}

/** The free names of the expression in parentheses, once it is known to be one expression that only reads. */
function read(wrapped: string): string[] {
  const expression = parseExpression(wrapped, 1);
  if (expression.type === 'SequenceExpression') throw new Refusal('A comma keeps only the last value.', expression);
  refuseMore(wrapped, expression.end);

  const { program } = parse(wrapped);
  refuseModuleSyntax(program);
  const scopes = declarations(program);
  for (const node of foreignAssignments(program, scopes)) {
    throw new Refusal(`An expression only reads: it cannot change ${node.name}.`, node);
  }
  const free = references(program, scopes);
  for (const node of free.values()) {
    if (isGiven(node.name) || node.name === 'arguments') throw new Refusal(`${node.name} works in a cell, not in an expression.`, node);
  }
  return inputNames(free);
}

/** Up to the closing parenthesis only blanks and comments may follow: `a) + (b` is not one expression. */
function refuseMore(wrapped: string, end: number): void {
  const rest = wrapped.slice(0, end).replace(/[^\n]/g, ' ') + wrapped.slice(end, wrapped.lastIndexOf(')'));
  const [extra] = parse(rest).program.body;
  if (extra === undefined) return;
  const place = wordAt(rest, extra.start);
  throw new Refusal(`Did not expect ${rest.slice(place.start, place.end)} here.`, place);
}
