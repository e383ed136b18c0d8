import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomCase } from './networks.ts';
import { activations, costs, gradientCheck, relu, leakyRelu, type Evaluation } from '../../../src/network/index.ts';

const depths = [1, 2, 3, 4];
const everyPair = Object.values(activations).flatMap((activation) =>
  Object.values(costs).flatMap((cost) => depths.map((depth) => ({ activation, cost, depth }))));
// Cross-entropy needs positive outputs.
const pairs = everyPair.filter(({ activation, cost }) =>
  cost.name !== 'crossEntropy' || ['sigmoid', 'softplus', 'softmax'].includes(activation.name));

test.each(pairs)('$activation.name, $cost.name, depth $depth: backpropagation agrees with central differences', ({ activation, cost, depth }) => {
  fc.assert(fc.property(fc.integer(), (seed) => {
    const { network, x, expected } = randomCase(seed, depth, activation, cost);
    fc.pre(clearOfKinks(activation.name, network.evaluate(x)));
    const { agrees, largest } = gradientCheck(network, x, expected);
    expect(agrees, `differs by ${largest}`).toBe(true);
  }), { numRuns: 25, seed: 1 });
});

/** A nudge of 1e-5 must not carry any neuron over the corner at 0, where a ReLU has no one slope. */
function clearOfKinks(name: string, { layers }: Evaluation): boolean {
  const kinked = name === relu.name || name === leakyRelu.name;
  return !kinked || layers.every(({ input }) => input.toArray().every((i) => Math.abs(i) > 1e-2));
}
