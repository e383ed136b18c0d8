/**
 * What the forward pass of the 2-2-2 network is drawn from: plain numbers that a cell of the chapter makes.
 * Matrices are rows of numbers, W[neuron][input]; i are weighted inputs and o outputs; 1 is the hidden layer.
 */
export interface ForwardData {
  x: number[];
  W1: number[][];
  b1: number[];
  i1: number[];
  o1: number[];
  W2: number[][];
  b2: number[];
  i2: number[];
  o2: number[];
}

/** Why a value can't be drawn as a forward pass, in words; undefined when it can. */
export function forwardProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there is no pass to draw';
  const record = value as Record<string, unknown>;
  const isPair = (v: unknown): boolean => Array.isArray(v) && v.length === 2 && v.every((n) => typeof n === 'number');
  for (const name of ['x', 'b1', 'i1', 'o1', 'b2', 'i2', 'o2']) if (!isPair(record[name])) return `${name} should be two numbers`;
  for (const name of ['W1', 'W2']) {
    const rows = record[name];
    if (!Array.isArray(rows) || rows.length !== 2 || !rows.every(isPair)) return `${name} should be 2 × 2 numbers`;
  }
  return undefined;
}

/** A neuron of the network: which layer (1 hidden, 2 last) and which of its two. */
export interface Neuron {
  layer: 1 | 2;
  row: 0 | 1;
}

/** The steps of a pass: neuron by neuron, in the order in which they can be computed. */
export const passes: readonly Neuron[] = [
  { layer: 1, row: 0 },
  { layer: 1, row: 1 },
  { layer: 2, row: 0 },
  { layer: 2, row: 1 },
];

/** 'x1', 'h1', 'y1'. */
export const nameAt = (layer: 0 | 1 | 2, row: number): string => `${'xhy'[layer]}${row + 1}`;

/** The id of the weight from a neuron's input `from`, and of its bias: w1 … w8, b1 … b4. */
export const weightId = ({ layer, row }: Neuron, from: number): string => `w${(layer - 1) * 4 + row * 2 + from + 1}`;
export const biasId = ({ layer, row }: Neuron): string => `b${(layer - 1) * 2 + row + 1}`;

/** All of one neuron's numbers. */
export function numbersOf(data: ForwardData, { layer, row }: Neuron): { inputs: number[]; weights: number[]; bias: number; i: number; o: number } {
  const [inputs, W, b, i, o] = layer === 1 ? [data.x, data.W1, data.b1, data.i1, data.o1] : [data.o1, data.W2, data.b2, data.i2, data.o2];
  return { inputs, weights: W[row] ?? [], bias: b[row] ?? NaN, i: i[row] ?? NaN, o: o[row] ?? NaN };
}

/** What a neuron is at a step: computed now, before, or not yet. At rest (0) everything is there. */
export function stateAt(step: number, neuron: Neuron): 'now' | 'done' | 'ahead' {
  if (step === 0) return 'done';
  const place = passes.findIndex(({ layer, row }) => layer === neuron.layer && row === neuron.row) + 1;
  return place === step ? 'now' : place < step ? 'done' : 'ahead';
}
