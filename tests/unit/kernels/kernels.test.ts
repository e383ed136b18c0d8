// The WebAssembly machine against the plain one. The stated tolerance is none: both round each product and each sum to
// float32 and take them in the same order, so every bit must be the same, after one step and after many.

import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels } from '../../../src/kernels/build.ts';
import { createMachine, hashOfLayers, supportsSimd, type Design, type Machine, type Pace } from '../../../src/kernels/index.ts';
import { random } from '../../../src/network/random.ts';
import { COST, HIDDEN, OPTIMIZER, OUTPUT, design, numbers, order, pace, samples } from './designs.ts';

let wasm: Uint8Array;
beforeAll(async () => {
  wasm = await compileKernels();
});

const both = async (made: Design): Promise<[Machine, Machine]> => [await createMachine(made, { wasm }), await createMachine(made, { wasm, plain: true })];

/** Both machines learn the same, and all that can be asked of them is asked and compared. */
async function compare(made: Design, count: number, { epochs = 2, rate = 0.1, l2 = 0.01, share = 0.4 } = {}): Promise<void> {
  const machines = await both(made);
  expect(machines.map(({ kind }) => kind)).toEqual(['simd', 'plain']);
  const set = samples(made.sizes, count, 2, share);
  const seen = machines.map((machine) => {
    const number = machine.addSamples(set.bytes, set.labels);
    machine.setLayers(numbers(made.sizes, 1));
    const tallies = Array.from({ length: epochs }, (_, epoch) => machine.train(number, order(count, epoch), pace(made, count, rate, l2)));
    const predictions = new Uint8Array(count);
    const looked = machine.evaluate(number, 0, count, predictions);
    const middle = [Math.floor(count / 3), Math.ceil((2 * count) / 3)] as const;
    return {
      tallies, looked, predictions, some: machine.evaluate(number, ...middle), outputs: machine.outputs(number, ...middle),
      layers: machine.layers(), memory: machine.memory(),
    };
  });
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]!.tallies.every(({ cost }) => Number.isFinite(cost))).toBe(true);
  const hashes = seen.map(({ layers }) => hashOfLayers(layers));
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[0]).not.toBe(hashOfLayers(numbers(made.sizes, 1)));
}

it('runs here', () => {
  expect(supportsSimd()).toBe(true);
});

describe('every kind of network', () => {
  const kinds = HIDDEN.flatMap((hidden) => OUTPUT.flatMap((output) => COST.flatMap((cost) => OPTIMIZER.map((optimizer) => ({ hidden, output, cost, optimizer })))));
  it.each(kinds)('$hidden, $output, $cost, $optimizer', async ({ hidden, output, cost, optimizer }) => {
    await compare(design([13, 7, 6, 3], { hidden: [hidden, hidden], output, cost, optimizer }), 14);
    await compare(design([13, 7, 6, 3], { hidden: [hidden, hidden], output, cost, optimizer }), 14, { l2: 0 });
  });
  it('layers of different activations', () => compare(design([13, 7, 6, 5, 4, 3], { hidden: ['tanh', 'relu', 'sigmoid', 'leakyRelu'], optimizer: 'nesterov' }), 21));
});

describe('odd shapes', () => {
  it.each([
    [[1, 1]], [[1, 2]], [[5, 3]], [[3, 1, 1, 2]], [[37, 5, 3]], [[37, 1, 37, 5]], [[5, 37, 3, 10]], [[784, 36, 14, 10]], [[64, 128, 10]], [[9, 49, 53, 256]],
    // Each number of vectors that a kernel of the first layer has, and two kernels beside each other.
    ...Array.from({ length: 13 }, (_, k) => [[11, 4 * k + 2, 3]]),
  ])('%j', async (sizes) => {
    await compare(design(sizes, { optimizer: 'momentum' }), 13);
  });

  it.each([1, 2, 3, 5, 31, 32, 33, 37, 64, 65, 100, 200])('batches of %i', (batchSize) => compare(design([17, 6, 4], { batchSize }), 101));

  it('drawn ones', async () => {
    const draw = random(1);
    for (let round = 0; round < 40; round++) {
      const sizes = Array.from({ length: 2 + draw.integer(4) }, () => 1 + draw.integer(40));
      const hidden = sizes.slice(2).map(() => HIDDEN[draw.integer(4)]!);
      const made = design(sizes, {
        hidden, output: OUTPUT[draw.integer(2)]!, cost: COST[draw.integer(2)]!, optimizer: OPTIMIZER[draw.integer(3)]!, batchSize: 1 + draw.integer(40),
      });
      await compare(made, 1 + draw.integer(70), { share: draw.uniform() });
    }
  });

  it.each([0, 1])('samples of which a share of %i is lit', (share) => compare(design([37, 6, 4]), 13, { share }));
});

