// Training steps against an independent library: the same networks, samples and optimizers in
// TensorFlow.js, whose gradients come from its own automatic differentiation.
//
// TensorFlow.js computes in 32-bit floats, each operation rounded to a relative 6e-8. One step of a
// network of this size is some dozens of operations on numbers around 1: 1e-6 leaves room for their
// rounding. Over 100 steps the errors add up and pass through the network again: at most 100 times
// that if all pulled one way; 2e-5 is held. A wrong rule is off by far more, which a test below shows.

import { expect, test } from 'vitest';
import { parametersOf, randomCase, type Case } from './networks.ts';
import { tf } from './tensorflow.ts';
import { adam, crossEntropy, gradientDescent, meanSquared, momentum, Network, nesterov, quadratic, random, sigmoid, softmax, tanh, type Optimizer } from '../../../src/network/index.ts';

const STEPS = 100;
const tolerances = [{ steps: 1, tolerance: 1e-6 }, { steps: STEPS, tolerance: 2e-5 }];

const optimizers: { ours: Optimizer; theirs: () => tf.Optimizer }[] = [
  { ours: gradientDescent(0.1), theirs: () => tf.train.sgd(0.1) },
  { ours: momentum(0.02, 0.8), theirs: () => tf.train.momentum(0.02, 0.8) },
  { ours: nesterov(0.02, 0.87), theirs: () => tf.train.momentum(0.02, 0.87, true) },
  { ours: adam(0.01, 0.9, 0.999, 1e-7), theirs: () => tf.train.adam(0.01, 0.9, 0.999, 1e-7) },
];
const cost = { quadratic: [quadratic, tanh], crossEntropy: [crossEntropy, softmax], meanSquared: [meanSquared, sigmoid] } as const;
type CostName = keyof typeof cost;

const runs = optimizers.flatMap(({ ours, theirs }) =>
  [0, 0.01].flatMap((l2) => (Object.keys(cost) as CostName[]).map((costName) => ({ name: ours.name, ours, theirs, l2, costName }))));

test.each(runs)('$name, λ = $l2, $costName: parameters after 1 and 100 steps', ({ ours, theirs, l2, costName }) => {
  const drawn = randomCase(11, 3);
  const batch = samplesFor(drawn);
  const network = networkFor(drawn, costName, ours, l2);
  const twin = tensorflowTwin(drawn, costName, theirs(), l2);
  for (let step = 1; step <= STEPS; step++) {
    network.learnBatch(batch);
    twin.learn(batch);
    for (const { steps, tolerance } of tolerances)
      if (step === steps) expect(furthest(parametersOf(network), twin.parameters()), `after ${steps}`).toBeLessThan(tolerance);
  }
});

test('the optimizers, and λ, differ from each other by far more than the tolerance', () => {
  const drawn = randomCase(11, 3);
  const ends = [...optimizers.map(({ ours }) => [ours, 0] as const), [gradientDescent(0.1), 0.01] as const, [momentum(0.02, 0.87), 0] as const]
    .map(([optimizer, l2]) => {
      const network = networkFor(drawn, 'quadratic', optimizer, l2);
      for (let step = 1; step <= STEPS; step++) network.learnBatch(samplesFor(drawn));
      return parametersOf(network);
    });
  ends.forEach((one, k) => ends.slice(k + 1).forEach((other) => expect(furthest(one, other)).toBeGreaterThan(100 * 2e-5)));
});

function samplesFor({ inputs, expected }: Case): { x: number[]; expected: number[] }[] {
  const chance = random(12);
  return Array.from({ length: 8 }, () => {
    const shares = expected.map(() => chance.uniform(0.1, 1));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    return { x: Array.from({ length: inputs }, () => chance.normal()), expected: shares.map((share) => share / whole) };
  });
}

/** Tanh in the hidden layers, and before the cost what goes with it. */
function networkFor({ inputs, layers }: Case, costName: CostName, optimizer: Optimizer, l2: number): Network {
  const [ourCost, lastActivation] = cost[costName];
  return new Network({
    inputs,
    layers: layers.map((layer, k) => ({ ...layer, activation: k === layers.length - 1 ? lastActivation : tanh })),
    cost: ourCost,
    optimizer,
    l2,
  });
}

/** The same network in TensorFlow.js. A sample is a row there, so each W is its transpose. */
function tensorflowTwin({ layers }: Case, costName: CostName, optimizer: tf.Optimizer, l2: number) {
  const weights = layers.map((layer) => tf.variable(tf.tensor2d(layer.weights).transpose()));
  const biases = layers.map((layer) => tf.variable(tf.tensor1d(layer.biases)));

  const answer = (x: tf.Tensor2D): tf.Tensor => weights.reduce<tf.Tensor>((signal, W, k) => {
    const input = signal.matMul(W).add(biases[k]!);
    return k < weights.length - 1 ? tf.tanh(input) : input;
  }, x);

  const meanCost = (x: tf.Tensor2D, expected: tf.Tensor2D): tf.Scalar => {
    const input = answer(x);
    if (costName === 'crossEntropy') return tf.losses.softmaxCrossEntropy(expected, input).asScalar();
    if (costName === 'meanSquared') return tf.losses.meanSquaredError(expected, tf.sigmoid(input)).asScalar();
    return tf.tanh(input).sub(expected).square().sum(1).mean().asScalar();
  };
  const penalty = (): tf.Scalar => weights.reduce<tf.Scalar>((sum, W) => sum.add(W.square().sum().mul(l2 / 2)), tf.scalar(0));

  // For plain gradient descent, ½λΣw² in the cost and "subtract ηλw" are one. With a velocity or
  // moments they are not, and the module's rule is the second.
  const inCost = optimizer.getClassName() === 'SGD';
  const eta = (optimizer as unknown as { learningRate: number }).learningRate;

  return {
    learn(samples: readonly { x: number[]; expected: number[] }[]): void {
      tf.tidy(() => {
        const x = tf.tensor2d(samples.map((sample) => sample.x));
        const expected = tf.tensor2d(samples.map((sample) => sample.expected));
        const decays = weights.map((W) => W.mul(inCost ? 0 : eta * l2));
        optimizer.minimize(() => (inCost ? meanCost(x, expected).add(penalty()) : meanCost(x, expected)));
        weights.forEach((W, k) => W.assign(W.sub(decays[k]!)));
      });
    },
    parameters: (): number[] => weights.flatMap((W, k) => [...W.transpose().dataSync(), ...biases[k]!.dataSync()]),
  };
}

function furthest(one: readonly number[], other: readonly number[]): number {
  expect(one).toHaveLength(other.length);
  return Math.max(...one.map((value, k) => Math.abs(value - other[k]!)));
}
