/** Objects that were shown by their preview alone and may be opened later, by number. */
import type { DisplayRecord } from '../protocol.ts';
import { open } from './records.ts';

export interface Refs {
  /** Keeps objects for `run` of the cell `id`. */
  holder(id: string, run: object): (value: object) => number;
  /** Lets go of what earlier runs of the cell kept. */
  keepOnly(id: string, run: object): void;
  inspect(ref: number): DisplayRecord;
}

const GONE: DisplayRecord = { kind: 'text', text: 'This value is no longer kept. Run the cell again to look into it.', quoted: false };

export function createRefs(): Refs {
  const kept = new Map<number, { value: object; id: string; run: object }>();
  let last = 0;

  const holder = (id: string, run: object) => (value: object): number => {
    kept.set(++last, { value, id, run });
    return last;
  };

  return {
    holder,
    keepOnly(id, run) {
      for (const [ref, item] of kept) if (item.id === id && item.run !== run) kept.delete(ref);
    },
    inspect(ref) {
      const item = kept.get(ref);
      return item ? open(item.value, holder(item.id, item.run), `${item.id}-${ref}-`) : GONE;
    },
  };
}
