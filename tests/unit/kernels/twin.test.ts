// The plain machine against src/network, which computes the same in float64 and another order.

import { describe, expect, it } from 'vitest';
import * as network from '../../../src/network/index.ts';
import { createMachine, type Design, type LayerNumbers } from '../../../src/kernels/index.ts';
import { COST, HIDDEN, OPTIMIZER, OUTPUT, design, numbers, order, samples, type Samples } from './designs.ts';

/**
 * How far float32 may stray: each number is rounded to within 2⁻²⁴ of its size, and a handful of layers and steps add
 * up some hundreds of such roundings. A wrong sign, factor or index strays by 1000 times that.
 */
const CLOSE = 200 * 2 ** -24;

function far(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const size = Math.max(1e-3, ...Array.from(b, Math.abs));
  return Math.max(...Array.from(a, (value, k) => Math.abs(value - b[k]!))) / size;
}

/** src/network with the numbers of the design. */
function reference({ sizes, hidden, output, cost, optimizer }: Design, layers: readonly LayerNumbers[], rate: number, l2: number): network.Network {
  return new network.Network({
    inputs: sizes[0]!,
    layers: layers.map(({ weights, biases }, k) => ({
      size: biases.length,
      activation: network.activations[hidden[k] ?? output]!,
      weights: Array.from(biases, (_, j) => [...weights.subarray(j * sizes[k]!, (j + 1) * sizes[k]!)]),
      biases: [...biases],
    })),
    cost: network.costs[cost]!,
    optimizer: network.optimizers[optimizer]!({ learningRate: rate, gamma: 0.8 }),
    l2,
  });
}

function sampleOf({ bytes, labels }: Samples, { sizes }: Design, k: number): { x: number[]; expected: number[] } {
  const inputs = sizes[0]!;
  return {
    x: Array.from(bytes.subarray(k * inputs, (k + 1) * inputs), (byte) => byte / 255),
    expected: Array.from({ length: sizes.at(-1)! }, (_, j) => Number(j === labels[k])),
  };
}

const everyKind = HIDDEN.flatMap((hidden) => OUTPUT.flatMap((output) => COST.flatMap((cost) => OPTIMIZER.map((optimizer) => ({ hidden, output, cost, optimizer })))));

describe.each(everyKind)('$hidden, $output, $cost, $optimizer', ({ hidden, output, cost, optimizer }) => {
  const made = design([13, 7, 5, 3], { hidden: [hidden, hidden], output, cost, optimizer, batchSize: 4 });
  const start = numbers(made.sizes, 1, 1.5);
  const set = samples(made.sizes, 14, 2);

  it('looks and learns as src/network does', async () => {
    const [rate, l2] = [0.125, 0.02];
    const machine = await createMachine(made, { plain: true });
    machine.setLayers(start);
    const chosen = order(14, 3);
    const tally = machine.train(machine.addSamples(set.bytes, set.labels), chosen, { rates: new Float32Array(4).fill(rate), gamma: 0.8, l2 });

    const plain = reference(made, start, rate, l2);
    let sum = 0;
    for (let first = 0; first < 14; first += 4)
      sum += [...chosen.subarray(first, first + 4)].length * plain.learnBatch([...chosen.subarray(first, first + 4)].map((k) => sampleOf(set, made, k)));

    expect(Math.abs(tally.cost - sum) / sum).toBeLessThan(CLOSE);
    machine.layers().forEach(({ weights, biases }, k) => {
      expect(far(weights, plain.layers[k]!.weights.toArray().flat())).toBeLessThan(CLOSE);
      expect(far(biases, [...plain.layers[k]!.biases])).toBeLessThan(CLOSE);
    });
  });
});

describe('a look', () => {
  const made = design([6, 4, 3], { hidden: ['tanh'] });
  const start = numbers(made.sizes, 5, 2);
  const set = samples(made.sizes, 9, 6);

  it('gives the outputs, predictions, errors and cost of src/network', async () => {
    const machine = await createMachine(made, { plain: true });
    machine.setLayers(start);
    const number = machine.addSamples(set.bytes, set.labels);
    const plain = reference(made, start, 0.1, 0);
    const seen = Array.from({ length: 7 }, (_, k) => plain.copy().evaluate(...(Object.values(sampleOf(set, made, k + 1)) as [number[], number[]])));
    expect(far(machine.outputs(number, 1, 8), seen.flatMap(({ output }) => [...output]))).toBeLessThan(CLOSE);
    const predictions = new Uint8Array(7);
    const tally = machine.evaluate(number, 1, 8, predictions);
    expect([...predictions]).toEqual(seen.map(({ output }) => network.classOf(output)));
    expect(tally.samples).toBe(7);
    expect(tally.errors).toBe(seen.filter(({ output, expected }) => network.classOf(output) !== network.classOf(expected)).length);
    expect(tally.errors).toBeGreaterThan(0);
    expect(tally.cost).toBeCloseTo(seen.reduce((sum, { cost }) => sum + cost, 0), 5);
  });
});

describe('the gradient', () => {
  it.each(OUTPUT.flatMap((output) => COST.map((cost) => ({ output, cost }))))('is the slope of the cost: $output, $cost', async ({ output, cost }) => {
    const made = design([5, 4, 3], { hidden: ['sigmoid'], output, cost, batchSize: 6 });
    const machine = await createMachine(made, { plain: true });
    const set = samples(made.sizes, 6, 8);
    const number = machine.addSamples(set.bytes, set.labels);
    const start = numbers(made.sizes, 9, 2);
    machine.setLayers(start);
    machine.train(number, order(6, 1), { rates: Float32Array.of(1), gamma: 0, l2: 0 });
    const moved = machine.layers();
    const h = 2 ** -6;
    start.forEach((layer, k) => {
      for (const which of ['weights', 'biases'] as const)
        layer[which].forEach((value, j) => {
          const costAt = (by: number): number => {
            machine.setLayers(start.map((other, l) => (l === k ? { ...other, [which]: other[which].with(j, value + by) } : other)));
            return machine.evaluate(number, 0, 6).cost / 6;
          };
          const slope = (8 * (costAt(h) - costAt(-h)) - (costAt(2 * h) - costAt(-2 * h))) / (12 * h);
          expect(Math.abs(value - moved[k]![which][j]! - slope)).toBeLessThan(2e-5);
        });
    });
  });
});

