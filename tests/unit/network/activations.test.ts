import { tf } from './tensorflow.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose } from './close.ts';
import {
  activations, costs, crossEntropy, elementwise, gradientCheck, halfQuadratic, identity, leakyRelu, meanSquared,
  Network, quadratic, relu, sigmoid, softmax, softplus, tanh, vector,
} from '../../../src/network/index.ts';

const curves = [identity, sigmoid, tanh, relu, leakyRelu, softplus];
const points = [-30, -3, -1, -0.25, 0, 0.25, 1, 3, 30];

test('each activation and its derivative are those of TensorFlow.js, to its 32-bit precision', () => {
  const theirs: Record<string, (i: tf.Tensor) => tf.Tensor> = {
    identity: (i) => i.clone(), sigmoid: tf.sigmoid, tanh: tf.tanh, relu: tf.relu, softplus: tf.softplus, softmax: tf.softmax,
    leakyRelu: (i) => tf.leakyRelu(i, 0.01),
  };
  expect(Object.keys(theirs).sort()).toEqual(Object.keys(activations).sort());
  const dCdo = points.map((_, k) => Math.cos(k));
  // At 0 a ReLU has no one slope, and the two libraries need not choose the same.
  for (const [name, activation] of Object.entries(activations)) {
    const i = vector(points.map((point) => (name.endsWith('elu') && point === 0 ? 0.5 : point)));
    const their = theirs[name]!;
    const input = tf.tensor1d(i.toArray());
    expectClose(activation.value(i), [...their(input).dataSync()], 2e-6);
    const gradient = tf.grad((x) => their(x).mul(tf.tensor1d(dCdo)).sum());
    expectClose(activation.backward(i, vector(dCdo)), [...gradient(input).dataSync()], 2e-6);
  }
});

test('an elementwise activation is one curve, applied to each neuron', () => {
  const i = vector(points);
  for (const { name, value, derivative, backward, f, fPrime } of curves) {
    expect(activations[name]?.value).toBe(value);
    expect(value(i).toArray()).toEqual(points.map(f));
    expect(derivative(i).toArray()).toEqual(points.map(fPrime));
    expect(backward(i, vector(points.map(() => 2))).toArray()).toEqual(points.map((point) => 2 * fPrime(point)));
  }
  const cube = elementwise('cube', (i) => i ** 3, (i) => 3 * i ** 2);
  expect([cube.name, cube.f(2), cube.derivative(vector([2])).toArray()]).toEqual(['cube', 8, [12]]);
});

test.each([-1000, 1000])('every curve and slope stays finite and right at %i', (far) => {
  const at = (curve: (typeof curves)[number]): number[] => [curve.f(far), curve.fPrime(far)];
  const up = far > 0;
  expect(at(sigmoid)).toEqual(up ? [1, 0] : [0, 0]);
  expect(at(tanh)).toEqual([up ? 1 : -1, 0]);
  expect(at(softplus)).toEqual(up ? [1000, 1] : [0, 0]);
  expect(at(relu)).toEqual(up ? [1000, 1] : [0, 0]);
  expect(at(leakyRelu)).toEqual(up ? [1000, 1] : [-10, 0.01]);
});

test('the slope at a corner is as documented', () => {
  expect([relu.fPrime(0), leakyRelu.fPrime(0)]).toEqual([0, 0.01]);
});

test('softmax gives shares of 1, whatever is added to all inputs', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 }), fc.integer({ min: -1000, max: 1000 }), (inputs, shift) => {
    const shares = softmax.value(vector(inputs));
    expectClose(shares.sum(), 1, 1e-14);
    expect(shares.toArray().every((share) => share > 0)).toBe(true);
    expectClose(softmax.value(vector(inputs.map((i) => i + shift))), shares, 1e-12);
  }));
});

