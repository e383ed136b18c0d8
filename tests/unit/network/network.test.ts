import { describe, expect, test } from 'vitest';
import { expectClose } from './close.ts';
import { golden, workedExample } from './golden.ts';
import { networkOf, parametersOf as parameters, randomCase } from './networks.ts';
import { gradientCheck, gradientDescent, identity, momentum, Network, quadratic, random, relu, sigmoid, softmax, vector, type NetworkOptions } from '../../../src/network/index.ts';

const { x, expected } = golden.parameters;

test('without options: quadratic cost, η 0.005, no L2, weights from −0.5 to 0.5, biases 0, always the same', () => {
  const make = (): Network => new Network({ inputs: 30, layers: [{ size: 20, activation: sigmoid }, { size: 3, activation: softmax }] });
  const network = make();
  expect(network.cost).toBe(quadratic);
  expect([network.optimizer.name, network.optimizer.learningRate, network.l2]).toEqual(['gradientDescent', 0.005, 0]);
  const weights = network.layers.flatMap((layer) => layer.weights.toArray().flat());
  expect(weights).toHaveLength(660);
  expect(new Set(weights).size).toBe(660);
  expect(weights.every((weight) => weight >= -0.5 && weight < 0.5)).toBe(true);
  expect(network.layers.flatMap((layer) => [...layer.biases])).toEqual(new Array(23).fill(0));
  expect(network.parameterCount).toBe(683);
  expect(parameters(make())).toEqual(parameters(network));
  expect(network.layers.map(({ size, inputs, activation }) => [size, inputs, activation.name])).toEqual([[20, 30, 'sigmoid'], [3, 20, 'softmax']]);
});

test('another generator draws other weights, layer by layer from the one sequence', () => {
  const drawn = (seed: number): Network =>
    new Network({ inputs: 2, layers: [{ size: 2, activation: sigmoid }, { size: 2, activation: sigmoid }], random: random(seed) });
  const chance = random(5);
  expect(drawn(5).layers.flatMap((layer) => layer.weights.toArray().flat())).toEqual(Array.from({ length: 8 }, () => chance.uniform(-0.5, 0.5)));
  expect(parameters(drawn(5))).not.toEqual(parameters(drawn(6)));
});

test('evaluating, with or without an expectation, changes no parameter', () => {
  const network = workedExample();
  const before = parameters(network);
  const plain = network.evaluate(x);
  const learned = network.evaluate(vector(x), vector(expected));
  expect(parameters(network)).toEqual(before);
  expect(plain.output.toArray()).toEqual(learned.output.toArray());
  expect([learned.x.toArray(), learned.expected.toArray()]).toEqual([x, expected]);
  expect(plain).not.toHaveProperty('cost');
  expect(plain.layers[0]).not.toHaveProperty('dW');
  expect(learned.layers[1]?.from).toBe(learned.layers[0]?.output);
});

test('an update applies the average of the gradients gathered since the last, then forgets them', () => {
  const eta = 0.3;
  const network = networkOf(randomCase(1, 3), sigmoid, { optimizer: gradientDescent(eta) });
  const chance = random(2);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => chance.normal());
  const size = network.outputs;
  for (const count of [3, 1]) {
    const samples = Array.from({ length: count }, () => [numbers(network.inputs), numbers(size)] as const);
    const gradients = samples.map(([from, to]) => gradientCheck(network, from, to).numeric);
    const before = parameters(network);
    for (const [from, to] of samples) network.evaluate(from, to);
    network.updateFromLearning();
    const wanted = before.map((value, k) => value - (eta * gradients.reduce((sum, gradient) => sum + gradient[k]!, 0)) / count);
    expectClose(parameters(network), wanted, 1e-9);
  }
  expect(() => network.updateFromLearning()).toThrow('There is nothing to learn from yet: call evaluate(x, expected) before updateFromLearning().');
});

test('the gradient check leaves the network as it was, and gathers nothing', () => {
  const network = workedExample();
  const before = parameters(network);
  gradientCheck(network, x, expected);
  expect(parameters(network)).toEqual(before);
  expect(() => network.updateFromLearning()).toThrow('nothing to learn from');
});

test('the gradient check disagrees when h is too coarse', () => {
  const network = workedExample();
  expect(gradientCheck(network, x, expected, { h: 0.5 }).agrees).toBe(false);
  const [far, near] = [gradientCheck(network, x, expected, { h: 1e-2 }), gradientCheck(network, x, expected, { h: 1e-3 })];
  // Central differences are wrong by about h²: a tenth of h, a hundredth of the error.
  expect(far.largest / near.largest).toBeGreaterThan(90);
  expect(far.largest / near.largest).toBeLessThan(110);
});

test('a copy is equal, goes on equally, and neither changes the other', () => {
  const drawn = randomCase(3, 2);
  const { x: from, expected: to } = drawn;
  const network = networkOf(drawn, sigmoid, { optimizer: momentum(0.1, 0.9), l2: 0.01 });
  const learn = (one: Network): void => {
    one.evaluate(from, to);
    one.updateFromLearning();
  };
  learn(network);
  network.evaluate(from, to);
  const copy = network.copy();
  const before = parameters(network);
  expect(parameters(copy)).toEqual(before);
  copy.updateFromLearning();
  learn(copy);
  expect(parameters(network)).toEqual(before);
  expect(parameters(copy)).not.toEqual(before);
  network.updateFromLearning();
  learn(network);
  expect(parameters(network)).toEqual(parameters(copy));
});

