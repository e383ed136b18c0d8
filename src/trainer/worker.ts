/** The training Worker's entry: see serve.ts. Started by page.ts, one for each training. */
import { createMachine } from '../kernels/index.ts';
import type { FromTrainer, ToTrainer } from './protocol.ts';
import { serveTraining } from './serve.ts';

interface Scope {
  postMessage(message: FromTrainer, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToTrainer>) => void): void;
}

const scope = globalThis as unknown as Scope;

/** The kernels' bytes; undefined if they can't be had: the plain twin then trains, and the page says so. */
async function fetched(address: string | undefined): Promise<Uint8Array | undefined> {
  if (address === undefined) return undefined;
  try {
    const response = await fetch(address);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** A message of its own to itself comes after all that wait: `setTimeout` would take 4 ms. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.onmessage = () => waiting.shift()?.();

const receive = serveTraining({
  post: (message, transfer = []) => scope.postMessage(message, transfer),
  async createMachine(design, kernels) {
    const wasm = await fetched(kernels);
    return createMachine(design, wasm ? { wasm } : {});
  },
  now: () => performance.now(),
  breathe: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port1.postMessage(null);
    }),
  standing: true,
});

scope.addEventListener('message', ({ data }) => receive(data));
