// One update: each parameter moves by its gathered gradient, which is then 0 again.
//
// As in src/network, W⁺ = W − change − ηλW; and the gradient is the batch's average, so η is divided by its size once
// (`step`) instead of each gradient.

import type { OptimizerName } from '../types.ts';

const f = Math.fround;

/** The numbers of one update. */
export interface Stride {
  /** η over the number of samples gathered. */
  readonly step: number;
  readonly gamma: number;
  /** ηλ; 0 for biases. */
  readonly decay: number;
}

type Optimizer = (values: Float32Array, gradient: Float32Array, velocity: Float32Array, stride: Stride) => void;

export const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  gradientDescent(values, gradient, _velocity, { step, decay }) {
    for (let k = 0; k < values.length; k++) {
      values[k] = f(f(values[k]! - f(gradient[k]! * step)) - f(values[k]! * decay));
      gradient[k] = 0;
    }
  },
  momentum(values, gradient, velocity, { step, gamma, decay }) {
    for (let k = 0; k < values.length; k++) {
      const next = f(f(velocity[k]! * gamma) + f(gradient[k]! * step));
      values[k] = f(f(values[k]! - next) - f(values[k]! * decay));
      velocity[k] = next;
      gradient[k] = 0;
    }
  },
  nesterov(values, gradient, velocity, { step, gamma, decay }) {
    for (let k = 0; k < values.length; k++) {
      const push = f(gradient[k]! * step);
      const next = f(f(velocity[k]! * gamma) + push);
      values[k] = f(f(values[k]! - f(f(next * gamma) + push)) - f(values[k]! * decay));
      velocity[k] = next;
      gradient[k] = 0;
    }
  },
};

/** After how many updates velocities are looked through for what is next to nothing. */
export const UPDATES_TO_SETTLE = 16;

/** 2⁻¹⁰⁰. */
const NEXT_TO_NOTHING = 2 ** -100;

/**
 * Velocities next to nothing become 0. Those of pixels that are seldom lit would go on shrinking until they are
 * denormal, and processors take many times as long to reckon with such numbers.
 */
export function settle(velocity: Float32Array): void {
  for (let k = 0; k < velocity.length; k++) if (Math.abs(velocity[k]!) < NEXT_TO_NOTHING) velocity[k] = 0;
}
