// The last layer: what it answers, what that costs against a label, and ∂C/∂i.
//
// The label stands for an expectation e that is 1 at its output and 0 at all others.

import { exp, log, logistic } from './elementary.ts';
import type { CostName, OutputActivation } from '../types.ts';

const f = Math.fround;

/** Turns weighted inputs into outputs, in place, puts ∂C/∂i into `deltas`, and returns the cost. */
export type Answer = (values: Float32Array, label: number, deltas: Float32Array) => number;

export const answers: Readonly<Record<OutputActivation, Readonly<Record<CostName, Answer>>>> = {
  softmax: {
    // C = −ln oₗ = ln Σ e^iₖ − iₗ, and ∂C/∂i = o − e: finite, even where oₗ is 0.
    crossEntropy(values, label, deltas) {
      const wanted = values[label]!;
      const { largest, total } = softmax(values);
      deltas.set(values);
      deltas[label] = deltas[label]! - 1;
      return f(f(log(total) + largest) - wanted);
    },
    // ∂C/∂iⱼ = oⱼ(∂C/∂oⱼ − Σ oₖ ∂C/∂oₖ)
    quadratic(values, label, deltas) {
      softmax(values);
      const cost = quadratic(values, label, deltas);
      let mean = 0;
      for (let j = 0; j < values.length; j++) mean = f(mean + f(values[j]! * deltas[j]!));
      for (let j = 0; j < values.length; j++) deltas[j] = values[j]! * f(deltas[j]! - mean);
      return cost;
    },
  },
  sigmoid: {
    // C = −ln oₗ = ln(1 + e^−iₗ). The other outputs cost nothing, as in src/network.
    crossEntropy(values, label, deltas) {
      const wanted = values[label]!;
      for (let j = 0; j < values.length; j++) values[j] = logistic(values[j]!);
      deltas.fill(0);
      deltas[label] = values[label]! - 1;
      return f((wanted > 0 ? 0 : -wanted) + log(f(1 + exp(-Math.abs(wanted)))));
    },
    quadratic(values, label, deltas) {
      for (let j = 0; j < values.length; j++) values[j] = logistic(values[j]!);
      const cost = quadratic(values, label, deltas);
      for (let j = 0; j < values.length; j++) deltas[j] = deltas[j]! * f(values[j]! * f(1 - values[j]!));
      return cost;
    },
  },
};

/** The place of the largest value; the first of them, if there are several. */
export function largestOf(values: Float32Array): number {
  let best = 0;
  for (let j = 1; j < values.length; j++) if (values[j]! > values[best]!) best = j;
  return best;
}

/** oⱼ = e^(iⱼ − m) / Σ e^(iₖ − m), in place, where m is the largest i. */
function softmax(values: Float32Array): { largest: number; total: number } {
  const largest = values.reduce((most, value) => Math.max(most, value));
  let total = 0;
  for (let j = 0; j < values.length; j++) {
    values[j] = exp(f(values[j]! - largest));
    total = f(total + values[j]!);
  }
  for (let j = 0; j < values.length; j++) values[j] = values[j]! / total;
  return { largest, total };
}

/** C = Σ (oⱼ − eⱼ)², and ∂C/∂oⱼ = 2(oⱼ − eⱼ). */
function quadratic(outputs: Float32Array, label: number, slopes: Float32Array): number {
  let cost = 0;
  for (let j = 0; j < outputs.length; j++) {
    const error = f(outputs[j]! - (j === label ? 1 : 0));
    cost = f(cost + f(error * error));
    slopes[j] = error + error;
  }
  return cost;
}
