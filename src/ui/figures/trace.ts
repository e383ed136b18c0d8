/**
 * What the figures of the worked example are drawn from: one record of plain numbers, the `Trace`, that a
 * cell of the chapter makes and `of="…"` hands over. Matrices are rows of numbers, W[neuron][input];
 * vectors are lists. A cell makes it from the network module like this (r = network.evaluate(x, expected)):
 *
 *   const trace = {
 *     x, expected, cost: r.cost,                    // [2, 3], [1, 0.2], C
 *     terms: [...],                                 // each output's share of the cost: (o − e)², one per output
 *     W1, b1, W2, b2,                               // parameters before the step
 *     i1, o1, i2, o2,                               // weighted inputs and outputs: hidden layer 1, last layer 2
 *     dCdo1, dCdo2,                                 // ∂C/∂o of each neuron
 *     dodi1, dodi2,                                 // ∂o/∂i of each neuron, that is o(1 − o) for the sigmoid
 *     delta1, delta2,                               // ∂C/∂i = ∂C/∂o · ∂o/∂i
 *     dW1, db1, dW2, db2,                           // gradients, shaped like the parameters
 *     after: { eta, W1, b1, W2, b2, y, cost },      // optional: η, parameters, output and cost after one step
 *   };
 *
 * Everything must be plain numbers and arrays (`.toArray()` of a Vector or a Matrix). The figures recompute
 * nothing that is given: a wrong derivative in the reader's cell shows as such. Names of the parameters:
 *
 *   w1 x1→h1   w2 x2→h1   w3 x1→h2   w4 x2→h2   b1 of h1   b2 of h2      W1 = [[w1, w2], [w3, w4]]
 *   w5 h1→y1   w6 h2→y1   w7 h1→y2   w8 h2→y2   b3 of y1   b4 of y2      W2 = [[w5, w6], [w7, w8]]
 *
 * Quantity ids that the figures light up (`data-q`): w1…w8, b1…b4, x1, x2, h1, h2, y1, y2, e1, e2, C,
 * deltaH1, deltaH2, deltaY1, deltaY2.
 */

/** The network after one step of gradient descent. */
export interface TraceAfter {
  /** The learning rate of that step. */
  eta: number;
  W1: number[][];
  b1: number[];
  W2: number[][];
  b2: number[];
  /** The output for the same input. */
  y: number[];
  cost: number;
}

/** One evaluation of the 2-2-2 network, forward and backward, as plain data. */
export interface Trace {
  x: number[];
  expected: number[];
  cost: number;
  /** Each output's share of the cost. */
  terms: number[];
  W1: number[][];
  b1: number[];
  W2: number[][];
  b2: number[];
  /** Weighted inputs. */
  i1: number[];
  i2: number[];
  /** Outputs. */
  o1: number[];
  o2: number[];
  /** ∂C/∂o of each neuron. */
  dCdo1: number[];
  dCdo2: number[];
  /** ∂o/∂i of each neuron. */
  dodi1: number[];
  dodi2: number[];
  /** ∂C/∂i of each neuron. */
  delta1: number[];
  delta2: number[];
  dW1: number[][];
  db1: number[];
  dW2: number[][];
  db2: number[];
  after?: TraceAfter;
}

/** The ids of the twelve parameters, in the order of the table. */
export const parameterIds = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 'b3', 'b4'] as const;
export type ParameterId = (typeof parameterIds)[number];

/** Where a parameter sits. */
export interface Place {
  id: ParameterId;
  kind: 'weight' | 'bias';
  letter: 'w' | 'b';
  index: string;
  /** 1 = into the hidden layer, 2 = into the last. */
  layer: 1 | 2;
  /** Which neuron of its layer it belongs to, 0 or 1. */
  to: 0 | 1;
  /** For a weight: which neuron or input of the layer before it listens to. */
  from: 0 | 1 | undefined;
}

const weight = (n: number, layer: 1 | 2, from: 0 | 1, to: 0 | 1): Place =>
  ({ id: `w${n}` as ParameterId, kind: 'weight', letter: 'w', index: String(n), layer, from, to });
const bias = (n: number, layer: 1 | 2, to: 0 | 1): Place =>
  ({ id: `b${n}` as ParameterId, kind: 'bias', letter: 'b', index: String(n), layer, from: undefined, to });

/** All twelve places, in the order of `parameterIds`. */
export const places: readonly Place[] = [
  weight(1, 1, 0, 0), weight(2, 1, 1, 0), weight(3, 1, 0, 1), weight(4, 1, 1, 1),
  weight(5, 2, 0, 0), weight(6, 2, 1, 0), weight(7, 2, 0, 1), weight(8, 2, 1, 1),
  bias(1, 1, 0), bias(2, 1, 1), bias(3, 2, 0), bias(4, 2, 1),
];

