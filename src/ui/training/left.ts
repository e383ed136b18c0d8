/** Which runs were left before their end, in localStorage: so that a page knows it at once, without opening the store of checkpoints. */
import type { LeftRuns } from '../../trainer/service.ts';
import { keyOf, type Storing } from './any-left.ts';

/** By cell, by the run's fingerprint, the epoch it was left at. */
export type Left = Record<string, Record<string, number>>;

export function readLeft(window: Storing, chapter: string): Left {
  const left: Left = {};
  try {
    const kept = JSON.parse(window.localStorage.getItem(keyOf(chapter)) ?? '{}') as Record<string, Record<string, unknown>>;
    for (const [cell, runs] of Object.entries(kept))
      for (const [run, epoch] of Object.entries(runs)) if (Number.isSafeInteger(epoch) && (epoch as number) > 0) (left[cell] ??= {})[run] = epoch as number;
  } catch {
    // Refused or damaged: as if there were none.
  }
  return left;
}

export function leftRuns(window: Storing, chapter: string): LeftRuns {
  const change = (by: (left: Left) => void): void => {
    const left = readLeft(window, chapter);
    by(left);
    for (const [cell, runs] of Object.entries(left)) if (Object.keys(runs).length === 0) delete left[cell];
    try {
      if (Object.keys(left).length === 0) window.localStorage.removeItem(keyOf(chapter));
      else window.localStorage.setItem(keyOf(chapter), JSON.stringify(left));
    } catch {
      // The run goes on; after a reload nobody will ask for it.
    }
  };
  return {
    set: (cell, run, epoch) => change((left) => void ((left[cell] ??= {})[run] = epoch)),
    drop: (cell, run) => change((left) => void delete left[cell]?.[run]),
  };
}
