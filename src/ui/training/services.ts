/** What this page does for cells that train, by a Worker of the page's own. A chunk of its own, fetched when a cell first asks. */
import type { Serve } from '../../engine/host/calls.ts';
import { cacheStore, type CheckpointStore } from '../../trainer/checkpoint.ts';
import { trainerService } from '../../trainer/service.ts';
import { chapter, session } from '../live/session.ts';
import { leftRuns } from './left.ts';
import { showStrip } from './strip.ts';

let trainer: ReturnType<typeof trainerService> | undefined;

/** Cells whose left runs are gone on with, and whether they have been seen to run since. */
const continuing = new Map<string, { ran: boolean }>();

export const serve: Serve = async (_service, cell, answer) => {
  trainer ??= trainerService({
    chapter: chapter().chapter,
    kernels: `${siteAddress()}engine/kernels.wasm`,
    store: checkpoints(),
    left: leftRuns(window, chapter().chapter),
    begun: (training) => showStrip(document, training),
    continues: (id) => continuing.has(id),
    // Taken now: the numbers go on to the cell.
    ended: (_cell, recipe, layers, error) => void import('../networks/keep.ts').then(({ keepTrained }) => keepTrained({ chapter: chapter().chapter, recipe, layers, error }, new Date())),
    now: () => performance.now(),
  });
  return trainer(cell, answer);
};

/** Runs the cell; its trainings go on where they were left. */
export function goOn(cell: string): void {
  const state = { ran: false };
  continuing.set(cell, state);
  const off = session().on('cell', ({ id, status }) => {
    if (id !== cell) return;
    if (status === 'running' || status === 'silent') state.ran = true;
    else if (state.ran) {
      continuing.delete(cell);
      off();
    }
  });
  session().run(cell);
}

/** Where checkpoints are kept in this browser. */
export function checkpoints(): CheckpointStore {
  let offered: CacheStorage | undefined;
  try {
    offered = window.caches;
  } catch {
    // Refused: runs go on without.
  }
  return cacheStore(offered, siteAddress());
}

const siteAddress = (): string => new URL(document.documentElement.dataset['base'] ?? '/', location.href).href;
