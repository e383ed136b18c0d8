// What a hidden layer makes of its weighted inputs, in place, and how it passes a gradient back.
//
// Only the outputs are kept. They tell the slope as well as the inputs would.

import { logistic, tanh } from './elementary.ts';
import type { HiddenActivation } from '../types.ts';

const f = Math.fround;

export interface PlainActivation {
  /** i becomes o. NaN stays NaN: training that went astray must show. */
  apply(values: Float32Array): void;
  /** ∂C/∂o becomes ∂C/∂i. */
  backward(outputs: Float32Array, deltas: Float32Array): void;
}

const LEAK = f(0.01);

export const activations: Readonly<Record<HiddenActivation, PlainActivation>> = {
  leakyRelu: elementwise((i) => (i > 0 ? i : f(i * LEAK)), (o) => (o > 0 ? 1 : LEAK)),
  relu: elementwise((i) => (i <= 0 ? 0 : i), (o) => (o > 0 ? 1 : 0)),
  sigmoid: elementwise(logistic, (o) => f(o * f(1 - o))),
  tanh: elementwise(tanh, (o) => f(1 - f(o * o))),
};

/** The activation that applies `value` to each input. `slope` is its derivative there, told from the output. */
function elementwise(value: (i: number) => number, slope: (o: number) => number): PlainActivation {
  return {
    apply(values) {
      for (let j = 0; j < values.length; j++) values[j] = value(values[j]!);
    },
    backward(outputs, deltas) {
      for (let j = 0; j < deltas.length; j++) deltas[j] = deltas[j]! * slope(outputs[j]!);
    },
  };
}