test('softmax at ±1000 neither overflows nor divides by 0', () => {
  expect(softmax.value(vector([1000, 1000, -1000])).toArray()).toEqual([0.5, 0.5, 0]);
  expect(softmax.value(vector([-1000, -1000])).toArray()).toEqual([0.5, 0.5]);
  expectClose(softmax.value(vector([1000, 999])), [1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(1))], 1e-15);
  expect(softmax.backward(vector([1000, -1000]), vector([1, 1])).toArray()).toEqual([0, 0]);
});

test('softmax with cross-entropy is right at ±1000, where the share itself is 0', () => {
  const network = new Network({ inputs: 2, layers: [{ size: 2, activation: softmax, weights: [[1, 0], [0, 1]] }], cost: crossEntropy });
  const { output, cost, layers: [layer] } = network.evaluate([1000, -1000], [0, 1]);
  expect(output.toArray()).toEqual([1, 0]);
  expect(cost).toBe(2000);
  expect(layer!.delta.toArray()).toEqual([1, -1]);
  network.updateFromLearning();
  expect(network.layers[0]!.biases.isFinite()).toBe(true);
  // Here in two steps the gradient would be lost: 0 · ∞.
  expect(softmax.backward(vector([1000, -1000]), crossEntropy.derivative(output, vector([0, 1]))).isFinite()).toBe(false);
});

test('joined or one after the other, softmax and cross-entropy agree where both can be computed', () => {
  const apart = { name: 'apart', value: crossEntropy.value, derivative: crossEntropy.derivative };
  fc.assert(fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }), (biases) => {
    const make = (cost: typeof apart): Network =>
      new Network({ inputs: 1, layers: [{ size: 3, activation: softmax, weights: [[0], [0], [0]], biases }], cost });
    // Expectations that do not sum to 1, so that the factor Σe counts.
    const [one, other] = [make(crossEntropy), make(apart)].map((network) => network.evaluate([1], [0.2, 0, 1.3]));
    expectClose(one!.cost, other!.cost, 1e-12);
    expectClose(one!.layers[0]!.delta, other!.layers[0]!.delta, 1e-12);
    expect(gradientCheck(make(crossEntropy), [1], [0.2, 0, 1.3]).agrees).toBe(true);
  }));
});

test('costs, computed by hand', () => {
  const [o, e] = [vector([0.5, 0.25, 1]), vector([1, 0.75, 1])];
  expect([quadratic, halfQuadratic, meanSquared].map((cost) => cost.value(o, e))).toEqual([0.5, 0.25, 0.5 / 3]);
  expect([quadratic, halfQuadratic].map((cost) => cost.derivative(o, e).toArray())).toEqual([[-1, -1, 0], [-0.5, -0.5, 0]]);
  expectClose(meanSquared.derivative(o, e), [-1 / 3, -1 / 3, 0], 1e-16);
  expectClose(crossEntropy.value(o, e), Math.LN2 + 0.75 * 2 * Math.LN2, 1e-15);
  expect(crossEntropy.derivative(o, e).toArray()).toEqual([-2, -3, -1]);
  expect(Object.entries(costs).every(([name, cost]) => cost.name === name)).toBe(true);
});

test('cross-entropy: what is not expected costs nothing, even where its logarithm is infinite', () => {
  expect(crossEntropy.value(vector([1, 0]), vector([1, 0]))).toBeCloseTo(0, 15);
  expect(crossEntropy.derivative(vector([1, 0]), vector([1, 0])).toArray()).toEqual([-1, 0]);
  expect(crossEntropy.value(vector([1, 0]), vector([0, 1]))).toBe(Infinity);
});

test('cross-entropy after an activation that can be negative is told', () => {
  const network = new Network({ inputs: 1, layers: [{ size: 1, activation: identity, weights: [[1]] }], cost: crossEntropy });
  expect(() => network.evaluate([-3], [1])).toThrow(new Error('Cross-entropy takes the logarithm of each output, so none may be negative, but one is -3. Use it after softmax or sigmoid.'));
});
