/** All that a session knows, in one place: the chapter as built, the reader's edits and inputs, the last results. */
import type { ChapterData, CompiledCell, InputSpec, Plain } from '../protocol.ts';
import { newEntry, type Entry } from './state.ts';

export interface Book {
  readonly data: ChapterData;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Values of inputs now, and at build. */
  readonly inputs: Map<string, InputSpec['value']>;
  readonly built: ReadonlyMap<string, InputSpec['value']>;
  /** By watch id: the last value, and whether computing it has failed since. */
  readonly values: Map<string, { last: Plain | undefined; failed: boolean }>;
  /** What each cell uses and declares, as far as the kernel knows its present text. */
  names: ReadonlyMap<string, Pick<CompiledCell, 'inputs' | 'outputs'>>;
}

export function openBook(data: ChapterData): Book {
  const built = new Map(data.inputs.map(({ name, value }) => [name, value]));
  return {
    data,
    entries: new Map(data.cells.map((cell) => [cell.id, newEntry(cell)])),
    built,
    inputs: new Map(built),
    values: new Map(data.watches.map(({ id }) => [id, { last: data.baked[id], failed: false }])),
    names: new Map(data.cells.map(({ id, inputs, outputs }) => [id, { inputs, outputs }])),
  };
}

/** The inputs that are not as at build. */
export const movedInputs = ({ inputs, built }: Book): Map<string, InputSpec['value']> =>
  new Map([...inputs].filter(([name, value]) => !Object.is(value, built.get(name))));

export function entryOf({ entries }: Book, id: string): Entry {
  const entry = entries.get(id);
  if (!entry) throw new Error(`This page has no cell named ${id}.`);
  return entry;
}