test('a run that diverges says so, and keeps its last finite parameters', () => {
  const network = new Network({ inputs: 1, layers: [{ size: 1, activation: identity, weights: [[1]] }], optimizer: gradientDescent(10) });
  const diverge = (): void => {
    for (let k = 0; k < 1000; k++) {
      network.evaluate([10], [0]);
      network.updateFromLearning();
    }
  };
  expect(diverge).toThrow('Training has gone astray: a parameter would no longer be finite. A smaller learning rate may help.');
  expect(parameters(network).every(Number.isFinite)).toBe(true);
});

const layers = [{ size: 2, activation: relu }];
test.each<[unknown, string]>([
  [{ inputs: 2, layers: [] }, 'A network needs one layer or more, but its layers are a list of 0.'],
  [{ inputs: 2 }, 'A network needs one layer or more, but its layers are nothing.'],
  [{ inputs: 2.5, layers }, 'The number of inputs must be a whole number, 1 or more, but is 2.5.'],
  [{ inputs: 2, layers: [{ size: 0, activation: relu }] }, 'The size of layer 0 must be a whole number, 1 or more, but is 0.'],
  [{ inputs: 2, layers: [...layers, { size: 1, activation: 'relu' }] }, 'The activation of layer 1 must be one such as sigmoid, with a value and a backward function, but is "relu".'],
  [{ inputs: 2, layers: [{ size: 1, activation: relu, weights: [[1, 2, 3]] }] }, 'The weights of layer 0 must be 1 × 2 (a row for each neuron, a column for each input), but are 1 × 3.'],
  [{ inputs: 2, layers: [{ size: 2, activation: relu, weights: [[1, 2], [3]] }] }, 'The weights of layer 0 must have rows of one length, but row 0 holds 2 numbers and row 1 holds 1.'],
  [{ inputs: 2, layers: [{ size: 2, activation: relu, biases: [0, NaN] }] }, 'The biases of layer 0 must hold finite numbers only, but element 1 is NaN.'],
  [{ inputs: 2, layers: [{ size: 2, activation: relu, biases: [0] }] }, 'The biases of layer 0 must be 2, one for each neuron, but are 1.'],
  [{ inputs: 2, layers, l2: -1 }, 'The L2 factor must be at least 0, but is -1.'],
])('a network that cannot be is told in plain words (%#)', (options, message) => {
  expect(() => new Network(options as NetworkOptions)).toThrow(new Error(message));
});

test.each<[unknown[], string]>([
  [[[1, 2, 3]], "x must hold 2 numbers, one for each of the network's inputs, but holds 3."],
  [[[1, NaN]], 'x must hold finite numbers only, but element 1 is NaN.'],
  [[undefined], 'x must be a list of numbers, but is nothing.'],
  [[x, [1]], "expected must hold 2 numbers, one for each of the network's outputs, but holds 1."],
  [[x, [1, Infinity]], 'expected must hold finite numbers only, but element 1 is Infinity.'],
])('a sample that cannot be is told, and gathers nothing (%#)', (sample, message) => {
  const network = workedExample();
  expect(() => network.evaluate(...(sample as [number[], number[]]))).toThrow(new Error(message));
  expect(() => network.updateFromLearning()).toThrow('nothing to learn from');
});

test('a learning rate that cannot be is told', () => {
  expect(() => gradientDescent(NaN)).toThrow(new Error('The learning rate must be a finite number, but is NaN.'));
  expect(() => gradientDescent(-0.1)).toThrow(new Error('The learning rate must be at least 0, but is -0.1.'));
});

describe('setParameters', () => {
  const make = (): Network => new Network({ inputs: 2, layers: [{ size: 3, activation: sigmoid }, { size: 1, activation: sigmoid }], optimizer: momentum(0.1), random: random(2) });
  const other = (): Network => new Network({ inputs: 2, layers: [{ size: 3, activation: relu }, { size: 1, activation: identity }], random: random(9) });

  test('takes weights and biases over, and nothing else', () => {
    const network = make();
    network.setParameters(other().layers);
    expect(network.layers.map(({ weights }) => weights.toArray())).toEqual(other().layers.map(({ weights }) => weights.toArray()));
    expect(network.layers.map(({ activation }) => activation.name)).toEqual(['sigmoid', 'sigmoid']);
  });

  test('forgets what was gathered and what the optimizer remembers', () => {
    const network = make();
    network.learnBatch([{ x: [1, 2], expected: [1] }]);
    network.evaluate([1, 2], [1]);
    network.setParameters(make().layers);
    expect(() => network.updateFromLearning()).toThrow('nothing to learn from');
    const fresh = make();
    for (const each of [network, fresh]) each.learnBatch([{ x: [1, 2], expected: [1] }]);
    expect(network.layers[0]!.weights.toArray()).toEqual(fresh.layers[0]!.weights.toArray());
  });

  test('refuses what does not fit, and stays as it was', () => {
    const network = make();
    expect(() => network.setParameters(other().layers.slice(1))).toThrow('The network has 2 layers, but parameters came for 1.');
    expect(() => network.setParameters([...other().layers].reverse())).toThrow('must be 3 × 2');
    expect(network.layers[0]!.weights.toArray()).toEqual(make().layers[0]!.weights.toArray());
  });
});
