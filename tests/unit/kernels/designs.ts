// Designs, weights and samples to try machines on: the same for the same seed.

import { random } from '../../../src/network/random.ts';
import type { Design, LayerNumbers, Pace } from '../../../src/kernels/index.ts';

export const HIDDEN = ['leakyRelu', 'relu', 'sigmoid', 'tanh'] as const;
export const OUTPUT = ['softmax', 'sigmoid'] as const;
export const COST = ['crossEntropy', 'quadratic'] as const;
export const OPTIMIZER = ['gradientDescent', 'momentum', 'nesterov'] as const;

export function design(sizes: readonly number[], rest: Partial<Design> = {}): Design {
  return {
    sizes, hidden: sizes.slice(2).map(() => 'leakyRelu' as const), output: 'softmax', cost: 'crossEntropy',
    optimizer: 'gradientDescent', batchSize: 4, ...rest,
  };
}

/** Weights and biases as an initializer would draw them, rounded to float32; biases not 0, so that mistakes show. */
export function numbers(sizes: readonly number[], seed: number, scale = 1): LayerNumbers[] {
  const draw = random(seed);
  return sizes.slice(1).map((neurons, k) => ({
    weights: new Float32Array(neurons * sizes[k]!).map(() => draw.normal(0, scale * Math.sqrt(2 / (neurons + sizes[k]!)))),
    biases: new Float32Array(neurons).map(() => draw.normal(0, 0.1 * scale)),
  }));
}

export interface Samples {
  readonly bytes: Uint8Array;
  readonly labels: Uint8Array;
}

/** `share` of the bytes are not 0, as ink on paper. */
export function samples(sizes: readonly number[], count: number, seed: number, share = 0.4): Samples {
  const draw = random(seed);
  return {
    bytes: new Uint8Array(count * sizes[0]!).map(() => (draw.uniform() < share ? 1 + draw.integer(255) : 0)),
    labels: new Uint8Array(count).map(() => draw.integer(sizes.at(-1)!)),
  };
}

/** 0, 1, … in a drawn order. */
export function order(count: number, seed: number): Uint32Array {
  return Uint32Array.from(random(seed).shuffle(Array.from({ length: count }, (_, k) => k)));
}

/** A rate for each batch, every one a little smaller. */
export function pace({ batchSize }: Design, count: number, rate = 0.1, l2 = 0): Pace {
  return { rates: new Float32Array(Math.ceil(count / batchSize)).map((_, k) => rate / (1 + 0.1 * k)), gamma: 0.8, l2 };
}
