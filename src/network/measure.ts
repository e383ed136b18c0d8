// How good a network is at telling classes apart.

import type { Sample } from './batches.ts';
import { costOf } from './feed-forward.ts';
import { matrix, sizedVector, type Matrix } from './matrix.ts';
import type { Network } from './network.ts';

/** The class that an output, or an expectation, stands for: its largest element. A single one says yes (1) from 0.5. */
export function classOf(output: Iterable<number>): number {
  const values = [...output];
  return values.length === 1 ? Number((values[0] ?? 0) >= 0.5) : values.indexOf(Math.max(...values));
}

/** What a network makes of one sample, learning nothing. */
export function score(network: Network, { x, expected }: Sample): { readonly cost: number; readonly right: boolean } {
  const wanted = sizedVector(expected, network.outputs, 'expected', 'outputs');
  const { output, layers } = network.evaluate(x);
  return { cost: costOf(layers, wanted, network.cost), right: classOf(output) === classOf(wanted) };
}

/** The share of the samples whose class the network gets right, 0 to 1. Error: no samples. */
export function accuracy(network: Network, samples: readonly Sample[]): number {
  if (samples.length === 0) throw new Error('The accuracy needs one sample or more, but there are none.');
  return samples.filter((sample) => score(network, sample).right).length / samples.length;
}

/** How often the network took each class (row) for each class (column): classes × classes. */
export function confusionMatrix(network: Network, samples: readonly Sample[]): Matrix {
  const classes = Math.max(network.outputs, 2);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { x, expected } of samples) {
    const wanted = sizedVector(expected, network.outputs, 'expected', 'outputs');
    counts[classOf(wanted)]![classOf(network.evaluate(x).output)]! += 1;
  }
  return matrix(counts);
}
