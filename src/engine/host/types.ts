/** The page's view of the engine: what the elements subscribe to and may ask for. No DOM here. */
import type { CellError, CompiledCell, DisplayRecord, InputSpec, Plain, Progress, Seen, Shown } from '../protocol.ts';

/** Everything an element needs to draw a cell. */
export interface CellState {
  id: string;
  /** The course's own text, the text in the editor, and the text whose result is shown. */
  original: string;
  source: string;
  ran: string;
  /**
   * idle: the result shown is baked or from a finished run; waiting: an input failed or waits (`waitsFor`);
   * running; error; stopped: by the reader; paused: came with a link and was not run yet; silent: running
   * and the Worker has not answered for some seconds.
   */
  status: 'idle' | 'waiting' | 'running' | 'silent' | 'error' | 'stopped' | 'paused';
  /** The shown result no longer matches its code or its inputs. */
  stale: boolean;
  waitsFor?: string;
  progress?: Progress;
  /** Undefined before the first run in this page, and again when all is back as at build and nothing was run since: the baked output stands. */
  shown?: Shown[];
  error?: CellError;
  took?: number;
  /** The course's text of this cell has changed since the reader's edit was made. */
  outdated?: boolean;
  /** Cells that use what this one declares, directly: they keep their last result while it fails. */
  dependents: string[];
}

/** source !== original */
export const isEdited = (cell: CellState): boolean => cell.source !== cell.original;
/** source !== ran: the text was changed after the result was made. */
export const isPending = (cell: CellState): boolean => cell.source !== cell.ran;

export interface SessionEvents {
  /** One cell's state changed. */
  cell: (cell: CellState) => void;
  /** Watched values changed; all of one propagation at once. A value that failed is undefined and `stale`. */
  values: (changed: ReadonlyMap<string, { value: Plain | undefined; stale: boolean }>) => void;
  /** An input changed, by whichever element. */
  input: (name: string, value: InputSpec['value']) => void;
  /** What is on the screen has followed a setInput; the rest of the page is still to come. */
  answered: (version: number) => void;
  /** Everything that followed from a setInput has been reported. */
  settled: (version: number) => void;
  /** The engine as a whole: 'asleep' (nothing loaded), 'waking', 'awake', 'failed' (with words for the reader), 'paused' (a shared link's edits wait for consent). */
  engine: (state: EngineState) => void;
}

export interface EngineState {
  state: 'asleep' | 'waking' | 'awake' | 'failed' | 'paused';
  /** For 'failed': what happened and what still works, for the reader. */
  reason?: string;
  /** Something the reader should know although everything works: a damaged link, edits that can't be kept. */
  notice?: string;
}

/** One page's live document. Created once; does nothing and loads nothing until touched. */
export interface Session {
  readonly engine: EngineState;
  /** Loads and starts the Worker if that has not happened; every asking call does it by itself. */
  wake(): Promise<void>;
  cell(id: string): CellState;
  cells(): readonly CellState[];
  definition(id: string): CompiledCell;
  input(name: string): InputSpec['value'];
  /** Last known value of a watch: baked until the page has computed another. */
  value(watch: string): Plain | undefined;
  /** Returns a version, reported by `settled` when all that follows is on its way to the screen. */
  setInput(name: string, value: InputSpec['value']): number;
  /** What the reader has on the screen: it is computed first. */
  attend(seen: Seen): void;
  /** New text in the editor; does not run it. */
  edit(id: string, source: string): void;
  /** Runs the cell's present text, and after it what depends on it. */
  run(id: string): void;
  /** Ends the Worker and starts another; every cell but the stopped one comes back by itself. */
  stop(id: string): void;
  reset(id: string): void;
  resetAll(): void;
  inspect(ref: number): Promise<DisplayRecord>;
  /** Runs the edits that came with a link. */
  accept(): void;
  /** Drops the edits that came with a link, back to what this browser kept. */
  decline(): void;
  /** Hash text ('#edits=…') that carries all present edits and inputs. */
  link(): string;
  on<K extends keyof SessionEvents>(event: K, listener: SessionEvents[K]): () => void;
}
