/**
 * TypeScript → JavaScript of the same shape: types become blanks, and everything that stays keeps its line
 * and its column, so that a place in the result is the same place in the reader's text.
 *
 *     in   const f = (a: number): number => a as any;
 *     out  const f = (a        )         => a       ;
 */
import { transform } from 'sucrase';
import { looksLikeObject } from './objects.ts';
import { wordAt } from './place.ts';
import { Refusal } from './refuse.ts';
import { syntaxWords } from './words.ts';

export function strip(source: string): string {
  const result = removeTypes(source);
  return result.code === source ? source : align(source, result.code, result.mappings);
}

function removeTypes(source: string): { code: string; mappings: string } {
  try {
    const result = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath: 'cell',
      sourceMapOptions: { compiledFilename: 'cell' },
    });
    return { code: result.code, mappings: result.sourceMap?.mappings ?? '' };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    const object = looksLikeObject(source, offset);
    if (object !== undefined) throw object;
    const raw = error.message.replace(/^Error transforming cell: /, '');
    const { message, hint, place } = syntaxWords(raw, source, offset);
    throw new Refusal(message, place ?? wordAt(source, offset), hint);
  }
}

/** Moves each token that the source map knows back to its column, by blanks before it. */
function align(source: string, code: string, mappings: string): string {
  const sourceLines = source.split('\n');
  const segments = decode(mappings);
  const lines = code.split('\n').map((line, row) => alignLine(line, sourceLines[row] ?? '', segments[row] ?? []));
  return lines.map((line, row) => (endsStatement(line, sourceLines[row] ?? '', lines.slice(row + 1)) ? `${line.trimEnd()};` : line)).join('\n');
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

function alignLine(line: string, sourceLine: string, segments: [number, number][]): string {
  let aligned = '';
  let copied = 0;
  for (const [column, sourceColumn] of segments) {
    // The map also speaks of tokens that were removed; only what stands at both places has moved.
    if (tokenText(line, column) === '' || tokenText(line, column) !== tokenText(sourceLine, sourceColumn)) continue;
    aligned += line.slice(copied, column);
    aligned = aligned.padEnd(sourceColumn, ' ');
    copied = column;
  }
  return aligned + line.slice(copied);
}

function tokenText(line: string, column: number): string {
  const { start, end } = wordAt(line, column);
  return line.slice(start, end).trim();
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base-64 numbers of a source map: for each line, pairs of column and source column. */
function decode(mappings: string): [number, number][][] {
  let sourceColumn = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    return line === ''
      ? []
      : line.split(',').map((segment): [number, number] => {
          const [columns = 0, , , sourceColumns = 0] = decodeNumbers(segment);
          return [(column += columns), (sourceColumn += sourceColumns)];
        });
  });
}

function decodeNumbers(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}
