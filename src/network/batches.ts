// Samples, and how they are dealt out for training.

import { wholeNumber } from './checks.ts';
import type { Random } from './random.ts';

/** One example to learn from. */
export interface Sample {
  readonly x: Iterable<number>;
  readonly expected: Iterable<number>;
}

/**
 * All samples, in batches of `size`, of which the last may be smaller. With a generator they are
 * shuffled first; without one they keep their order. A size of 1 makes gradient descent stochastic;
 * a size of all samples makes it batch gradient descent, and anything between, mini-batch.
 */
export function batches<T>(samples: readonly T[], size: number, random?: Random): T[][] {
  wholeNumber(size, 'The batch size');
  const order = random === undefined ? samples : random.shuffle(samples);
  return Array.from({ length: Math.ceil(order.length / size) }, (_, k) => order.slice(k * size, (k + 1) * size));
}
