// A layer: its parameters, and how they change.

import type { Activation } from './activations.ts';
import { told, wholeNumber } from './checks.ts';
import type { Initializer } from './initializers.ts';
import { matrix, vector, Matrix, Vector } from './matrix.ts';
import type { Memory, Optimizer } from './optimizers.ts';
import type { Random } from './random.ts';

/** What a layer is made from. */
export interface LayerOptions {
  /** Its number of neurons. */
  readonly size: number;
  readonly activation: Activation;
  /**
   * Its weights to begin with, row = neuron, column =
   * input. Without them, the initializer draws them.
   */
  readonly weights?: Matrix | readonly (readonly number[])[];
  /** Its biases to begin with, one a neuron. Without them, zeros. */
  readonly biases?: Vector | readonly number[];
  /** Draws its weights, in place of the network's initializer. */
  readonly initializer?: Initializer;
}

/** A layer as it is now. Training replaces it and never changes it. */
export interface Layer {
  /** The number of neurons. */
  readonly size: number;
  /** The number of inputs, which each neuron weighs. */
  readonly inputs: number;
  readonly activation: Activation;
  /** W, size × inputs: row = neuron, column = input. */
  readonly weights: Matrix;
  /** b, one a neuron. */
  readonly biases: Vector;
  /** What the optimizer remembers from update to update. */
  readonly memory: { readonly weights: Memory<Matrix>; readonly biases: Memory<Vector> };
}

/** ∂C/∂w and ∂C/∂b of one layer. */
export interface Gradient {
  readonly dW: Matrix;
  readonly db: Vector;
}

/**
 * The first state of a layer. `name` ("Layer 0") is for
 * errors: a size, shape or number that can't be.
 */
export function createLayer(
  name: string, inputs: number, options: LayerOptions,
  initializer: Initializer, random: Random,
): Layer {
  const { activation } = options;
  const size = wholeNumber(options.size, `The size of ${name}`);
  if (typeof activation?.value !== 'function' || typeof activation.backward !== 'function')
    throw new Error(`The activation of ${name} must be one such as sigmoid, `
      + `with a value and a backward function, but is ${told(activation)}.`);

  const weights = options.weights === undefined
    ? (options.initializer ?? initializer).weights(size, inputs, random)
    : matrixOf(options.weights, `The weights of ${name}`);
  if (weights.rows !== size || weights.columns !== inputs)
    throw new Error(`The weights of ${name} must be ${size} × ${inputs} `
      + '(a row for each neuron, a column for each input), '
      + `but are ${weights.rows} × ${weights.columns}.`);

  const biases = options.biases === undefined
    ? new Vector(new Float64Array(size))
    : vector(options.biases, `The biases of ${name}`);
  if (biases.length !== size)
    throw new Error(`The biases of ${name} must be ${size}, one for each neuron, `
      + `but are ${biases.length}.`);

  return { size, inputs, activation, weights, biases, memory: { weights: {}, biases: {} } };
}

/**
 * The layer after one update, W⁺ = W − (the optimizer's change) − ηλW, and b⁺ = b −
 * (its change). L2, the last term, is kept from the biases: they do not make a
 * function steep. `time` is 1 for the first update, 2 for the next, and so on.
 */
export function updateLayer(
  layer: Layer, gradient: Gradient, optimizer: Optimizer, l2: number, time: number,
): Layer {
  const forWeights = optimizer.step(gradient.dW, layer.memory.weights, time);
  const forBiases = optimizer.step(gradient.db, layer.memory.biases, time);
  const decay = layer.weights.scale(optimizer.learningRate * l2);
  return {
    ...layer,
    weights: layer.weights.minus(forWeights.change).minus(decay),
    biases: layer.biases.minus(forBiases.change),
    memory: { weights: forWeights.memory, biases: forBiases.memory },
  };
}

function matrixOf(values: Matrix | readonly (readonly number[])[], what: string): Matrix {
  return matrix(values instanceof Matrix ? values.toArray() : values, what);
}
