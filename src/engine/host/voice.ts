/** What the page is told: states of cells, values of watches and the engine's state, each only when it has changed. */
import type { Plain } from '../protocol.ts';
import { movedInputs, type Book } from './book.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import { judge, same, type Judgement } from './state.ts';
import type { CellState, EngineState } from './types.ts';

type Value = { value: Plain | undefined; stale: boolean };

export interface Voice extends Emitter {
  readonly engine: EngineState;
  readonly cells: ReadonlyMap<string, CellState>;
  /** The last value told for a watch that was not lost. */
  value(watch: string): Plain | undefined;
  setEngine(state: Omit<EngineState, 'notice'>): void;
  /** Adds something that the reader should know. */
  notice(text: string): void;
  /** Tells what has changed since the last time. */
  publish(): void;
  /** What follows from the book as it is now. */
  judge(): Judgement;
}

export function createVoice(book: Book): Voice {
  const { on, emit } = createEmitter();
  const cells = new Map<string, CellState>();
  const values = new Map<string, Value>();
  const known = new Map<string, Plain>(Object.entries(book.data.baked));
  const notices: string[] = [];
  let engine: EngineState = { state: 'asleep' };

  const judgement = (): Judgement =>
    judge({ entries: book.entries, names: book.names, moved: new Set(movedInputs(book).keys()), broken: engine.state === 'failed' });

  function setEngine(state: EngineState): void {
    engine = { ...state, ...(notices.length > 0 ? { notice: notices.join(' ') } : {}) };
    emit('engine', engine);
  }

  /** Values before cells: numbers that belong together change in one go. */
  function publish(): void {
    const judged = judgement();
    const changed = new Map<string, Value>();
    for (const watch of book.data.watches) {
      const baked = book.data.baked[watch.id];
      const present = judged.watch(watch, book.values.get(watch.id) ?? { last: undefined, failed: true }, baked);
      const before = values.get(watch.id) ?? { value: baked, stale: false };
      if (before.stale === present.stale && same(before.value, present.value)) continue;
      values.set(watch.id, present);
      changed.set(watch.id, present);
      if (present.value !== undefined) known.set(watch.id, present.value);
    }
    if (changed.size > 0) emit('values', changed);
    for (const id of book.entries.keys()) {
      const present = judged.cell(id);
      const before = cells.get(id);
      if (before && sameState(before, present)) continue;
      cells.set(id, present);
      emit('cell', present);
    }
  }

  return {
    on,
    emit,
    cells,
    value: (watch) => known.get(watch),
    get engine() {
      return engine;
    },
    setEngine,
    notice(text) {
      if (notices.includes(text)) return;
      notices.push(text);
      setEngine(engine);
    },
    publish,
    judge: judgement,
  };
}

function sameState(a: CellState, b: CellState): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof CellState>;
  for (const key of keys) {
    const deep = key === 'dependents' || key === 'progress' || key === 'error';
    if (deep ? !same(a[key], b[key]) : a[key] !== b[key]) return false;
  }
  return true;
}
