/** Where the loop gets each epoch's digits from: made in this thread when it asks, or by a Worker while it trains. */
import { createMaker, type Augmenting, type Maker } from './maker.ts';
import type { Warper } from '../../kernels/types.ts';

export interface Supply {
  /** Whether the digits of an epoch are made while the one before trains, or before it, in this thread. */
  readonly made: 'meanwhile' | 'in turn';
  /** The digits of `epoch` will be wanted next. What `take` gave before is used up. */
  prepare(epoch: number): void;
  /** Those digits' bytes; undefined: not yet, ask again once `ready` says so. Error: they can't be made any more. */
  take(epoch: number): Uint8Array | undefined;
  /** Whether asking brings something: the digits, a part of the work done, or an error. */
  ready(): boolean;
  close(): void;
}

/** In this thread: each time it is asked it does a part of the work. */
export function supplyHere(bytes: Uint8Array, warper: Warper, augmenting: Augmenting): Supply {
  const maker = createMaker(bytes, warper, augmenting);
  const out = new Uint8Array(bytes.length);
  let making: { epoch: number; parts: Generator<void, void> } | undefined;
  return {
    made: 'in turn',
    prepare() {},
    take(epoch) {
      if (making?.epoch !== epoch) making = { epoch, parts: maker.make(epoch, out) };
      return making.parts.next().done ? out : undefined;
    },
    ready: () => true,
    close: () => warper.close(),
  };
}

/** To the Worker that makes. */
export type ToMaker =
  | { type: 'hold'; bytes: Uint8Array; augmenting: Augmenting; kernels: string | undefined }
  /** `out` is room that it may use. */
  | { type: 'make'; epoch: number; out?: Uint8Array };

export type FromMaker = { type: 'holds' } | { type: 'made'; epoch: number; bytes: Uint8Array } | { type: 'failed'; message: string };

/** As much of a Worker as is used here. */
export interface MakingWorker {
  postMessage(message: ToMaker, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromMaker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * By another Worker: it makes the digits of an epoch while this thread trains on those of the one before. `more` is called
 * when `ready` may have changed. Gives undefined if no such Worker can be had: the digits are then to be made here.
 */
export async function supplyFrom(start: () => MakingWorker, bytes: Uint8Array, augmenting: Augmenting, kernels: string | undefined, more: () => void): Promise<Supply | undefined> {
  let worker: MakingWorker;
  try {
    worker = start();
  } catch {
    return undefined;
  }
  let made: { epoch: number; bytes: Uint8Array } | undefined;
  let asked: number | undefined;
  let spare: Uint8Array | undefined;
  let trouble: string | undefined;

  const holds = await hold(worker, { type: 'hold', bytes, augmenting, kernels });
  if (!holds) {
    worker.terminate();
    return undefined;
  }
  worker.onmessage = ({ data }) => {
    if (data.type === 'made') made = data;
    if (data.type === 'failed') trouble = data.message;
    more();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    trouble = 'The Worker that transforms the digits ended unexpectedly, perhaps for lack of memory.';
    more();
  };

  return {
    made: 'meanwhile',
    prepare(epoch) {
      if (asked === epoch) return;
      asked = epoch;
      worker.postMessage({ type: 'make', epoch, ...(spare && { out: spare }) }, spare ? [spare.buffer as ArrayBuffer] : []);
      spare = undefined;
    },
    take(epoch) {
      if (trouble !== undefined) throw new Error(trouble);
      if (made?.epoch !== epoch) return undefined;
      spare = made.bytes;
      made = undefined;
      return spare;
    },
    ready: () => made !== undefined || trouble !== undefined,
    close: () => worker.terminate(),
  };
}

/** Whether the Worker has taken the digits. A copy goes over: without the Worker, these are needed here. */
const hold = (worker: MakingWorker, message: ToMaker): Promise<boolean> =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.type === 'holds');
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
    worker.postMessage(message, []);
  });

/** The Worker's side. */
export function serveMaking(post: (message: FromMaker, transfer?: ArrayBuffer[]) => void, createWarper: (bytes: Uint8Array, side: number, kernels: string | undefined) => Promise<Warper>): (message: ToMaker) => void {
  let maker: Maker | undefined;
  let length = 0;

  async function answer(message: ToMaker): Promise<void> {
    if (message.type === 'hold') {
      length = message.bytes.length;
      maker = createMaker(message.bytes, await createWarper(message.bytes, message.augmenting.side, message.kernels), message.augmenting);
      return post({ type: 'holds' });
    }
    const out = message.out ?? new Uint8Array(length);
    for (const _ of (maker as Maker).make(message.epoch, out));
    post({ type: 'made', epoch: message.epoch, bytes: out }, [out.buffer as ArrayBuffer]);
  }

  return (message) => void answer(message).catch((error: unknown) => post({ type: 'failed', message: error instanceof Error ? error.message : String(error) }));
}
