// Random networks with a random sample, for property tests. All drawn from one seed, so that
// a counterexample is one number and can be had again.

import { Network, random, type Activation, type NetworkOptions } from '../../../src/network/index.ts';

export interface Case {
  readonly inputs: number;
  readonly layers: readonly { readonly size: number; readonly weights: number[][]; readonly biases: number[] }[];
  readonly x: number[];
  readonly expected: number[];
}

/** Parameters and a sample for `depth` layers of 2 to 4 neurons. Expectations are positive and sum to 1. */
export function randomCase(seed: number, depth: number): Case {
  const chance = random(seed);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => chance.normal());
  const inputs = 1 + chance.integer(4);
  let before = inputs;
  const layers = Array.from({ length: depth }, () => {
    // Not 1: a softmax of one neuron is always 1.
    const size = 2 + chance.integer(3);
    const weights = Array.from({ length: size }, () => numbers(before));
    before = size;
    return { size, weights, biases: numbers(size) };
  });
  const shares = Array.from({ length: before }, () => chance.uniform(0.1, 1));
  const whole = shares.reduce((total, share) => total + share, 0);
  return { inputs, layers, x: numbers(inputs), expected: shares.map((share) => share / whole) };
}

/** The network of a case, with one activation in every layer. */
export function networkOf({ inputs, layers }: Case, activation: Activation, options: Partial<NetworkOptions> = {}): Network {
  return new Network({ inputs, layers: layers.map((layer) => ({ ...layer, activation })), ...options });
}

/** A nudge of 1e-5 must not carry any neuron over the corner at 0, where a ReLU has no one slope. */
export function clearOfKinks(network: Network, x: readonly number[]): boolean {
  return network.evaluate(x).layers.every(({ layer, input }) =>
    !['relu', 'leakyRelu'].includes(layer.activation.name) || input.toArray().every((i) => Math.abs(i) > 1e-2));
}

/** Whether this cost can follow this activation: cross-entropy takes the logarithm of the output. */
export function goTogether(activation: string, cost: string): boolean {
  return cost !== 'crossEntropy' || ['sigmoid', 'softplus', 'softmax'].includes(activation);
}

/** Every weight and bias: layer by layer the weights, row by row, then the biases. */
export function parametersOf(network: Network): number[] {
  return network.layers.flatMap(({ weights, biases }) => [...weights.toArray().flat(), ...biases]);
}
