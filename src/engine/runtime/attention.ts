/**
 * What the reader has before their eyes is computed first, with all that it follows from. The rest of the page has
 * its turn when that is on its way and the reader pauses, bit by bit, so that a drag is answered at once. A page that never says what
 * is seen, and the build, compute everything alike.
 */
import type { Seen } from '../protocol.ts';
import type { Graph } from '../compile/graph.ts';
import { Cell } from './cell.ts';
import type { WatchState } from './computing.ts';

type Item = Cell | WatchState;

export interface Attention {
  /** From now on these cells and watches are seen. */
  attend(seen: Seen): void;
  /** Nothing was ever said: all come first. */
  readonly undivided: boolean;
  /** Whether the item is seen, or something seen follows from it. */
  first(item: Item): boolean;
  /** Undefined if it is the item's turn now; else a promise of whether it still is to be computed when its turn comes. */
  turn(item: Item): Promise<boolean> | undefined;
  /** The reader has just moved something, and may move on. */
  touched(): void;
  /** What was to be computed is no longer wanted: it is to be computed anew. */
  drop(item: Item): void;
  /** What comes first is done: the others have their turn, one after the other. */
  open(): void;
}

/** Others wait no longer than this for one that comes first and takes its time. Milliseconds. */
const PATIENCE = 250;
/** So long after the last move a drag pauses. Milliseconds. */
const PAUSE = 50;

export interface AttentionOptions {
  graph: () => Graph;
  watches: ReadonlyMap<string, WatchState>;
  later: (task: () => void) => void;
  now: () => number;
}

export function createAttention({ graph, watches, later, now }: AttentionOptions): Attention {
  const setTimer = setTimeout;
  const waiting = new Map<Item, (mine: boolean) => void>();
  let seen: { cells: ReadonlySet<string>; watches: ReadonlySet<string> } | undefined;
  let needed: { of: Graph; cells: ReadonlySet<string> } | undefined;
  let opening = false;
  let timed = false;
  let touchedAt = -Infinity;

  /** The cells that are seen, and those that they and the seen watches follow from. */
  function neededCells(): ReadonlySet<string> {
    const present = graph();
    if (needed?.of === present) return needed.cells;
    const cells = new Set(seen?.cells);
    for (const watch of seen?.watches ?? []) {
      for (const name of watches.get(watch)?.watch.inputs ?? []) {
        const id = present.declaredBy.get(name);
        if (id !== undefined) cells.add(id);
      }
    }
    for (const id of cells) for (const other of present.dependencies.get(id) ?? []) cells.add(other);
    needed = { of: present, cells };
    return cells;
  }

  const first = (item: Item): boolean =>
    seen === undefined || (item instanceof Cell ? neededCells().has(item.id) : seen.watches.has(item.watch.id));

  function release(item: Item, mine: boolean): void {
    const resolve = waiting.get(item);
    waiting.delete(item);
    resolve?.(mine);
  }

  /** All watches that wait, since they are quick, and one cell. */
  function next(): void {
    opening = false;
    for (const item of [...waiting.keys()]) {
      release(item, true);
      if (item instanceof Cell) break;
    }
    open();
  }

  function open(): void {
    if (opening || waiting.size === 0) return;
    opening = true;
    const rest = touchedAt + PAUSE - now();
    if (rest > 0) setTimer(() => ((opening = false), open()), rest);
    else later(next);
  }

  return {
    attend({ cells, watches: ids }) {
      seen = { cells: new Set(cells), watches: new Set(ids) };
      needed = undefined;
      for (const item of [...waiting.keys()]) if (first(item)) release(item, true);
    },
    get undivided() {
      return seen === undefined;
    },
    first,
    turn(item) {
      if (first(item)) return undefined;
      if (!timed) {
        timed = true;
        setTimer(() => {
          timed = false;
          open();
        }, PATIENCE);
      }
      return new Promise((resolve) => waiting.set(item, resolve));
    },
    touched: () => void (touchedAt = now()),
    drop: (item) => release(item, false),
    open,
  };
}
