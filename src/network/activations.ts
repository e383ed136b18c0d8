// Activations: what a layer makes of its neurons'
// weighted inputs, and how it passes a gradient back.
//
// A function and its derivative are one record. Both are taken at the layer's *input* i,
// never at its output o: σ′(i), where o = σ(i).

import type { Vector } from './matrix.ts';

export interface Activation {
  readonly name: string;
  /** o, the layer's output, from its weighted input i: a vector as long as i. */
  value(i: Vector): Vector;
  /**
   * ∂C/∂i from ∂C/∂o, by the chain rule: the cost's
   * gradient, moved from the output to the input.
   */
  backward(i: Vector, dCdo: Vector): Vector;
}

/** An activation that works on each neuron alone, so that one curve f describes it. */
export interface ElementwiseActivation extends Activation {
  /** ∂o/∂i, neuron by neuron: f′(i). */
  derivative(i: Vector): Vector;
  f(i: number): number;
  fPrime(i: number): number;
}

/**
 * The activation that applies f to each neuron's input.
 * `fPrime` is f′, as a function of the same input.
 */
export function elementwise(
  name: string,
  f: (i: number) => number,
  fPrime: (i: number) => number,
): ElementwiseActivation {
  return {
    name,
    f,
    fPrime,
    value: (i) => i.map(f),
    derivative: (i) => i.map(fPrime),
    backward: (i, dCdo) => dCdo.hadamard(i.map(fPrime)),
  };
}

/** f(i) = i. */
export const identity = elementwise('identity', (i) => i, () => 1);

/** The logistic function, σ(i) = 1 / (1 + e⁻ⁱ): an S from 0 to 1. σ′(i) = σ(i)(1 − σ(i)). */
export const sigmoid = elementwise('sigmoid', logistic, (i) => logistic(i) * (1 - logistic(i)));

function logistic(i: number): number {
  return 1 / (1 + Math.exp(-i));
}

/** The hyperbolic tangent: an S from −1 to 1. tanh′(i) = 1 − tanh²(i). */
export const tanh = elementwise('tanh', Math.tanh, (i) => 1 - Math.tanh(i) ** 2);

/** Rectified linear unit: i where it is positive, else 0. At 0 the slope is taken as 0. */
export const relu = elementwise('relu', (i) => Math.max(i, 0), (i) => (i > 0 ? 1 : 0));

/**
 * ReLU that lets a hundredth of a negative input through. At 0 the slope is taken as 0.01.
 */
export const leakyRelu = elementwise('leakyRelu', (i) => (i > 0 ? i : 0.01 * i), (i) => (i > 0 ? 1 : 0.01));

/**
 * ln(1 + eⁱ), a ReLU with a rounded corner, written so
 * that eⁱ cannot overflow. Its slope is σ(i).
 */
export const softplus = elementwise(
  'softplus',
  (i) => Math.max(i, 0) + Math.log1p(Math.exp(-Math.abs(i))),
  logistic,
);

/**
 * oⱼ = e^iⱼ / Σ e^iₖ: positive numbers that sum to 1. The largest input is subtracted
 * from all, which changes no quotient and keeps every exponential from overflowing.
 *
 * Each output depends on every input, ∂oₖ/∂iⱼ = oₖ(δₖⱼ − oⱼ),
 * so ∂C/∂iⱼ = oⱼ(∂C/∂oⱼ − Σ oₖ ∂C/∂oₖ).
 */
export const softmax: Activation = {
  name: 'softmax',
  value(i) {
    const largest = Math.max(...i);
    const powers = i.map((value) => Math.exp(value - largest));
    const total = powers.sum();
    return powers.map((power) => power / total);
  },
  backward(i, dCdo) {
    const o = softmax.value(i);
    const mean = o.dot(dCdo);
    return o.hadamard(dCdo.map((slope) => slope - mean));
  },
};

/** Every activation, by name. */
export const activations: Readonly<Record<string, Activation>> = {
  identity, sigmoid, tanh, relu, leakyRelu, softplus, softmax,
};
