// The gradient check: backpropagation against a measurement that knows nothing of it.
//
// Nudge one parameter a little up, then a little down. How much the
// cost differs, divided by the distance between the two, is its
// slope: (C(w + h) − C(w − h)) / 2h, wrong by about h² only.

import { costOf, feedForward } from './feed-forward.ts';
import type { Layer } from './layer.ts';
import type { Network } from './network.ts';

export interface GradientCheck {
  /** ∂C/∂(parameter) by backpropagation, for each parameter. */
  readonly analytic: number[];
  /** The same by central differences. */
  readonly numeric: number[];
  /** The parameter's name: "layers[0].weights[1][2]" is neuron 1's weight for input 2. */
  readonly labels: string[];
  /** The largest |analytic − numeric|. */
  readonly largest: number;
  /**
   * Whether each pair agrees, to within 1e-5 of its size, or
   * 1e-8 (times the cost, if above 1) where it is smaller.
   */
  readonly agrees: boolean;
}

/**
 * Checks every ∂C/∂w and ∂C/∂b of one sample, layer by layer: the weights row by row, then
 * the biases. The network stays as it is. `h` is the nudge. At a kink, such as ReLU's at 0,
 * there is no one slope to agree on; a step that strides over one gives a difference that is
 * no fault.
 */
export function gradientCheck(
  network: Network, x: Iterable<number>, expected: Iterable<number>, { h = 1e-5 } = {},
): GradientCheck {
  const learned = network.copy().evaluate(x, expected);
  const analytic = learned.layers.flatMap(({ dW, db }) => [...dW.toArray().flat(), ...db]);

  const costWith = (layers: readonly Layer[]): number =>
    costOf(feedForward(layers, learned.x), learned.expected, network.cost);
  const labels: string[] = [];
  const numeric: number[] = [];

  network.layers.forEach((layer, k) => {
    const { weights, biases, size, inputs } = layer;
    const measure = (label: string, nudged: (by: number) => Layer): void => {
      const cost = (by: number): number => costWith(network.layers.with(k, nudged(by)));
      labels.push(`layers[${k}].${label}`);
      numeric.push((cost(h) - cost(-h)) / (2 * h));
    };
    for (let r = 0; r < size; r++)
      for (let c = 0; c < inputs; c++)
        measure(`weights[${r}][${c}]`, (by) =>
          ({ ...layer, weights: weights.with(r, c, weights.at(r, c) + by) }));
    for (let r = 0; r < size; r++)
      measure(`biases[${r}]`, (by) =>
        ({ ...layer, biases: biases.with(r, biases.at(r) + by) }));
  });

  const floor = 1e-8 * Math.max(1, Math.abs(learned.cost));
  const pairs = analytic.map((a, k) => [a, numeric[k] ?? NaN] as const);
  return {
    analytic,
    numeric,
    labels,
    largest: Math.max(...pairs.map(([a, n]) => Math.abs(a - n))),
    agrees: pairs.every(([a, n]) =>
      Math.abs(a - n) <= Math.max(floor, 1e-5 * Math.max(Math.abs(a), Math.abs(n)))),
  };
}
