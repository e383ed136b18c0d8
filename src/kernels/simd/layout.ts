// A machine's place in memory: what ../assembly/layout.ts reads. Fields are in the same order there.

import type { Design } from '../types.ts';
import type { Room } from './room.ts';

const HIDDEN = ['leakyRelu', 'relu', 'sigmoid', 'tanh'];
const OUTPUT = ['softmax', 'sigmoid'];
const COST = ['crossEntropy', 'quadratic'];
const OPTIMIZER = ['gradientDescent', 'momentum', 'nesterov'];

/** How many samples go through the layers together. */
export const GROUP = 32;
/** Floats in a vector. */
const LANES = 4;
/** Bytes of a float, and of an address. */
const WORD = 4;

/** Where a layer's numbers are: input after input, a row of `row` floats each, of which the last may be padding. */
export interface Place {
  readonly inputs: number;
  readonly neurons: number;
  readonly row: number;
  readonly weights: number;
  readonly biases: number;
}

export interface Layout {
  /** The address of the machine's record. */
  readonly machine: number;
  readonly layers: readonly Place[];
  /** From a parameter to what the optimizer remembers of it, in bytes. */
  readonly toVelocity: number;
  /** The last layer's outputs of a group. */
  readonly outputs: number;
  /** What the last run came to. */
  readonly cost: number;
  readonly errors: number;
  readonly sound: number;
}

/** Takes the room that a machine needs, apart from samples, and writes its records. All numbers are 0. */
export function layOut({ sizes, hidden, output, cost, optimizer, batchSize }: Design, memory: WebAssembly.Memory, room: Room): Layout {
  /** Room for so many floats, all 0. */
  const floats = (count: number): number => {
    const address = room.take(count * WORD);
    new Uint8Array(memory.buffer, address, count * WORD).fill(0);
    return address;
  };

  const rows = sizes.map((size) => Math.ceil(size / LANES) * LANES);
  const layers = sizes.slice(1).map((neurons, k) => ({ inputs: sizes[k]!, neurons, row: rows[k + 1]!, paddedInputs: rows[k]! }));
  const weightCount = layers.reduce((sum, { row, paddedInputs }) => sum + row * paddedInputs, 0);
  const biasCount = layers.reduce((sum, { row }) => sum + row, 0);

  const parameters = floats(weightCount + biasCount);
  const gradients = floats(weightCount + biasCount);
  const velocities = floats(weightCount + biasCount);
  let [weights, biases] = [parameters, parameters + weightCount * WORD];
  const places = layers.map((layer, k) => {
    const { row, paddedInputs } = layer;
    const place = {
      ...layer, weights, biases,
      transposed: k === 0 ? 0 : floats(row * paddedInputs),
      outputs: floats(GROUP * row),
      deltas: floats(GROUP * row),
    };
    weights += row * paddedInputs * WORD;
    biases += row * WORD;
    return place;
  });
  const outputs = places.at(-1)!.outputs;

  const toGradient = gradients - parameters;
  const records = places.map(({ inputs, neurons, row, paddedInputs, weights, biases, transposed, outputs, deltas }, k) => [
    inputs, neurons, row / LANES, paddedInputs / LANES, Math.max(0, HIDDEN.indexOf(hidden[k] ?? '')),
    weights, biases, weights + toGradient, biases + toGradient, transposed, outputs, deltas,
  ]);
  const layerRecords = write(records.flat());

  const shades = floats(256);
  new Float32Array(memory.buffer, shades, 256).set(Array.from({ length: 256 }, (_, grey) => grey / 255));
  // A byte for each sample of a group, and a pixel more, which is read ahead.
  const greys = floats((GROUP / WORD) * (sizes[0]! + 1));

  const head = [
    layerRecords, records.length, OUTPUT.indexOf(output), COST.indexOf(cost), OPTIMIZER.indexOf(optimizer), batchSize,
    parameters, gradients, velocities, weightCount / LANES, biasCount / LANES, 0,
    shades, greys, floats(Math.max(...rows)), floats(GROUP),
  ];
  // What a run came to: a cost of 64 bits, which starts at a whole 8 bytes, the number of errors, and whether all is sound.
  const gap = head.length % 2;
  const machine = write([...head, ...new Array<number>(gap + 4).fill(0)]);
  const results = machine + (head.length + gap) * WORD;
  return { machine, layers: places, toVelocity: velocities - parameters, outputs, cost: results, errors: results + 8, sound: results + 12 };

  function write(words: readonly number[]): number {
    const address = floats(words.length);
    new Uint32Array(memory.buffer, address, words.length).set(words);
    return address;
  }
}
