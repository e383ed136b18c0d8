// Backpropagation: from the cost, layer by layer backwards, the slope of every parameter.
//
// By the chain rule, ∂C/∂w = ∂C/∂o · ∂o/∂i · ∂i/∂w, one product a layer. What one layer has
// worked out, ∂C/∂i, the layer before it needs again: each is computed once and handed on.

import type { Cost } from './costs.ts';
import type { LayerTrace } from './feed-forward.ts';
import type { Gradient } from './layer.ts';
import type { Vector } from './matrix.ts';

/** What happened in one layer, and what the cost makes of it. */
export interface LearnedTrace extends LayerTrace, Gradient {
  /** ∂C/∂o. */
  readonly dCdo: Vector;
  /** ∂C/∂i. */
  readonly delta: Vector;
}

/** The gradients of every layer, for one sample that was fed forward. */
export function backpropagate(
  traces: readonly LayerTrace[], expected: Vector, cost: Cost,
): LearnedTrace[] {
  const learned: LearnedTrace[] = [];
  let next: LearnedTrace | undefined;

  for (const trace of traces.toReversed()) {
    const { activation } = trace.layer;

    // In the last layer the cost gives ∂C/∂o. In the others each output reaches
    // every neuron of the next layer, and what they report is summed.
    const dCdo = next === undefined
      ? cost.derivative(trace.output, expected)
      : next.layer.weights.transpose().times(next.delta);

    // Through the activation: ∂C/∂i. (Cost and last activation may do both steps as one.)
    const delta = next === undefined && cost.joined?.activation === activation
      ? cost.joined.delta(trace.input, expected)
      : activation.backward(trace.input, dCdo);

    // i = Σ w·from + b, so ∂i/∂w = from and ∂i/∂b = 1.
    next = { ...trace, dCdo, delta, dW: delta.outer(trace.from), db: delta };
    learned.unshift(next);
  }
  return learned;
}
