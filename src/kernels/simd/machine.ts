// The fast machine: keeps samples and numbers in a WebAssembly memory, and lets the kernels run over them.

import { checkedDesign, checkedSet, checkLayers, checkRange, checkRun, checkSamples } from '../check.ts';
import type { Design, LayerNumbers, Machine, Tally } from '../types.ts';
import { instantiate } from './exports.ts';
import { GROUP, layOut } from './layout.ts';
import { createRoom } from './room.ts';

/** Samples that go to the memory as bytes at once, to be written as blocks: some 400 kB of MNIST. */
const STAGE = 512;

interface Samples {
  readonly count: number;
  /** Of the blocks, and of the list of their addresses. */
  readonly blocks: number;
  readonly list: number;
}

export async function createSimdMachine(given: Design, wasm: Uint8Array | WebAssembly.Module): Promise<Machine> {
  const design = checkedDesign(given);
  const inputs = design.sizes[0]!;
  const kernels = await instantiate(wasm);
  const { memory } = kernels;
  // The module has no data of its own; 0 stays free, so that it is no address.
  const room = createRoom(memory, 1024);
  const layout = layOut(design, memory, room);
  const sets: Samples[] = [];

  const floatsAt = (address: number, count: number): Float32Array => new Float32Array(memory.buffer, address, count);

  function write(numbers: readonly LayerNumbers[], offset: number): void {
    checkLayers(design, numbers);
    layout.layers.forEach(({ inputs, neurons, row, weights, biases }, k) => {
      const [given, own] = [numbers[k]!, floatsAt(weights + offset, inputs * row)];
      for (let j = 0; j < neurons; j++)
        for (let i = 0; i < inputs; i++) own[i * row + j] = given.weights[j * inputs + i]!;
      floatsAt(biases + offset, neurons).set(given.biases);
    });
  }

  function read(offset: number): LayerNumbers[] {
    return layout.layers.map(({ inputs, neurons, row, weights, biases }) => {
      const [own, copy] = [floatsAt(weights + offset, inputs * row), new Float32Array(neurons * inputs)];
      for (let j = 0; j < neurons; j++)
        for (let i = 0; i < inputs; i++) copy[j * inputs + i] = own[i * row + j]!;
      return { weights: copy, biases: floatsAt(biases + offset, neurons).slice() };
    });
  }

  function keep(bytes: Uint8Array, labels: Uint8Array): Samples {
    const count = labels.length;
    const stage = room.take(STAGE * (inputs + 1));
    /** Puts the samples on the stage, some at a time. */
    const each = (use: (first: number, size: number, labels: number) => void): void => {
      for (let first = 0; first < count; first += STAGE) {
        const size = Math.min(STAGE, count - first);
        const staged = new Uint8Array(memory.buffer, stage, size * (inputs + 1));
        staged.set(bytes.subarray(first * inputs, (first + size) * inputs));
        staged.set(labels.subarray(first, first + size), size * inputs);
        use(first, size, stage + size * inputs);
      }
    };
    try {
      let need = 0;
      each((_first, size) => {
        need += kernels.measureBlocks(stage, size, inputs) >>> 0;
      });
      const list = room.take((count + 1) * 4);
      const blocks = room.take(need);
      let end = blocks;
      each((first, size, staged) => {
        end = kernels.writeBlocks(stage, staged, size, inputs, list + first * 4, end) >>> 0;
      });
      return { count, blocks, list };
    } finally {
      room.give(stage);
    }
  }

  function tally(samples: number): { -readonly [K in keyof Tally]: Tally[K] } {
    const view = new DataView(memory.buffer);
    return { samples, cost: view.getFloat64(layout.cost, true), errors: view.getUint32(layout.errors, true) };
  }

  return {
    kind: 'simd',
    design,
    addSamples(bytes, labels) {
      checkSamples(design, bytes, labels);
      return sets.push(keep(bytes, labels)) - 1;
    },
    replaceSamples(set, bytes, labels) {
      const { blocks, list } = checkedSet(sets, set);
      checkSamples(design, bytes, labels);
      // What was there goes first, so that there need not be room for both.
      sets[set] = { count: 0, blocks: 0, list: 0 };
      room.give(blocks);
      room.give(list);
      sets[set] = keep(bytes, labels);
    },
    setLayers(numbers) {
      write(numbers, 0);
      kernels.turn(layout.machine);
    },
    layers: () => read(0),
    setMemory: (numbers) => write(numbers, layout.toVelocity),
    memory: () => read(layout.toVelocity),
    train(set, order, { rates, gamma, l2 }) {
      const { count, list } = checkedSet(sets, set);
      checkRun(design, count, order, { rates, gamma, l2 });
      const [orderAt, ratesAt] = [room.take(order.length * 4), room.take(rates.length * 4)];
      try {
        new Uint32Array(memory.buffer, orderAt, order.length).set(order);
        floatsAt(ratesAt, rates.length).set(rates);
        kernels.train(layout.machine, list, orderAt, order.length, ratesAt, gamma, l2);
      } finally {
        room.give(orderAt);
        room.give(ratesAt);
      }
      const found = tally(order.length);
      if (new DataView(memory.buffer).getUint32(layout.sound, true) === 0) found.cost = NaN;
      return found;
    },
    evaluate(set, first, end, predictions) {
      const { count, list } = checkedSet(sets, set);
      checkRange(count, first, end, predictions);
      const answers = predictions === undefined ? 0 : room.take(end - first);
      kernels.evaluate(layout.machine, list, first, end, answers);
      predictions?.set(new Uint8Array(memory.buffer, answers, end - first));
      room.give(answers);
      return tally(end - first);
    },
    outputs(set, first, end) {
      const { count, list } = checkedSet(sets, set);
      checkRange(count, first, end);
      const { neurons, row } = layout.layers.at(-1)!;
      const values = new Float32Array((end - first) * neurons);
      for (let from = first; from < end; from += GROUP) {
        const size = Math.min(GROUP, end - from);
        kernels.evaluate(layout.machine, list, from, from + size, 0);
        const rows = floatsAt(layout.outputs, size * row);
        for (let k = 0; k < size; k++) values.set(rows.subarray(k * row, k * row + neurons), (from - first + k) * neurons);
      }
      return values;
    },
    close() {
      sets.length = 0;
    },
  };
}
