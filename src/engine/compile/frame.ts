/** What stands around a cell's own text in its body, and the way back from a place there. Needs no parser. */

/** Before the first character of the first line. */
export const PROLOGUE = '"use strict";';
/** Around the last expression. */
export const BEFORE_LAST = ';display((';
export const AFTER_LAST = '))';

/**
 * A place in a cell's body, as a stack trace gives it, as a place in its source. Lines and columns count from
 * 1. `length` spans the word that stands there, at least one character.
 */
export function placeInSource(
  { source, body }: { source: string; body: string },
  line: number,
  column: number,
): { line: number; column: number; length: number } {
  const sourceLines = source.split('\n');
  const row = Math.max(1, Math.min(line, sourceLines.length));
  const sourceLine = sourceLines[row - 1] ?? '';
  let at = column - 1;
  let bodyLine = body.split('\n')[row - 1] ?? '';
  if (row === 1) {
    bodyLine = bodyLine.slice(PROLOGUE.length);
    at -= PROLOGUE.length;
  }
  const inserted = insertion(bodyLine, sourceLine);
  if (inserted !== -1 && at > inserted) at = Math.max(inserted, at - BEFORE_LAST.length);
  at = Math.max(0, Math.min(at, sourceLine.length - 1));
  const word = /^[\p{ID_Continue}$]+/u.exec(sourceLine.slice(at))?.[0] ?? '';
  return { line: row, column: at + 1, length: Math.max(1, word.length) };
}

/** Where the call around the last expression begins; the reader may have written the same text elsewhere. */
function insertion(bodyLine: string, sourceLine: string): number {
  let at = bodyLine.indexOf(BEFORE_LAST);
  while (at !== -1 && sourceLine.startsWith(BEFORE_LAST, at)) at = bodyLine.indexOf(BEFORE_LAST, at + 1);
  return at;
}
