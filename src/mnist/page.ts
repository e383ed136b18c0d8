/**
 * The page's handle on the loading Worker. The Worker is started by the first request; should it die, the
 * runs under way fail in words and the next request starts another.
 */
import { MnistError } from './errors.ts';
import { gather } from './gather.ts';
import type { FromMnist, ToMnist } from './protocol.ts';
import type { MnistPart, MnistRequest, MnistSource } from './source.ts';

/** As much of a Worker as is used here. */
export interface WorkerLike {
  postMessage(message: ToMnist): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromMnist>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export interface MnistHandle {
  /** The digits as their files arrive, the first training digits first: training can start with those. Leaving the loop cancels. */
  parts(request: MnistRequest): AsyncGenerator<MnistPart, void, void>;
  /** All that was asked for. The buffers are the caller's own: every call gives new ones, from files that are kept. */
  load: MnistSource;
  /** Ends the Worker. Runs under way fail. */
  close(): void;
}

/** `base` is the absolute URL of the data's folder, with its last slash: `new URL(`${BASE_URL}data/`, location.href).href`. */
export function openMnist(base: string, start: () => WorkerLike = startWorker): MnistHandle {
  const runs = new Map<number, Inbox>();
  let worker: WorkerLike | undefined;
  let lastId = 0;

  function end(message: string): void {
    worker?.terminate();
    worker = undefined;
    for (const run of runs.values()) run.fail(new MnistError('worker', message));
    runs.clear();
  }

  function started(): WorkerLike {
    if (worker) return worker;
    worker = start();
    worker.onmessage = ({ data }) => runs.get(data.id)?.receive(data);
    worker.onerror = (event) => {
      event.preventDefault(); // it is reported where it is awaited
      end('The digits could not be loaded: the Worker that loads them ended unexpectedly. Try again.');
    };
    worker.onmessageerror = () => end('The digits could not be loaded: they did not get from their Worker to the page. Try again.');
    return worker;
  }

  async function* parts({ training, test, signal, onProgress }: MnistRequest): AsyncGenerator<MnistPart, void, void> {
    signal?.throwIfAborted();
    const id = ++lastId;
    const inbox = createInbox(onProgress);
    runs.set(id, inbox);
    const cancel = (): void => inbox.fail(signal?.reason);
    signal?.addEventListener('abort', cancel);
    try {
      started().postMessage({ type: 'load', id, base, training, test });
      for (let part; (part = await inbox.next()); ) yield part;
    } finally {
      signal?.removeEventListener('abort', cancel);
      // Still under way: cancelled, or left. Done or failed, the Worker no longer knows the number.
      if (runs.delete(id)) worker?.postMessage({ type: 'cancel', id });
    }
  }

  return { parts, load: (request) => gather(parts(request), request), close: () => end('Loading the digits was ended.') };
}

interface Inbox {
  receive(message: FromMnist): void;
  fail(error: unknown): void;
  /** The next part, or undefined after the last. */
  next(): Promise<MnistPart | undefined>;
}

/** Keeps what came until it is asked for. */
function createInbox(onProgress: MnistRequest['onProgress']): Inbox {
  const parts: MnistPart[] = [];
  let over: { error?: unknown } | undefined;
  let wake = (): void => undefined;
  return {
    receive(message) {
      if (over) return;
      if (message.type === 'progress') onProgress?.(message.progress);
      else if (message.type === 'part') parts.push(message.part);
      else if (message.type === 'done') over = {};
      else over = { error: message.problem ? new MnistError(message.problem, message.message) : new Error(message.message) };
      wake();
    },
    fail(error) {
      over ??= { error };
      wake();
    },
    async next() {
      while (parts.length === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
      if (over && 'error' in over) throw over.error;
      return parts.shift();
    },
  };
}

/** The bundler finds the Worker's file by this very form. */
const startWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
