/**
 * The page's side of cells that train: checks what a cell says, starts a Worker for it, keeps checkpoints, and lets the
 * page see and steer what goes on. Runs of one cell may go on side by side; each is a training of its own.
 */
import type { LayerNumbers } from '../kernels/types.ts';
import { decodeStanding, fingerprint, type CheckpointStore } from './checkpoint.ts';
import { openTraining, type TrainingWorker, type WorkerLike } from './page.ts';
import { checkMessage, type FromTrainer, type Start, type ToTrainer, type TrainerProgress } from './protocol.ts';
import type { Recipe } from './recipe.ts';

/** A training as the page shows it. */
export interface PageTraining {
  readonly cell: string;
  readonly recipe: Recipe;
  readonly state: TrainingState;
  /** Calls back at each change. Returns how to take that back. */
  on(listener: () => void): () => void;
  pause(): void;
  resume(): void;
  /** Ends it where it is; the cell goes on with what was learned. */
  stop(): void;
  setLearningRate(learningRate: number): void;
}

export interface TrainingState {
  readonly phase: 'starting' | 'running' | 'paused' | 'over';
  readonly progress?: TrainerProgress;
  /** Went on from a checkpoint of this epoch. */
  readonly continued?: number;
  /** Checkpoints can't be kept here. */
  readonly unkept?: boolean;
  /** Why it failed. */
  readonly trouble?: string;
}

/** A list of runs that were left, which the page keeps where it can look at once: by cell, by fingerprint, the epoch. */
export interface LeftRuns {
  set(cell: string, run: string, epoch: number): void;
  drop(cell: string, run: string): void;
}

export interface ServiceOptions {
  chapter: string;
  /** The address of engine/kernels.wasm. */
  kernels: string;
  store: CheckpointStore;
  left: LeftRuns;
  /** A training has begun. */
  begun: (training: PageTraining) => void;
  /** Whether the reader asked for this cell's left runs to be gone on with. */
  continues: (cell: string) => boolean;
  /** A training has come to its end, or was stopped: with what was learned, and its best error on validation digits, if it was looked at. */
  ended?: (cell: string, recipe: Recipe, layers: readonly LayerNumbers[], error: number | undefined) => void;
  now: () => number;
  startWorker?: () => WorkerLike;
}

type Answer = (message: FromTrainer, transfer?: ArrayBuffer[]) => void;

/** Not more often than this: an epoch may take a twentieth of a second. Milliseconds. */
const KEEPING = 300;

/** Opens lines to the trainer for cells. */
export function trainerService(options: ServiceOptions): (cell: string, answer: Answer) => { hear(message: unknown): void; end(kindly: boolean): void } {
  return (cell, answer) => createLine(cell, answer, options);
}

/** Where a run's checkpoint lies. */
export const checkpointName = (chapter: string, cell: string, run: string): string => `${chapter}/${cell}/${run}`;

