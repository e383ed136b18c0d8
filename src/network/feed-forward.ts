// Feed forward: from the network's input, layer by layer, to its output and cost.

import { last } from './checks.ts';
import type { Cost } from './costs.ts';
import type { Layer } from './layer.ts';
import type { Vector } from './matrix.ts';

/** What happened in one layer. */
export interface LayerTrace {
  readonly layer: Layer;
  /** What came in: the output of the layer before, or x. */
  readonly from: Vector;
  /** i = W · from + b: each neuron's weighted input. */
  readonly input: Vector;
  /** o = σ(i). */
  readonly output: Vector;
}

/** Sends x through the layers, and returns what happened in each. */
export function feedForward(layers: readonly Layer[], x: Vector): LayerTrace[] {
  let from = x;
  return layers.map((layer) => {
    const input = layer.weights.times(from).plus(layer.biases);
    const output = layer.activation.value(input);
    const trace = { layer, from, input, output };
    from = output;
    return trace;
  });
}

/** C, the cost of what came out. */
export function costOf(traces: readonly LayerTrace[], expected: Vector, cost: Cost): number {
  const { layer, input, output } = last(traces);
  return cost.joined?.activation === layer.activation
    ? cost.joined.value(input, expected)
    : cost.value(output, expected);
}
