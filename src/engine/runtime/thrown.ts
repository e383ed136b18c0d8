/** Whatever a cell threw → what the reader is told: a title, a detail, the place. Works on any value, also hostile ones. */
import type { CellError, CompiledCell } from '../protocol.ts';
import { framesOf, placeInSource, type Frame } from './place.ts';
import { words, type Words } from './words.ts';

/** Thrown into a run that was superseded or stopped, to end its loops; never shown. */
export const superseded: unique symbol = Symbol('superseded');

/** What can be known of a thrown value. */
interface Facts {
  name: string;
  message: string;
  stack: string;
}

/**
 * `names` are all names in scope, for "Did you mean …". The error is placed at the innermost frame in `cell`;
 * if it happened inside a function of another cell, the detail says so.
 */
export function cellError(thrown: unknown, cell: CompiledCell, names: readonly string[]): CellError {
  const facts = factsOf(thrown);
  const said: Words = facts ? words(facts.name, facts.message, names) : somethingElse(thrown);
  const frames = facts ? framesOf(facts.stack) : [];
  const own = frames.find((frame) => frame.id === cell.id);
  const detail = [said.detail, elsewhere(frames[0], cell.id)].filter(Boolean).join(' ');
  return {
    kind: said.kind,
    title: said.title,
    ...(detail === '' ? {} : { detail }),
    ...(own ? placeInSource(cell, own.line, own.column) : {}),
  };
}

/** One line about a thrown value, for a watch. */
export function oneLine(thrown: unknown, names: readonly string[]): string {
  const facts = factsOf(thrown);
  const { title, detail } = facts ? words(facts.name, facts.message, names) : somethingElse(thrown);
  return detail === undefined ? title : `${title} ${detail}`;
}

/** The cell in whose code a stray error happened, if its stack tells. */
export function culpritOf(thrown: unknown): string | undefined {
  return framesOf(factsOf(thrown)?.stack ?? '')[0]?.id;
}

function elsewhere(frame: Frame | undefined, id: string): string | undefined {
  return frame === undefined || frame.id === id ? undefined : `It happened in ${frame.id}, line ${frame.line}.`;
}

/** Name, message and stack of an error; undefined for anything else. Getters and proxies may throw here. */
function factsOf(thrown: unknown): Facts | undefined {
  try {
    if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return undefined;
    const { name, message, stack } = thrown as { name?: unknown; message: unknown; stack?: unknown };
    return { name: text(name), message: text(message), stack: text(stack) };
  } catch {
    return { name: 'Error', message: 'The cell threw a value that cannot be read.', stack: '' };
  }
}

function somethingElse(thrown: unknown): Words {
  if (typeof thrown === 'string' && thrown.trim() !== '') return words('Error', text(thrown), []);
  const what = thrown === null || typeof thrown !== 'object' ? String(thrown) : 'an object';
  return { kind: 'thrown', title: 'The cell threw a value that is not an error.', detail: `It threw ${text(what)}.` };
}

const LONGEST = 4000;

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