const placeById = new Map<string, Place>(places.map((place) => [place.id, place]));

/** The place of a parameter; `w5` where the id is unknown, so that a figure always has something to show. */
export function placeOf(id: unknown): Place {
  return placeById.get(String(id)) ?? (placeById.get('w5') as Place);
}

/** 'x1', 'h1', 'y1': the name of what sits at a column (0 input, 1 hidden, 2 last) and row of the network. */
export function nodeName(column: 0 | 1 | 2, row: 0 | 1): string {
  return `${'xhy'[column]}${row + 1}`;
}

/** The id of a neuron's bias. */
export function biasOf(layer: 1 | 2, neuron: 0 | 1): ParameterId {
  return layer === 1 ? (neuron === 0 ? 'b1' : 'b2') : neuron === 0 ? 'b3' : 'b4';
}

/** The quantity id of a neuron's ∂C/∂i. */
export function deltaName(layer: 1 | 2, neuron: 0 | 1): string {
  return `delta${layer === 1 ? 'H' : 'Y'}${neuron + 1}`;
}

interface Parameters { W1: number[][]; b1: number[]; W2: number[][]; b2: number[] }

/** A parameter's value in a trace, or in its `after`. */
export function parameterOf(from: Parameters, place: Place): number {
  const [W, b] = place.layer === 1 ? [from.W1, from.b1] : [from.W2, from.b2];
  return (place.from === undefined ? b[place.to] : W[place.to]?.[place.from]) ?? NaN;
}

/** ∂C/∂(parameter) as the trace has it. */
export function gradientOf(trace: Trace, place: Place): number {
  return parameterOf({ W1: trace.dW1, b1: trace.db1, W2: trace.dW2, b2: trace.db2 }, place);
}

/** What the chain rule multiplies for one parameter. */
export interface Chain {
  /** ∂C/∂o of the neuron that the parameter belongs to. */
  dCdo: number;
  /** ∂o/∂i of that neuron. */
  dodi: number;
  /** ∂i/∂(parameter): what comes in over a weight; 1 for a bias. */
  didp: number;
  /** The gradient as the trace has it. */
  product: number;
  /** For a hidden neuron: the two terms that add up to dCdo, by way of y1 and of y2. */
  terms: { delta: number; weight: number; product: number }[];
}

/** The chain of one parameter, read from the trace. */
export function chainOf(trace: Trace, place: Place): Chain {
  const { layer, to, from } = place;
  const [dCdo, dodi, incoming] = layer === 1 ? [trace.dCdo1, trace.dodi1, trace.x] : [trace.dCdo2, trace.dodi2, trace.o1];
  const terms = layer === 2 ? [] : trace.delta2.map((delta, k) => {
    const weight = trace.W2[k]?.[to] ?? NaN;
    return { delta, weight, product: delta * weight };
  });
  return {
    dCdo: dCdo[to] ?? NaN,
    dodi: dodi[to] ?? NaN,
    didp: from === undefined ? 1 : (incoming[from] ?? NaN),
    product: gradientOf(trace, place),
    terms,
  };
}

/**
 * Why a value is not a trace of a 2-2-2 network, in words for the reader; undefined when it is one.
 * The trace comes from a cell that the reader may have edited, so nothing is taken for granted.
 */
export function traceProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there is no trace to draw';
  const record = value as Record<string, unknown>;
  const isPair = (v: unknown): boolean => Array.isArray(v) && v.length === 2 && v.every((n) => typeof n === 'number');
  const isSquare = (v: unknown): boolean => Array.isArray(v) && v.length === 2 && v.every(isPair);
  const vectors = ['x', 'expected', 'terms', 'b1', 'b2', 'i1', 'o1', 'i2', 'o2', 'dCdo1', 'dCdo2', 'dodi1', 'dodi2', 'delta1', 'delta2', 'db1', 'db2'];
  for (const name of vectors) if (!isPair(record[name])) return `${name} should be two numbers`;
  for (const name of ['W1', 'W2', 'dW1', 'dW2']) if (!isSquare(record[name])) return `${name} should be 2 × 2 numbers`;
  if (typeof record['cost'] !== 'number') return 'cost should be a number';
  const after = record['after'];
  if (after === undefined || after === null) return undefined;
  if (typeof after !== 'object') return 'after should be a record';
  const next = after as Record<string, unknown>;
  for (const name of ['b1', 'b2', 'y']) if (!isPair(next[name])) return `after.${name} should be two numbers`;
  for (const name of ['W1', 'W2']) if (!isSquare(next[name])) return `after.${name} should be 2 × 2 numbers`;
  for (const name of ['eta', 'cost']) if (typeof next[name] !== 'number') return `after.${name} should be a number`;
  return undefined;
}
