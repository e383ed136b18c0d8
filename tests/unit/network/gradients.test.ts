import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearOfKinks, goTogether, networkOf, randomCase } from './networks.ts';
import { activations, costs, gradientCheck, Network, sigmoid, softmax, tanh } from '../../../src/network/index.ts';

const depths = [1, 2, 3, 4];
const pairs = Object.values(activations).flatMap((activation) =>
  Object.values(costs).flatMap((cost) => depths.map((depth) => ({ activation, cost, depth }))))
  .filter(({ activation, cost }) => goTogether(activation.name, cost.name));

test.each(pairs)('$activation.name, $cost.name, depth $depth: backpropagation agrees with central differences', ({ activation, cost, depth }) => {
  fc.assert(fc.property(fc.integer(), (seed) => {
    const drawn = randomCase(seed, depth);
    const network = networkOf(drawn, activation, { cost });
    fc.pre(clearOfKinks(network, drawn.x));
    const { agrees, largest } = gradientCheck(network, drawn.x, drawn.expected);
    expect(agrees, `differs by ${largest}`).toBe(true);
  }), { numRuns: 25, seed: 1 });
});

test('layers of different activations agree too, in every order of three', () => {
  const kinds = Object.values(activations).filter(({ name }) => !['relu', 'leakyRelu'].includes(name));
  for (const first of kinds)
    for (const second of kinds)
      for (const third of [sigmoid, tanh, softmax]) {
        const { inputs, layers, x, expected } = randomCase(7, 3);
        const mixed = layers.map((layer, k) => ({ ...layer, activation: [first, second, third][k]! }));
        expect(gradientCheck(new Network({ inputs, layers: mixed }), x, expected).agrees, `${first.name}, ${second.name}, ${third.name}`).toBe(true);
      }
});
