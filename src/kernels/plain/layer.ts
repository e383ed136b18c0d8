// A layer's numbers, and its part in feeding forward and in backpropagation.
//
// Weights are kept input after input, the weights of one input to all neurons beside each other: so every loop runs
// along memory, and an input that is 0 is skipped as a whole. Sums are taken in this order, term by term, each rounded
// to float32: the kernels keep it, so both give the same bits.

import type { LayerNumbers } from '../types.ts';

const f = Math.fround;

/** Weights input after input, and biases. */
export interface Parameters {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface PlainLayer {
  readonly inputs: number;
  readonly neurons: number;
  readonly parameters: Parameters;
  /** The sum of ∂C/∂parameter over a batch so far. */
  readonly gradient: Parameters;
  /** What the optimizer remembers. */
  readonly velocity: Parameters;
  /** i, and then o, of the sample at hand. */
  readonly outputs: Float32Array;
  /** ∂C/∂o, and then ∂C/∂i. */
  readonly deltas: Float32Array;
}

/** The inputs of a layer that are not 0: `places[k]` holds `values[k]`, for the first `count` of them. */
export interface Lit {
  count: number;
  readonly places: Uint16Array;
  readonly values: Float32Array;
}

export function createLayer(inputs: number, neurons: number): PlainLayer {
  const zeros = (): Parameters => ({ weights: new Float32Array(inputs * neurons), biases: new Float32Array(neurons) });
  return {
    inputs, neurons, parameters: zeros(), gradient: zeros(), velocity: zeros(),
    outputs: new Float32Array(neurons), deltas: new Float32Array(neurons),
  };
}

/** i = W · from + b, for the inputs that are lit. */
export function feedForwardLit({ neurons, parameters: { weights, biases }, outputs }: PlainLayer, { count, places, values }: Lit): void {
  outputs.set(biases);
  for (let k = 0; k < count; k++) addScaled(outputs, weights, places[k]! * neurons, values[k]!);
}

/** i = W · from + b. */
export function feedForward({ neurons, parameters: { weights, biases }, outputs }: PlainLayer, from: Float32Array): void {
  outputs.set(biases);
  for (let k = 0; k < from.length; k++) addScaled(outputs, weights, k * neurons, from[k]!);
}

/** ∂C/∂w = from · ∂C/∂i, and ∂C/∂b = ∂C/∂i, gathered; for the inputs that are lit. */
export function gatherLit({ neurons, gradient, deltas }: PlainLayer, { count, places, values }: Lit): void {
  for (let k = 0; k < count; k++) addOuter(gradient.weights, places[k]! * neurons, deltas, values[k]!);
  for (let j = 0; j < neurons; j++) gradient.biases[j] = f(gradient.biases[j]! + deltas[j]!);
}

/** The same for all inputs; and the layer before gets ∂C/∂from, the sum of w · ∂C/∂i over the neurons it reaches. */
export function gatherAndPassBack({ neurons, parameters: { weights }, gradient, deltas }: PlainLayer, before: PlainLayer): void {
  for (let k = 0; k < before.neurons; k++) {
    let sum = 0;
    for (let j = 0; j < neurons; j++) sum = f(sum + f(deltas[j]! * weights[k * neurons + j]!));
    before.deltas[k] = sum;
    addOuter(gradient.weights, k * neurons, deltas, before.outputs[k]!);
  }
  for (let j = 0; j < neurons; j++) gradient.biases[j] = f(gradient.biases[j]! + deltas[j]!);
}

/** Numbers as the outside has them, a row a neuron, into `own`. */
export function writeNumbers({ inputs, neurons }: PlainLayer, own: Parameters, { weights, biases }: LayerNumbers): void {
  for (let j = 0; j < neurons; j++)
    for (let k = 0; k < inputs; k++) own.weights[k * neurons + j] = weights[j * inputs + k]!;
  own.biases.set(biases);
}

/** `own` as the outside has it: copies. */
export function readNumbers({ inputs, neurons }: PlainLayer, own: Parameters): LayerNumbers {
  const weights = new Float32Array(inputs * neurons);
  for (let j = 0; j < neurons; j++)
    for (let k = 0; k < inputs; k++) weights[j * inputs + k] = own.weights[k * neurons + j]!;
  return { weights, biases: own.biases.slice() };
}

/** sums[j] += row[j] · x, where the row starts at `at`. */
function addScaled(sums: Float32Array, rows: Float32Array, at: number, x: number): void {
  for (let j = 0; j < sums.length; j++) sums[j] = f(sums[j]! + f(rows[at + j]! * x));
}

/** row[j] += deltas[j] · x, where the row starts at `at`. */
function addOuter(rows: Float32Array, at: number, deltas: Float32Array, x: number): void {
  for (let j = 0; j < deltas.length; j++) rows[at + j] = f(rows[at + j]! + f(deltas[j]! * x));
}
