/**
 * Where in a cell an error happened, read from its stack. Code is evaluated under the URL `cell:ID`, so a frame
 * names its cell in Chromium (`at f (cell:forward:2:5)`), Firefox and Safari (`f@cell:forward:2:5`) alike.
 */
import type { CompiledCell } from '../protocol.ts';

/** One frame of a stack that lies in a cell: line and column count from 1, in the cell's compiled body. */
export interface Frame {
  id: string;
  line: number;
  column: number;
}

/** Lines that the evaluated text has before the body's first. */
export const LINES_BEFORE = 1;

/** The URL under which a cell's code is evaluated. */
export const cellUrl = (id: string): string => `cell:${encodeURIComponent(id)}`;

/** All frames of `stack` that lie in cells, innermost first. */
export function framesOf(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const text of stack.split('\n')) {
    const match = /cell:([^\s:()]+):(\d+):(\d+)/.exec(text);
    if (!match) continue;
    const line = Number(match[2]) - LINES_BEFORE;
    if (line >= 1) frames.push({ id: decodeURIComponent(match[1] ?? ''), line, column: Number(match[3]) });
  }
  return frames;
}

/** What to underline in a cell's source. Without a column the whole line is meant. */
export interface Place {
  line: number;
  column?: number;
  length?: number;
}

/**
 * The place in the source that a place in the body stands for. Lines agree; columns move where types were
 * stripped, so the column is kept only if the same text stands at a place that can be told.
 */
export function placeInSource(cell: Pick<CompiledCell, 'source' | 'body'>, line: number, column: number): Place {
  const source = cell.source.split('\n')[line - 1];
  if (source === undefined) return { line: Math.max(1, Math.min(line, cell.source.split('\n').length)) };
  const body = cell.body.split('\n')[line - 1] ?? '';
  const culprit = culpritAt(body, column - 1);
  if (culprit === '') return { line };
  const nth = occurrences(body.slice(0, column - 1 + culprit.length), culprit).length;
  const at = occurrences(source, culprit)[nth - 1];
  return at === undefined ? { line } : { line, column: at + 1, length: culprit.length };
}

/** The name at `index`, with `new` before it and its call's parentheses after, if they close on the same line. */
function culpritAt(text: string, index: number): string {
  const name = /^(?:new\s+)?[.]?[\p{ID_Start}$_][\p{ID_Continue}$]*|^\(/u.exec(text.slice(index))?.[0] ?? '';
  let end = index + (name === '(' ? 0 : name.length);
  if (name === '' || text[end] !== '(') return text.slice(index, end);
  for (let depth = 0, at = end; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(index, at + 1);
  }
  return text.slice(index, end);
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
