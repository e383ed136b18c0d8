/**
 * TypeScript → JavaScript of the same shape: types become blanks, and everything that stays keeps its line
 * and its column, so that a place in the result is the same place in the reader's text.
 *
 *     in   const f = (a: number): number => a as any;
 *     out  const f = (a        )         => a       ;
 */
import { transform, type Options } from 'sucrase';
import { align } from './align.ts';
import { looksLikeObject } from './objects.ts';
import { wordAt } from './place.ts';
import { Refusal } from './refuse.ts';
import { syntaxWords } from './words.ts';

const OPTIONS: Options = { transforms: ['typescript'], disableESTransforms: true, keepUnusedImports: true };

export function strip(source: string): string {
  const code = removeTypes(source);
  if (code === source) return source;
  refuseNamespaces(source, code);
  const lines = align(source, code, OPTIONS).split('\n');
  const sourceLines = source.split('\n');
  return lines.map((line, row) => (endsStatement(line, sourceLines[row] ?? '', lines.slice(row + 1)) ? `${line.trimEnd()};` : line)).join('\n');
}

function removeTypes(source: string): string {
  try {
    return transform(source, OPTIONS).code;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    const object = looksLikeObject(source, offset);
    if (object !== undefined) throw object;
    const { message, hint, place } = syntaxWords(error.message, source, offset);
    throw new Refusal(message, place ?? wordAt(source, offset), hint);
  }
}

/** sucrase leaves out a namespace with all that is in it, as if it were a type. */
function refuseNamespaces(source: string, code: string): void {
  const lines = code.split('\n');
  source.split('\n').reduce((start, line, row) => {
    const found = /^(\s*(?:export\s+)?)((?:namespace|module)\s+[\w$.]+)\s*(?:\{|$)/.exec(line);
    if (found !== null && lines[row]?.trim() === '') {
      const at = start + (found[1]?.length ?? 0);
      throw new Refusal('A cell has no namespaces.', wordAt(source, at), 'An object does the same: const name = { … }.');
    }
    return start + line.length + 1;
  }, 0);
}

const DECLARES_TYPE = /^\s*(?:export\s+)?(?:type\s+[\w$]+\s*[<=]|(?:interface|declare|abstract)\s+[\w$]|import\s+type\b)/;

/**
 * A declaration of a type ends the statement before it, and a type at the end of a line can end its own.
 * Without them a next line that starts with `(` or `[` would go on with that statement.
 */
function endsStatement(line: string, sourceLine: string, following: readonly string[]): boolean {
  const kept = line.trimEnd();
  const removed = sourceLine.slice(kept.length);
  if (kept === '') return DECLARES_TYPE.test(removed);
  return /^\s*(?:as|satisfies)\s/.test(removed) && /^\s*[([`]/.test(following.find((next) => next.trim() !== '') ?? '');
}
