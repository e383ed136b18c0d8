// The worked example of chapters 1 and 2, and the numbers it must give.

import golden from './golden/worked-example.json' with { type: 'json' };
import { gradientDescent, Network, sigmoid } from '../../../src/network/index.ts';

export { golden };

export function workedExample(): Network {
  const { W1, b1, W2, b2, eta } = golden.parameters;
  return new Network({
    inputs: 2,
    layers: [
      { size: 2, activation: sigmoid, weights: W1, biases: b1 },
      { size: 2, activation: sigmoid, weights: W2, biases: b2 },
    ],
    optimizer: gradientDescent(eta),
  });
}
