// Random networks with a random sample, for property tests. All drawn from one seed, so that
// a counterexample is one number and can be had again.

import { Network, quadratic, random, type Activation, type Cost, type NetworkOptions } from '../../../src/network/index.ts';

export interface Case {
  readonly network: Network;
  readonly x: number[];
  readonly expected: number[];
}

/** A network of `depth` layers of 1 to 4 neurons. Expectations are positive and sum to 1. */
export function randomCase(
  seed: number,
  depth: number,
  activation: Activation,
  cost: Cost = quadratic,
  more: Partial<NetworkOptions> & { readonly last?: Activation } = {},
): Case {
  const { last = activation, ...options } = more;
  const chance = random(seed);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => chance.normal());
  const inputs = 1 + chance.integer(4);
  let before = inputs;
  const layers = Array.from({ length: depth }, (_, k) => {
    // A softmax of one neuron is always 1.
    const size = 2 + chance.integer(3);
    const weights = Array.from({ length: size }, () => numbers(before));
    before = size;
    return { size, activation: k === depth - 1 ? last : activation, weights, biases: numbers(size) };
  });
  const shares = Array.from({ length: before }, () => chance.uniform(0.1, 1));
  const whole = shares.reduce((total, share) => total + share, 0);
  return {
    network: new Network({ inputs, layers, cost, ...options }),
    x: numbers(inputs),
    expected: shares.map((share) => share / whole),
  };
}