describe('in the long run', () => {
  it('is equal after hundreds of updates, when velocities were settled', () => compare(design([20, 8, 4], { optimizer: 'nesterov' }), 40, { epochs: 60, share: 0.05, rate: 0.02 }));

  it('lets no velocity become denormal', async () => {
    const made = design([6, 3, 2], { optimizer: 'momentum', batchSize: 1 });
    for (const machine of await both(made)) {
      machine.setLayers(numbers(made.sizes, 1));
      // The first pixel is lit once, and never again.
      const number = machine.addSamples(Uint8Array.of(255, 9, 0, 7, 0, 1, 0, 9, 0, 7, 0, 1), Uint8Array.of(0, 1));
      machine.train(number, Uint32Array.of(0), { rates: Float32Array.of(0.1), gamma: 0.8, l2: 0 });
      const velocity = (): number => machine.memory()[0]!.weights[0]!;
      expect(Math.abs(velocity())).toBeGreaterThan(1e-6);
      machine.train(number, new Uint32Array(100).fill(1), { rates: new Float32Array(100).fill(0.1), gamma: 0.8, l2: 0 });
      expect(Math.abs(velocity())).toBeGreaterThan(0);
      for (let k = 0; k < 4; k++) machine.train(number, new Uint32Array(100).fill(1), { rates: new Float32Array(100).fill(0.1), gamma: 0.8, l2: 0 });
      expect(velocity()).toBe(0);
    }
  });

  it('gives the same bits again, in one call or in many', async () => {
    const made = design([20, 8, 4], { optimizer: 'nesterov' });
    const set = samples(made.sizes, 64, 2);
    const whole = pace(made, 64);
    const hashes: string[] = [];
    for (const parts of [1, 1, 4]) {
      const [machine] = await both(made);
      machine.setLayers(numbers(made.sizes, 1));
      const number = machine.addSamples(set.bytes, set.labels);
      for (let part = 0; part < parts; part++) {
        const [from, size] = [(64 / parts) * part, 64 / parts];
        machine.train(number, order(64, 3).subarray(from, from + size), { ...whole, rates: whole.rates.subarray(from / 4, (from + size) / 4) });
      }
      hashes.push(hashOfLayers(machine.layers()));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it('gives the bits that it gave when this was written', async () => {
    // In every browser and on every processor: a change of this hash is a change of every network trained from a seed.
    const made = design([30, 12, 7, 4], { hidden: ['leakyRelu', 'tanh'], optimizer: 'nesterov' });
    const set = samples(made.sizes, 50, 2);
    for (const machine of await both(made)) {
      machine.setLayers(numbers(made.sizes, 1));
      machine.addSamples(set.bytes, set.labels);
      for (let epoch = 0; epoch < 5; epoch++) machine.train(0, order(50, epoch), pace(made, 50, 0.1, 0.001));
      expect(hashOfLayers(machine.layers())).toBe('c70f4738');
    }
  });

  it('goes on from what was kept as if it had not stopped', async () => {
    const made = design([20, 8, 4], { optimizer: 'nesterov' });
    const set = samples(made.sizes, 32, 2);
    const run = (machine: Machine, seed: number): unknown => machine.train(0, order(32, seed), pace(made, 32));
    const [one, other] = [(await both(made))[0], (await both(made))[0]];
    for (const machine of [one, other]) machine.addSamples(set.bytes, set.labels);
    one.setLayers(numbers(made.sizes, 1));
    run(one, 1);
    other.setLayers(one.layers());
    other.setMemory(one.memory());
    expect(run(one, 2)).toEqual(run(other, 2));
    expect(hashOfLayers(one.layers())).toBe(hashOfLayers(other.layers()));
    expect(hashOfLayers(one.memory())).toBe(hashOfLayers(other.memory()));
  });
});

describe('training that goes astray', () => {
  const wild = (made: Design): Pace => ({ ...pace(made, 40), rates: new Float32Array(10).fill(1e30) });
  it.each(HIDDEN.flatMap((hidden) => OUTPUT.flatMap((output) => COST.map((cost) => ({ hidden, output, cost })))))('shows in the tally: $hidden, $output, $cost', async ({ hidden, output, cost }) => {
    const made = design([12, 6, 5, 3], { hidden: [hidden, hidden], output, cost });
    const set = samples(made.sizes, 40, 2);
    for (const machine of await both(made)) {
      machine.setLayers(numbers(made.sizes, 1));
      const number = machine.addSamples(set.bytes, set.labels);
      expect(Number.isFinite(machine.train(number, order(40, 1), { ...wild(made), l2: 1e10 }).cost)).toBe(false);
    }
  });

  it('shows NaN weights in a look', async () => {
    const made = design([4, 3, 2], { hidden: ['relu'] });
    const set = samples(made.sizes, 5, 2, 1);
    for (const machine of await both(made)) {
      machine.setLayers(numbers(made.sizes, 1).map(({ weights, biases }) => ({ weights: weights.fill(NaN), biases })));
      expect(machine.evaluate(machine.addSamples(set.bytes, set.labels), 0, 5).cost).toBeNaN();
    }
  });
});

describe('samples', () => {
  it('are replaced by as many, fewer or more, again and again, beside others', async () => {
    const made = design([50, 4, 3]);
    const [machine, plain] = await both(made);
    for (const one of [machine, plain]) {
      one.setLayers(numbers(made.sizes, 1));
      for (const [count, seed] of [[20, 1], [5, 2], [900, 3]] as const) {
        const { bytes, labels } = samples(made.sizes, count, seed);
        one.addSamples(bytes, labels);
      }
    }
    const sets = [20, 5, 900];
    for (const [set, count, share] of [[1, 700, 0.2], [0, 20, 0.9], [2, 3, 0.5], [2, 1500, 0.5], [0, 0, 0], [1, 1025, 0.7]] as const) {
      const { bytes, labels } = samples(made.sizes, count, count, share);
      machine.replaceSamples(set, bytes, labels);
      plain.replaceSamples(set, bytes, labels);
      sets[set] = count;
      sets.forEach((size, number) => {
        expect(machine.evaluate(number, 0, size)).toEqual(plain.evaluate(number, 0, size));
        expect(machine.outputs(number, 0, size)).toEqual(plain.outputs(number, 0, size));
      });
    }
  });
});
