/**
 * `{ y, cost }` as a statement is a block to JavaScript, not an object. A cell that ends in one almost
 * surely meant the object, so it is told to write parentheses.
 */
import { parseExpressionAt, type Program } from 'acorn';
import { Refusal } from './refuse.ts';

/** Throws if the last statement is a block that would read as a non-empty object. */
export function refuseBlockForObject(program: Program, code: string): void {
  const last = program.body.at(-1);
  if (last?.type !== 'BlockStatement' || last.body.length === 0) return;
  if (objectAt(code, last.start) === last.end) throw refusal(code, last.start, last.end);
}

/** The refusal for a syntax error inside what would be a whole object at the end of the text. */
export function looksLikeObject(code: string, errorAt: number): Refusal | undefined {
  for (const { index } of code.matchAll(/^[ \t]*(?=\{)/gm)) {
    const start = code.indexOf('{', index);
    if (start > errorAt) return undefined;
    const end = objectAt(code, start);
    if (end !== undefined && end > errorAt && /^\s*;?\s*$/.test(code.slice(end))) return refusal(code, start, end);
  }
  return undefined;
}

/** Where the object literal at `start` ends, if there is one and it holds something. */
function objectAt(code: string, start: number): number | undefined {
  try {
    const node = parseExpressionAt(code, start, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true });
    return node.type === 'ObjectExpression' && node.properties.length > 0 ? node.end : undefined;
  } catch {
    return undefined;
  }
}

function refusal(code: string, start: number, end: number): Refusal {
  const text = code.slice(start, end);
  const shown = text.length <= 40 && !text.includes('\n') ? `(${text})` : '({ … })';
  return new Refusal('This is read as a block of statements, not as an object.', { start, end }, `Put it in parentheses: ${shown}.`);
}
