/**
 * The page's handle on a training Worker. Should the Worker die, what it had finished is not lost: the page holds the
 * end of the last epoch, and gives that with the bad news.
 */
import { decodeStanding } from './checkpoint.ts';
import type { FromTrainer, Start, ToTrainer } from './protocol.ts';

/** As much of a Worker as is used here. */
export interface WorkerLike {
  postMessage(message: ToTrainer, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromTrainer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export interface TrainingWorker {
  post(message: ToTrainer): void;
  /** Ends the Worker at once. Nothing more is heard. */
  close(): void;
}

/** Starts a Worker on a training. `hear` is told all it says; 'ended' or 'failed' comes last, whatever happens. */
export function openTraining(start: Start, hear: (message: FromTrainer) => void, startWorker: () => WorkerLike = newWorker): TrainingWorker {
  let standing: Uint8Array | undefined = start.from;
  let worker: WorkerLike | undefined;

  function close(): void {
    worker?.terminate();
    worker = undefined;
  }

  function died(): void {
    if (!worker) return;
    close();
    const last = standing && decodeStanding(standing, start.recipe.design.sizes);
    const kept = last ? `The network has what it had after epoch ${last.epoch}.` : 'No epoch had been finished.';
    hear({ type: 'failed', message: `The Worker that trains ended unexpectedly, perhaps for lack of memory. ${kept} Run the cell again to train anew.`, layers: (start.recipe.stopping ? last?.best?.layers : undefined) ?? last?.layers ?? null });
  }

  try {
    worker = startWorker();
  } catch {
    queueMicrotask(() => hear({ type: 'failed', message: 'This browser did not let a Worker start, so nothing was trained.', layers: null }));
    return { post: () => {}, close: () => {} };
  }
  worker.onmessage = ({ data }) => {
    if (data.type === 'report' && data.standing) standing = data.standing;
    if (data.type === 'ended' || data.type === 'failed') close();
    hear(data);
  };
  worker.onerror = (event) => {
    event.preventDefault(); // it is reported where it is awaited
    died();
  };
  worker.onmessageerror = died;
  const { training, validation, test } = start.sets;
  const buffers = [training, validation, test].flatMap((set) => (set ? [set.bytes.buffer, set.labels.buffer] : [])) as ArrayBuffer[];
  worker.postMessage(start, [...new Set(buffers)]);
  return { post: (message) => worker?.postMessage(message, []), close };
}

/** The bundler finds the Worker's file by this very form. */
const newWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
