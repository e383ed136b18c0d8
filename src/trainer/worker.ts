/**
 * The training Worker's entry: see serve.ts. Started by page.ts, one for each training; and once more by itself, if digits
 * are to be transformed meanwhile: this file then serves the other side of augment/supply.ts.
 */
import { createMachine, createWarper } from '../kernels/index.ts';
import type { Warper } from '../kernels/types.ts';
import { serveMaking, supplyFrom, supplyHere, type FromMaker, type MakingWorker, type ToMaker } from './augment/supply.ts';
import type { FromTrainer, ToTrainer } from './protocol.ts';
import { serveTraining } from './serve.ts';

interface Scope {
  readonly location: { readonly href: string };
  postMessage(message: FromTrainer | FromMaker, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToTrainer | ToMaker>) => void): void;
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

async function warperOf(bytes: Uint8Array, side: number, kernels: string | undefined): Promise<Warper> {
  const wasm = await fetched(kernels);
  return createWarper(bytes, side, side, wasm ? { wasm } : {});
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
  async createSupply(bytes, augmenting, kernels, more) {
    const again = (): MakingWorker => new Worker(scope.location.href, { type: 'module' });
    return (await supplyFrom(again, bytes, augmenting, kernels, more)) ?? supplyHere(bytes, await warperOf(bytes, augmenting.side, kernels), augmenting);
  },
  now: () => performance.now(),
  breathe: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port1.postMessage(null);
    }),
  standing: true,
});

const make = serveMaking((message, transfer = []) => scope.postMessage(message, transfer), warperOf);

scope.addEventListener('message', ({ data }) => (data.type === 'hold' || data.type === 'make' ? make(data) : receive(data)));
