// Optimizers: how far, and where, one update moves the parameters, given their gradient.
//
// An optimizer keeps no state of its own. What it wants to remember about a parameter it returns,
// and is given again at the next update. It treats matrices and vectors alike, element by element.

import { numberWithin } from './checks.ts';
import type { Elementwise } from './matrix.ts';

/** What an optimizer remembers about one layer's weights or biases, by name. Nothing, at first. */
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
  /** One step against `gradient`, ∂C/∂W. `time` is 1 for the first step, 2 for the next, and so on. */
  step<T extends Elementwise<T>>(gradient: T, memory: Memory<T>, time: number): Step<T>;
}

/** Gradient descent, W⁺ = W − η∇C. */
export function gradientDescent(learningRate: number): Optimizer {
  const eta = checkedRate(learningRate);
  return {
    name: 'gradientDescent',
    learningRate,
    settings: { learningRate },
    step: (gradient) => ({ change: gradient.scale(eta), memory: {} }),
  };
}

function checkedRate(learningRate: number): number {
  return numberWithin(learningRate, 0, Infinity, 'The learning rate');
}
