// Costs: how far a network's output o is from the expected
// one, as one number, and that number's slope.

import { softmax, type Activation } from './activations.ts';
import { Vector } from './matrix.ts';

export interface Cost {
  readonly name: string;
  /** C, for one sample. */
  value(output: Vector, expected: Vector): number;
  /** ∂C/∂o: a vector as long as the output. */
  derivative(output: Vector, expected: Vector): Vector;
  /**
   * The same cost joined with one activation of the
   * last layer, where that can be computed better.
   */
  readonly joined?: JoinedCost;
}

/** A cost and the activation before it as one function of the last layer's input i. */
export interface JoinedCost {
  readonly activation: Activation;
  value(i: Vector, expected: Vector): number;
  /** ∂C/∂i. */
  delta(i: Vector, expected: Vector): Vector;
}

/** C = Σ (oⱼ − eⱼ)², the series' cost: no factor ½. */
export const quadratic: Cost = {
  name: 'quadratic',
  value: (output, expected) => squaredDistance(output, expected),
  derivative: (output, expected) => output.minus(expected).scale(2),
};

/** C = ½ Σ (oⱼ − eⱼ)². */
export const halfQuadratic: Cost = {
  name: 'halfQuadratic',
  value: (output, expected) => squaredDistance(output, expected) / 2,
  derivative: (output, expected) => output.minus(expected),
};

/** C = (1/n) Σ (oⱼ − eⱼ)², over the n outputs. */
export const meanSquared: Cost = {
  name: 'meanSquared',
  value: (output, expected) => squaredDistance(output, expected) / output.length,
  derivative: (output, expected) => output.minus(expected).scale(2 / output.length),
};

function squaredDistance(output: Vector, expected: Vector): number {
  const error = output.minus(expected);
  return error.dot(error);
}

/**
 * C = −Σ eⱼ ln oⱼ, for outputs and expectations that are shares of a whole, in nats. An
 * output with eⱼ = 0 costs nothing. Error: a negative output, which has no logarithm.
 *
 * A softmax output may be too small for a float, and its logarithm then infinite. Of the
 * input, ln oⱼ = iⱼ − ln Σ e^iₖ is always finite, and ∂C/∂i comes to o Σ e − e.
 */
export const crossEntropy: Cost = {
  name: 'crossEntropy',
  value(output, expected) {
    checkShares(output);
    return -weighted(expected, output.map(Math.log)).sum();
  },
  derivative(output, expected) {
    checkShares(output);
    return weighted(expected, output.map((share) => -1 / share));
  },
  joined: {
    activation: softmax,
    value: (i, expected) => -weighted(expected, logSoftmax(i)).sum(),
    delta: (i, expected) => softmax.value(i).scale(expected.sum()).minus(expected),
  },
};

/** eⱼ·vⱼ, with 0 · ∞ = 0. */
function weighted(expected: Vector, values: Vector): Vector {
  return new Vector(Float64Array.from(expected, (share, j) => (share === 0 ? 0 : share * values.at(j))));
}

function logSoftmax(i: Vector): Vector {
  const largest = Math.max(...i);
  const logOfSum = largest + Math.log(i.map((value) => Math.exp(value - largest)).sum());
  return i.map((value) => value - logOfSum);
}

function checkShares(output: Vector): void {
  for (const share of output)
    if (share < 0)
      throw new Error(`Cross-entropy takes the logarithm of each output, so none may be negative, but one is ${share}. Use it after softmax or sigmoid.`);
}

/** Every cost, by name. */
export const costs: Readonly<Record<string, Cost>> = { quadratic, halfQuadratic, meanSquared, crossEntropy };
