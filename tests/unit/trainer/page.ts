/** A page in this process: the real session, kernel and engine parts, a make-believe frame, Worker and store. */
import { fileURLToPath } from 'node:url';
import { bundle } from '../../../src/engine/bundle.ts';
import { createSession } from '../../../src/engine/host/session.ts';
import type { Serve } from '../../../src/engine/host/calls.ts';
import type { Session } from '../../../src/engine/host/types.ts';
import type { ChapterData, FromKernel, ToKernel } from '../../../src/engine/protocol.ts';
import { createKernel } from '../../../src/engine/runtime/kernel.ts';
import { createMachine } from '../../../src/kernels/index.ts';
import type { Design, Machine } from '../../../src/kernels/types.ts';
import { serveMnist } from '../../../src/mnist/service.ts';
import type { MnistSource } from '../../../src/mnist/source.ts';
import * as network from '../../../src/network/index.ts';
import { fastTraining } from '../../../src/trainer/cells.ts';
import type { CheckpointStore } from '../../../src/trainer/checkpoint.ts';
import type { WorkerLike } from '../../../src/trainer/page.ts';
import type { FromTrainer, ToTrainer } from '../../../src/trainer/protocol.ts';
import { serveTraining } from '../../../src/trainer/serve.ts';
import { trainerService, type PageTraining, type ServiceOptions } from '../../../src/trainer/service.ts';
import { compiled, type CellText } from '../engine/runtime/harness.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const globally = globalThis.eval;

/** A store made of a Map; it can be told to refuse. */
export function mapStore(): CheckpointStore & { map: Map<string, Uint8Array>; refuses: boolean } {
  const store = {
    map: new Map<string, Uint8Array>(),
    refuses: false,
    async get(name: string) {
      if (store.refuses) throw new DOMException('no', 'SecurityError');
      return store.map.get(name);
    },
    async put(name: string, bytes: Uint8Array) {
      if (store.refuses) throw new DOMException('no', 'SecurityError');
      store.map.set(name, bytes.slice());
    },
    async drop(name: string) {
      store.map.delete(name);
    },
  };
  return store;
}

/** A Worker in this thread: what goes to it and comes from it is cloned, and comes in a task of its own. */
export function fakeWorker(make: (design: Design) => Promise<Machine> = (design) => createMachine(design, { plain: true })): WorkerLike & { die(): void; dead: boolean } {
  const worker = {
    dead: false,
    onmessage: null as WorkerLike['onmessage'],
    onerror: null as WorkerLike['onerror'],
    onmessageerror: null as WorkerLike['onmessageerror'],
    postMessage(message: ToTrainer, transfer: ArrayBuffer[]) {
      const copy = structuredClone(message, { transfer });
      setImmediate(() => worker.dead || receive(copy));
    },
    terminate: () => void (worker.dead = true),
    die() {
      worker.dead = true;
      worker.onerror?.({ preventDefault() {} } as ErrorEvent);
    },
  };
  const receive = serveTraining({
    post(message, transfer = []) {
      const copy = structuredClone(message, { transfer });
      setImmediate(() => worker.dead || worker.onmessage?.({ data: copy } as MessageEvent<FromTrainer>));
    },
    createMachine: make,
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    standing: true,
  });
  return worker;
}

export interface Page {
  session: Session;
  trainings: PageTraining[];
  workers: ReturnType<typeof fakeWorker>[];
  left: Map<string, number>;
  store: ReturnType<typeof mapStore>;
  until(condition: () => boolean, what?: string): Promise<void>;
  /** Sends something as if from the Worker that runs cells. */
  forge(data: unknown): void;
  /** All that the page has posted there. */
  posted: ToKernel[];
  /** Ends the cells' Worker as a reload would. */
  reload(): void;
}

export interface PageOptions {
  cells: Record<string, string | CellText>;
  digits?: MnistSource;
  store?: ReturnType<typeof mapStore>;
  continues?: boolean;
  machine?: (design: Design) => Promise<Machine>;
}

export function openPage({ cells, digits, store = mapStore(), continues = false, machine }: PageOptions): Page {
  const posted: ToKernel[] = [];
  let ear: (data: unknown) => void = () => {};
  let closeLink = (): void => {};
  const page: Omit<Page, 'session'> = {
    trainings: [],
    workers: [],
    left: new Map(),
    store,
    posted,
    forge: (data) => ear(data),
    reload: () => closeLink(),
    async until(condition, what = String(condition)) {
      const limit = performance.now() + 20_000;
      while (!condition()) {
        if (performance.now() > limit) throw new Error(`not within 20 s: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
  const options: ServiceOptions = {
    chapter: 'test',
    kernels: 'kernels.wasm',
    store,
    left: { set: (cell, run, epoch) => void page.left.set(`${cell}/${run}`, epoch), drop: (cell, run) => void page.left.delete(`${cell}/${run}`) },
    begun: (training) => void page.trainings.push(training),
    continues: () => continues,
    now: () => performance.now(),
    startWorker() {
      const worker = fakeWorker(machine);
      page.workers.push(worker);
      return worker;
    },
  };
  const trainer = trainerService(options);
  const serve: Serve = async (service, cell, answer) => {
    if (service === 'trainer') return trainer(cell, answer);
    if (!digits) throw new Error('No digits here.');
    return serveMnist(digits, answer);
  };
  const data: ChapterData = {
    chapter: 'test',
    cells: Object.entries(cells).map(([id, text]) => compiled(id, text)),
    ...{ inputs: [], watches: [], baked: {}, quantities: {}, names: {}, expects: {} },
  };
  const session = createSession({
    data,
    serve,
    connect(_text, ears) {
      let open = true;
      ear = ears.message;
      const kernel = createKernel({
        modules: { chainrule: fastTraining(network) },
        load: (text) => globally(text) as Record<string, unknown>,
        post(message: FromKernel, transfer: ArrayBuffer[] = []) {
          const copy: unknown = structuredClone(message, { transfer });
          setImmediate(() => open && ears.message(copy));
        },
      });
      return {
        post(message, transfer = []) {
          posted.push(message);
          const copy = structuredClone(message, { transfer });
          setImmediate(() => open && kernel.receive(copy));
        },
        prepare() {},
        close: () => void (open = false),
      };
    },
    fetchText: (part) => (part === 'kernel' ? Promise.resolve('') : bundle(part, root)),
    setTimer(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  return { ...page, session };
}
