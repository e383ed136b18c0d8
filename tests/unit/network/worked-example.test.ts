import { expect, test } from 'vitest';
import { expectClose } from './close.ts';
import { golden, workedExample } from './golden.ts';
import { gradientCheck, matrix, quadratic, sigmoid, vector, type Vector } from '../../../src/network/index.ts';

const { x, expected, eta, W1, b1, W2, b2 } = golden.parameters;

test('feeds forward to the published inputs, outputs and cost', () => {
  const { layers: [hidden, output], cost } = workedExample().evaluate(x, expected);
  expectClose(hidden!.input, golden.forward.hidden.input);
  expectClose(hidden!.output, golden.forward.hidden.output);
  expectClose(output!.input, golden.forward.output.input);
  expectClose(output!.output, golden.forward.output.output);
  expectClose(cost, golden.forward.cost);
});

test('backpropagates to the exact gradients, which central differences confirm', () => {
  const { exact, centralDifferences } = golden;
  const network = workedExample();
  const { layers: [hidden, output] } = network.evaluate(x, expected);
  expectClose(sigmoid.derivative(hidden!.input), exact.activationDerivative.hidden);
  expectClose(sigmoid.derivative(output!.input), exact.activationDerivative.output);
  expectClose(hidden!.delta, exact.delta.hidden);
  expectClose(output!.delta, exact.delta.output);
  expectClose(hidden!.dW, exact.gradient.W1);
  expectClose(hidden!.db, exact.gradient.b1);
  expectClose(output!.dW, exact.gradient.W2);
  expectClose(output!.db, exact.gradient.b2);

  const check = gradientCheck(network, x, expected);
  const flat = [centralDifferences.W1, centralDifferences.b1, centralDifferences.W2, centralDifferences.b2].flat(2);
  expectClose(check.numeric, flat, 1e-9);
  expect(check.largest).toBeLessThan(1e-9);
  expect(check.agrees).toBe(true);
  expect(check.labels).toHaveLength(network.parameterCount);
  expect(check.labels[6]).toBe('layers[1].weights[0][0]');
});

test('one update gives the exact parameters, and the cost after it', () => {
  const { updated, after } = golden.exact;
  const network = workedExample();
  network.evaluate(x, expected);
  network.updateFromLearning();
  const [hidden, output] = network.layers;
  expectClose(hidden!.weights, updated.W1);
  expectClose(hidden!.biases, updated.b1);
  expectClose(output!.weights, updated.W2);
  expectClose(output!.biases, updated.b2);
  const again = network.evaluate(x, expected);
  expectClose(again.output, after.y);
  expectClose(again.cost, after.cost);
});

test.each(golden.repeatedTraining)('after $step updates, the published outputs and cost', ({ step, y, cost }) => {
  const network = workedExample();
  for (let k = 0; k < step; k++) {
    network.evaluate(x, expected);
    network.updateFromLearning();
  }
  const { output, cost: reached } = network.evaluate(x, expected);
  expectClose(output, y);
  expectClose(reached, cost);
});

test("σ′ taken at the output gives the article's printed numbers, which the gradient check refutes", () => {
  const { asPrinted, centralDifferences } = golden;
  const [hidden, output] = workedExample().evaluate(x).layers;
  const printed = (o: Vector): Vector => o.map(sigmoid.fPrime);

  const delta2 = quadratic.derivative(output!.output, vector(expected)).hadamard(printed(output!.output));
  const delta1 = matrix(W2).transpose().times(delta2).hadamard(printed(hidden!.output));
  const [dW2, dW1] = [delta2.outer(hidden!.output), delta1.outer(vector(x))];
  expectClose(delta2, asPrinted.delta.output);
  expectClose(delta1, asPrinted.delta.hidden);
  expectClose(dW2, asPrinted.gradient.W2);
  expectClose(dW1, asPrinted.gradient.W1);

  const [W2after, b2after] = [matrix(W2).minus(dW2.scale(eta)), vector(b2).minus(delta2.scale(eta))];
  const [W1after, b1after] = [matrix(W1).minus(dW1.scale(eta)), vector(b1).minus(delta1.scale(eta))];
  expectClose(W2after, asPrinted.updated.W2);
  expectClose(W1after, asPrinted.updated.W1);
  const h = W1after.times(vector(x)).plus(b1after).map(sigmoid.f);
  const y = W2after.times(h).plus(b2after).map(sigmoid.f);
  expectClose(y, asPrinted.after.y);
  expectClose(quadratic.value(y, vector(expected)), asPrinted.after.cost);

  expect(Math.abs(dW2.at(0, 0) - centralDifferences.W2[0]![0]!)).toBeGreaterThan(1e-3);
});