function createLine(cell: string, answer: Answer, options: ServiceOptions): ReturnType<ReturnType<typeof trainerService>> {
  const { store, left, now, begun } = options;
  let worker: TrainingWorker | undefined;
  let training: (PageTraining & { change(state: Partial<TrainingState>): void }) | undefined;
  let error: number | undefined;
  let started = false;
  let closed = false;
  let keep: ReturnType<typeof createKeeper> | undefined;
  /** Said before the checkpoint was looked for. */
  const early: ToTrainer[] = [];

  async function start(message: Start): Promise<void> {
    const { recipe, layers, sets } = message;
    training = createPageTraining(cell, recipe, say);
    begun(training);
    let from: Uint8Array | undefined;
    if (recipe.keep) {
      const run = fingerprint(recipe, layers, sets);
      keep = createKeeper(checkpointName(options.chapter, cell, run), store, now, {
        kept: (epoch) => left.set(cell, run, epoch),
        dropped: () => left.drop(cell, run),
        refused: () => training?.change({ unkept: true }),
      });
      if (options.continues(cell)) from = await keep.find();
      const standing = from && decodeStanding(from, recipe.design.sizes);
      if (!standing) from = undefined;
      else training.change({ continued: standing.epoch });
    }
    if (closed) return;
    worker = openTraining({ ...message, kernels: options.kernels, ...(from && { from }) }, hear, options.startWorker);
    for (const each of early.splice(0)) worker.post(each);
  }

  function hear(message: FromTrainer): void {
    switch (message.type) {
      case 'progress': {
        const { type: _, ...progress } = message;
        training?.change({ progress, ...(training.state.phase === 'starting' && { phase: 'running' }) });
        return;
      }
      case 'report': {
        const { standing, ...report } = message;
        error = report.report.best?.validation.error ?? report.report.validation?.error ?? error;
        if (standing) keep?.offer(message.report.epoch, standing as Uint8Array<ArrayBuffer>);
        return answer(report);
      }
      case 'ended':
        finish(true);
        if (training) options.ended?.(cell, training.recipe, message.layers, error);
        return answer(message);
      case 'failed':
        training?.change({ trouble: message.message });
        finish(false);
        return answer(message);
      case 'snapshot':
        return answer(message);
    }
  }

  /** A run that has come to its end needs no checkpoint; one that was cut short may be gone on with. */
  function finish(done: boolean): void {
    closed = true;
    worker?.close();
    if (done) keep?.drop();
    else keep?.flush();
    training?.change({ phase: 'over' });
  }

  function say(message: ToTrainer): void {
    if (message.type === 'pause' && training?.state.phase !== 'over') training?.change({ phase: 'paused' });
    if (message.type === 'resume' && training?.state.phase === 'paused') training.change({ phase: 'running' });
    if (message.type === 'rate' && training?.state.progress) training.change({ progress: { ...training.state.progress, learningRate: message.learningRate } });
    if (worker) worker.post(message);
    else early.push(message);
  }

  return {
    hear(data) {
      if (closed) return;
      let message: ToTrainer;
      try {
        message = checkMessage(data);
      } catch (error) {
        if (!started) closed = true;
        return started ? undefined : answer({ type: 'failed', message: (error as Error).message, layers: null });
      }
      if (message.type !== 'start') return say(message);
      if (started) return;
      started = true;
      void start(message);
    },
    end(kindly) {
      if (!closed) finish(kindly);
    },
  };
}

function createPageTraining(cell: string, recipe: Recipe, say: (message: ToTrainer) => void): PageTraining & { change(state: Partial<TrainingState>): void } {
  const listeners = new Set<() => void>();
  let state: TrainingState = { phase: 'starting' };
  return {
    cell,
    recipe,
    get state() {
      return state;
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pause: () => say({ type: 'pause' }),
    resume: () => say({ type: 'resume' }),
    stop: () => say({ type: 'stop' }),
    setLearningRate: (learningRate) => say({ type: 'rate', learningRate }),
    change(part) {
      state = { ...state, ...part };
      for (const listener of [...listeners]) listener();
    },
  };
}

interface Told {
  kept(epoch: number): void;
  dropped(): void;
  refused(): void;
}

/** Keeps the latest checkpoint of one run, one write at a time and not too often. */
function createKeeper(name: string, store: CheckpointStore, now: () => number, told: Told): {
  find(): Promise<Uint8Array | undefined>;
  offer(epoch: number, bytes: Uint8Array<ArrayBuffer>): void;
  flush(): void;
  drop(): void;
} {
  let latest: { epoch: number; bytes: Uint8Array<ArrayBuffer> } | undefined;
  let last = -Infinity;
  let over = false;
  let writing: Promise<void> = Promise.resolve();

  function write(): void {
    if (!latest) return;
    const { epoch, bytes } = latest;
    latest = undefined;
    last = now();
    writing = writing
      .then(() => (over ? undefined : store.put(name, bytes).then(() => told.kept(epoch))))
      .catch(() => told.refused());
  }

  return {
    find: () => store.get(name).catch(() => undefined),
    offer(epoch, bytes) {
      latest = { epoch, bytes };
      if (now() - last >= KEEPING) write();
    },
    flush: write,
    drop() {
      over = true;
      writing = writing.then(() => store.drop(name)).catch(() => undefined).then(told.dropped);
    },
  };
}
