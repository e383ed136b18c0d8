/** Places in a text: offsets to lines and columns, counted from 1 as readers count them. */
import type { CompileError } from '../protocol.ts';
import type { Refusal } from './refuse.ts';

const LINE_BREAK = /\r\n?|[\n\u2028\u2029]/g;

/** The offset at which each line of `text` starts. */
export function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(LINE_BREAK), (found) => found.index + found[0].length)];
}

/** The refusal as the reader sees it: its place is always inside `source`, on one line, one character at least. */
export function placed(refusal: Refusal, source: string): CompileError {
  const start = visible(source, refusal.start);
  const starts = lineStarts(source);
  const line = starts.findLastIndex((at) => at <= start);
  const lineStart = starts[line] ?? 0;
  const rest = (/^[^\r\n\u2028\u2029]*/.exec(source.slice(start))?.[0] ?? '').trimEnd().length;
  const error: CompileError = {
    message: refusal.message,
    line: line + 1,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(refusal.end - start, rest)),
  };
  if (refusal.hint !== undefined) error.hint = refusal.hint;
  return error;
}

/** An end-of-text or blank place has nothing to underline: step back to the last thing written. */
function visible(source: string, offset: number): number {
  let at = Math.max(0, Math.min(offset, source.length));
  if (at < source.length && /\S/.test(source[at] ?? '')) return at;
  while (at > 0 && !/\S/.test(source[at] ?? ' ')) at--;
  return at;
}

/** The stretch of the word, or else the single character, at an offset. */
export function wordAt(text: string, offset: number): { start: number; end: number } {
  const word = /^(?:[\p{ID_Continue}$]+|.)/u.exec(text.slice(offset, offset + 200));
  return { start: offset, end: offset + (word?.[0].length ?? 1) };
}
