// The task that all are timed at: an epoch of MNIST, 784-36-14-10 unless said otherwise, batches of 32.

import { createMachine, type Design, type LayerNumbers, type Machine, type SetNumber } from '../../../src/kernels/index.ts';
import { random } from '../../../src/network/random.ts';

export interface Digits {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export const SIZES: readonly number[] = [784, 36, 14, 10];
export const BATCH = 32;
export const PACE = { rate: 0.02, gamma: 0.9, l2: 1e-4 };

/** A network as Xavier draws it. */
export function drawn(sizes: readonly number[], seed = 1): LayerNumbers[] {
  const draw = random(seed);
  return sizes.slice(1).map((neurons, k) => ({
    weights: new Float32Array(neurons * sizes[k]!).map(() => draw.normal(0, Math.sqrt(2 / (neurons + sizes[k]!)))),
    biases: new Float32Array(neurons),
  }));
}

export function shuffled(count: number, seed: number): Uint32Array {
  return Uint32Array.from(random(seed).shuffle(Array.from({ length: count }, (_, k) => k)));
}

export interface Task {
  readonly sizes?: readonly number[];
  readonly batchSize?: number;
  readonly wasm?: Uint8Array;
}

/** A machine that is ready to learn from the digits: `epoch()` is one time through all of them. */
export async function ready(digits: Digits, { sizes = SIZES, batchSize = BATCH, wasm }: Task): Promise<{ machine: Machine; set: SetNumber; epoch: () => void }> {
  const design: Design = {
    sizes, hidden: sizes.slice(2).map(() => 'leakyRelu' as const), output: 'softmax', cost: 'crossEntropy', optimizer: 'nesterov', batchSize,
  };
  const machine = await createMachine(design, { ...(wasm && { wasm }), plain: wasm === undefined });
  const set = machine.addSamples(digits.images, digits.labels);
  machine.setLayers(drawn(sizes));
  const count = digits.labels.length;
  const rates = new Float32Array(Math.ceil(count / batchSize)).fill(PACE.rate);
  const orders = [1, 2, 3].map((seed) => shuffled(count, seed));
  let epochs = 0;
  return { machine, set, epoch: () => void machine.train(set, orders[epochs++ % orders.length]!, { rates, gamma: PACE.gamma, l2: PACE.l2 }) };
}
