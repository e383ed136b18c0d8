// The 2-2-2 network of Matt Mazur's "A Step by Step Backpropagation Example" (2015): half-quadratic
// cost, η 0.5, and the biases kept as they are, which an optimizer can be told to do.

import { expect, test } from 'vitest';
import { expectClose } from './close.ts';
import { parametersOf } from './networks.ts';
import { gradientCheck, gradientDescent, halfQuadratic, Network, sigmoid, Vector, type Optimizer } from '../../../src/network/index.ts';

const [x, expected, eta] = [[0.05, 0.1], [0.01, 0.99], 0.5];

const weightsOnly: Optimizer = {
  ...gradientDescent(eta),
  step: (gradient) => ({ change: gradient.scale(gradient instanceof Vector ? 0 : eta), memory: {} }),
};

function example(optimizer: Optimizer): Network {
  return new Network({
    inputs: 2,
    layers: [
      { size: 2, activation: sigmoid, weights: [[0.15, 0.2], [0.25, 0.3]], biases: [0.35, 0.35] },
      { size: 2, activation: sigmoid, weights: [[0.4, 0.45], [0.5, 0.55]], biases: [0.6, 0.6] },
    ],
    cost: halfQuadratic,
    optimizer,
  });
}

test("the article's figures for the first pass and the first update, to all their digits", () => {
  const network = example(weightsOnly);
  const { output, cost, layers: [hidden] } = network.evaluate(x, expected);
  expectClose(hidden!.output, [0.593269992, 0.596884378], 5e-10);
  expectClose(output, [0.75136507, 0.772928465], 5e-9);
  expectClose(cost, 0.298371109, 5e-10);
  expect(gradientCheck(network, x, expected).agrees).toBe(true);

  network.updateFromLearning();
  expectClose(network.layers[0]!.weights, [[0.149780716, 0.19956143], [0.24975114, 0.29950229]], 5e-9);
  expectClose(network.layers[1]!.weights, [[0.35891648, 0.408666186], [0.51130127, 0.561370121]], 5e-9);
});

test.each([
  { optimizer: weightsOnly, biasesLearn: false },
  { optimizer: gradientDescent(eta), biasesLearn: true },
])('10,000 steps, as written out number by number (biases learn: $biasesLearn)', ({ optimizer, biasesLearn }) => {
  const network = example(optimizer);
  for (let step = 1; step <= 10_000; step++) {
    network.evaluate(x, expected);
    network.updateFromLearning();
    if (![1, 10, 100, 1000, 10_000].includes(step)) continue;
    const { parameters, y, cost } = writtenOut(step, { biasesLearn });
    const now = network.copy().evaluate(x, expected);
    expectClose(parametersOf(network), parameters, 1e-11);
    expectClose(now.output, y, 1e-11);
    expectClose(now.cost, cost, 1e-12);
  }
});

test("the article's later figures come from a program that backpropagates through weights already updated", () => {
  const right = writtenOut(1, { biasesLearn: false });
  const [first, last] = [1, 10_000].map((steps) => writtenOut(steps, { biasesLearn: false, hiddenSeesUpdated: true }));
  expectClose(first!.cost, 0.291027924, 5e-10);
  expectClose(last!.y, [0.015912196, 0.984065734], 5e-10);
  expect(Math.abs(right.cost - first!.cost)).toBeGreaterThan(1e-7);
});

/** The same training with no vector and no matrix: one line for each thing that happens. */
function writtenOut(steps: number, { biasesLearn, hiddenSeesUpdated = false }: { biasesLearn: boolean; hiddenSeesUpdated?: boolean }) {
  let [w1, w2, w3, w4, w5, w6, w7, w8] = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55];
  let [b1, b2, b3, b4] = [0.35, 0.35, 0.6, 0.6];
  const [x1, x2, e1, e2] = [0.05, 0.1, 0.01, 0.99];
  const s = (i: number): number => 1 / (1 + Math.exp(-i));
  for (let step = 0; ; step++) {
    const [h1, h2] = [s(w1 * x1 + w2 * x2 + b1), s(w3 * x1 + w4 * x2 + b2)];
    const [y1, y2] = [s(w5 * h1 + w6 * h2 + b3), s(w7 * h1 + w8 * h2 + b4)];
    if (step === steps) {
      const parameters = [w1, w2, w3, w4, b1, b2, w5, w6, w7, w8, b3, b4];
      return { parameters, y: [y1, y2], cost: ((y1 - e1) ** 2 + (y2 - e2) ** 2) / 2 };
    }
    const [d1, d2] = [(y1 - e1) * y1 * (1 - y1), (y2 - e2) * y2 * (1 - y2)];
    let [back1, back2] = [d1 * w5 + d2 * w7, d1 * w6 + d2 * w8];
    w5 -= eta * d1 * h1; w6 -= eta * d1 * h2; w7 -= eta * d2 * h1; w8 -= eta * d2 * h2;
    if (hiddenSeesUpdated) [back1, back2] = [d1 * w5 + d2 * w7, d1 * w6 + d2 * w8];
    const [c1, c2] = [back1 * h1 * (1 - h1), back2 * h2 * (1 - h2)];
    w1 -= eta * c1 * x1; w2 -= eta * c1 * x2; w3 -= eta * c2 * x1; w4 -= eta * c2 * x2;
    if (biasesLearn) { b1 -= eta * c1; b2 -= eta * c2; b3 -= eta * d1; b4 -= eta * d2; }
  }
}
