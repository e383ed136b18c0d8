// Optimizers: how far, and where, one update moves the parameters, given their gradient.
//
// An optimizer keeps no state of its own. What it wants to remember
// about a parameter it returns, and is given again at the next update.
// It treats matrices and vectors alike, element by element.

import { finiteNumber, numberWithin } from './checks.ts';
import type { Numbers } from './numbers.ts';

/**
 * What an optimizer remembers about one layer's
 * weights or biases, by name. Nothing, at first.
 */
export type Memory<T> = Readonly<Record<string, T>>;

export interface Step<T> {
  /** What to subtract: W⁺ = W − change. */
  readonly change: T;
  /** What to remember for the next step. */
  readonly memory: Memory<T>;
}

export interface Optimizer {
  readonly name: string;
  /** η. */
  readonly learningRate: number;
  /** Its numbers by name, for a model file: `optimizers[name](settings)` makes it again. */
  readonly settings: Readonly<Record<string, number>>;
  /**
   * One step against `gradient`, ∂C/∂W. `time` is 1 for
   * the first step, 2 for the next, and so on.
   */
  step<T extends Numbers<T>>(gradient: T, memory: Memory<T>, time: number): Step<T>;
}

/** Gradient descent: W⁺ = W − η∇C. */
export function gradientDescent(learningRate: number): Optimizer {
  const eta = rate(learningRate);
  return {
    name: 'gradientDescent',
    learningRate,
    settings: { learningRate },
    step: (gradient) => ({ change: gradient.scale(eta), memory: {} }),
  };
}

/** Momentum: a velocity that keeps the share γ of itself. v⁺ = γv + η∇C, W⁺ = W − v⁺. */
export function momentum(learningRate: number, gamma = 0.9): Optimizer {
  const eta = rate(learningRate);
  fraction(gamma, 'γ');
  return {
    name: 'momentum',
    learningRate,
    settings: { learningRate, gamma },
    step(gradient, { v = gradient.scale(0) }) {
      const next = v.scale(gamma).plus(gradient.scale(eta));
      return { change: next, memory: { v: next } };
    },
  };
}

/**
 * Nesterov's accelerated gradient: momentum, with the gradient taken where the velocity is
 * about to lead, at W − γv. So that it needs no gradient but the one at hand, the parameters
 * kept are that place itself. In them, v⁺ = γv + η∇C and W⁺ = W − (γv⁺ + η∇C). (Bengio,
 * Boulanger-Lewandowski and Pascanu, 2012.)
 */
export function nesterov(learningRate: number, gamma = 0.9): Optimizer {
  const eta = rate(learningRate);
  fraction(gamma, 'γ');
  return {
    name: 'nesterov',
    learningRate,
    settings: { learningRate, gamma },
    step(gradient, { v = gradient.scale(0) }) {
      const push = gradient.scale(eta);
      const next = v.scale(gamma).plus(push);
      return { change: next.scale(gamma).plus(push), memory: { v: next } };
    },
  };
}

/**
 * Adam: each parameter goes by the mean m of its gradients, over the
 * root of the mean v of their squares. Both means start at 0, which
 * dividing by 1 − βᵗ corrects. (Kingma and Ba, 2015.)
 */
export function adam(learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8): Optimizer {
  const eta = rate(learningRate);
  fraction(beta1, 'β₁');
  fraction(beta2, 'β₂');
  if (!(finiteNumber(epsilon, 'ε') > 0)) throw new Error(`ε must be above 0, but is ${epsilon}.`);
  return {
    name: 'adam',
    learningRate,
    settings: { learningRate, beta1, beta2, epsilon },
    step(gradient, { m = gradient.scale(0), v = gradient.scale(0) }, time) {
      const mean = m.scale(beta1).plus(gradient.scale(1 - beta1));
      const square = v.scale(beta2).plus(gradient.hadamard(gradient).scale(1 - beta2));
      const root = square.map((value) => 1 / (Math.sqrt(value / (1 - beta2 ** time)) + epsilon));
      return { change: mean.scale(eta / (1 - beta1 ** time)).hadamard(root), memory: { m: mean, v: square } };
    },
  };
}

/** Every optimizer by name, made from its settings. */
export const optimizers: Readonly<Record<string, (settings: Record<string, number>) => Optimizer>> = {
  gradientDescent: ({ learningRate = NaN }) => gradientDescent(learningRate),
  momentum: ({ learningRate = NaN, gamma }) => momentum(learningRate, gamma),
  nesterov: ({ learningRate = NaN, gamma }) => nesterov(learningRate, gamma),
  adam: ({ learningRate, beta1, beta2, epsilon }) => adam(learningRate, beta1, beta2, epsilon),
};

function rate(learningRate: number): number {
  return numberWithin(learningRate, 0, Infinity, 'The learning rate');
}

function fraction(value: number, name: string): number {
  return numberWithin(value, 0, 1, name);
}
