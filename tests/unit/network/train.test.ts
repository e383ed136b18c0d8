import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parametersOf } from './networks.ts';
import {
  accuracy, batches, classOf, confusionMatrix, crossEntropy, earlyStopping, gradientDescent, identity, momentum, Network,
  random, sigmoid, softmax, tanh, train, type EpochReport, type Sample, type TrainingOptions,
} from '../../../src/network/index.ts';

const xor: Sample[] = [[0, 0], [0, 1], [1, 0], [1, 1]].map((x) => ({ x, expected: [x[0]! ^ x[1]!] }));

function xorNetwork(seed = 3): Network {
  return new Network({
    inputs: 2,
    layers: [{ size: 4, activation: tanh }, { size: 1, activation: sigmoid }],
    optimizer: momentum(0.3, 0.9),
    random: random(seed),
  });
}

async function reportsOf(network: Network, samples: readonly Sample[], options: TrainingOptions): Promise<EpochReport[]> {
  const reports: EpochReport[] = [];
  for await (const report of train(network, samples, options)) reports.push(report);
  return reports;
}

/** Three clouds of points, told apart by a network of three outputs. */
function clouds(count: number, seed: number, spread: number): Sample[] {
  const chance = random(seed);
  return Array.from({ length: count }, () => {
    const kind = chance.integer(3);
    const x = [Math.cos(kind * 2.1) + chance.normal(0, spread), Math.sin(kind * 2.1) + chance.normal(0, spread)];
    return { x, expected: [0, 1, 2].map((k) => Number(k === kind)) };
  });
}

const cloudNetwork = (): Network => new Network({
  inputs: 2,
  layers: [{ size: 8, activation: tanh }, { size: 3, activation: softmax }],
  cost: crossEntropy,
  optimizer: gradientDescent(0.1),
});

test('batches hold every sample once, all of one size but the last', () => {
  fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), fc.option(fc.integer()), (items, size, seed) => {
    const dealt = batches(items, size, seed === null ? undefined : random(seed));
    expect(dealt.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
    expect(dealt.every((batch) => batch.length >= 1 && batch.length <= size)).toBe(true);
    if (seed === null) expect(dealt.flat()).toEqual(items);
    else expect(dealt.flat().sort()).toEqual([...items].sort());
  }));
  expect(batches([1, 2, 3, 4, 5, 6, 7, 8], 3, random(1))).not.toEqual(batches([1, 2, 3, 4, 5, 6, 7, 8], 3, random(2)));
  expect(() => batches([1], 0)).toThrow(new Error('The batch size must be a whole number, 1 or more, but is 0.'));
});

test('learnBatch is evaluate for each sample, then one update', () => {
  const [one, other] = [xorNetwork(), xorNetwork()];
  const costs = xor.map(({ x, expected }) => one.evaluate(x, expected).cost);
  one.updateFromLearning();
  expect(other.learnBatch(xor)).toBe(costs.reduce((sum, cost) => sum + cost, 0) / 4);
  expect(parametersOf(other)).toEqual(parametersOf(one));
});

test('a batch with a bad sample is not learned at all', () => {
  const network = xorNetwork();
  expect(() => network.learnBatch([...xor, { x: [1], expected: [1] }])).toThrow("x must hold 2 numbers, one for each of the network's inputs, but holds 1.");
  expect(() => network.updateFromLearning()).toThrow('nothing to learn from');
  expect(() => network.learnBatch([])).toThrow(new Error('A batch needs one sample or more, but there are none.'));
});

test('XOR is learned, from several seeds', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const network = xorNetwork(seed);
    const reports = await reportsOf(network, xor, { epochs: 500, batchSize: 4 });
    expect(reports.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 500 }, (_, k) => k + 1));
    expect(reports.at(-1)!.training.cost).toBeLessThan(0.02);
    expect(accuracy(network, xor)).toBe(1);
    expect(confusionMatrix(network, xor).toArray()).toEqual([[2, 0], [0, 2]]);
  }
});

test('the same seed gives the same run, however often it gives way; another seed another', async () => {
  const run = async (seed: number, giveWay?: () => Promise<void>): Promise<number[]> => {
    const network = cloudNetwork();
    await reportsOf(network, clouds(60, 1, 0.5), { epochs: 3, batchSize: 7, random: random(seed), ...(giveWay && { giveWay }) });
    return parametersOf(network);
  };
  expect(await run(1)).toEqual(await run(1, () => Promise.resolve()));
  expect(await run(1)).not.toEqual(await run(2));
});

test('a report holds what the epoch did: cost and accuracy as learned, test results as they are', async () => {
  const [samples, testSamples] = [clouds(40, 1, 0.4), clouds(30, 2, 0.4)];
  const [network, twin] = [cloudNetwork(), cloudNetwork()];
  const reports = await reportsOf(network, samples, { epochs: 7, batchSize: 10, random: random(9), test: testSamples, testEvery: 3 });
  expect(reports.filter(({ test }) => test !== undefined).map(({ epoch }) => epoch)).toEqual([3, 6, 7]);
  expect(reports.some(({ stopped }) => stopped)).toBe(false);

  const chance = random(9);
  for (const { epoch, training, test, best } of reports) {
    let [cost, right] = [0, 0];
    for (const batch of batches(samples, 10, chance)) {
      right += batch.filter(({ x, expected }) => classOf(twin.evaluate(x).output) === classOf(expected)).length;
      cost += twin.learnBatch(batch) * batch.length;
    }
    expect(training.cost).toBeCloseTo(cost / 40, 12);
    expect(training.accuracy).toBe(right / 40);
    expect(training.error).toBeCloseTo(1 - right / 40, 12);
    if (test === undefined) continue;
    expect(test.accuracy).toBe(accuracy(twin, testSamples));
    const costs = testSamples.map(({ x, expected }) => twin.copy().evaluate(x, expected).cost);
    expect(test.cost).toBeCloseTo(costs.reduce((sum, value) => sum + value, 0) / 30, 12);
    expect(best!.epoch).toBeLessThanOrEqual(epoch);
  }
  expect(parametersOf(network)).toEqual(parametersOf(twin));
});

test('early stopping ends an over-fitting run, and the best network seen is kept', async () => {
  const network = cloudNetwork();
  const [few, unseen] = [clouds(15, 3, 1), clouds(200, 4, 1)];
  const reports = await reportsOf(network, few, {
    epochs: 3000, batchSize: 5, test: unseen, testEvery: 2, watch: 'cost', stopping: { window: 4, patience: 6 },
  });
  const last = reports.at(-1)!;
  expect(last.stopped).toBe(true);
  expect(last.epoch).toBeLessThan(3000);
  expect(reports.filter(({ stopped }) => stopped)).toHaveLength(1);

  const tests = reports.flatMap(({ epoch, test }) => (test === undefined ? [] : [{ epoch, ...test }]));
  const lowest = tests.reduce((low, test) => (test.cost < low.cost ? test : low));
  expect(last.best!.epoch).toBe(lowest.epoch);
  expect(last.best!.test.cost).toBe(lowest.cost);
  expect(lowest.cost).toBeLessThan(last.test!.cost);
  expect(accuracy(last.best!.network, unseen)).toBe(lowest.accuracy);
  expect(parametersOf(last.best!.network)).not.toEqual(parametersOf(network));

  // The average is that of the last four, and its last new low was six tests before the end.
  const averages = tests.map((_, k) => tests.slice(Math.max(0, k - 3), k + 1).reduce((sum, { cost }) => sum + cost, 0) / Math.min(4, k + 1));
  tests.forEach(({ average }, k) => expect(average).toBeCloseTo(averages[k]!, 12));
  const full = averages.slice(3);
  expect(full.indexOf(Math.min(...full))).toBe(full.length - 7);
});

test('the watch for early stopping, by hand: window 2, patience 2', () => {
  const judge = earlyStopping({ window: 2, patience: 2 });
  const results: [number, number, boolean][] = [
    [9, 9, false], [5, 7, false], [4, 4.5, false], [6, 5, false], [2, 4, false], [6, 4, false], [8, 7, true],
  ];
  for (const [result, average, stop] of results) expect(judge(result)).toEqual({ average, stop });
});

test('training gives way often, even within one large batch, and others run meanwhile', async () => {
  let [clock, turns, ticks] = [0, 0, 0];
  const original = performance.now;
  performance.now = () => (clock += 1);
  try {
    const giveWay = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    await reportsOf(cloudNetwork(), clouds(1000, 1, 0.5), { epochs: 1, batchSize: 1000, giveWay });
  } finally {
    performance.now = original;
  }
  // One reading of the clock a sample, and a turn of 40: about 1000 / 40.
  expect(turns).toBeGreaterThan(20);
  expect(turns).toBeLessThan(30);

  const timer = setInterval(() => (ticks += 1), 1);
  const start = performance.now();
  const big = new Network({ inputs: 2, layers: [{ size: 200, activation: tanh }, { size: 200, activation: tanh }, { size: 3, activation: softmax }] });
  await reportsOf(big, clouds(600, 1, 0.5), { epochs: 1, batchSize: 600 });
  clearInterval(timer);
  const milliseconds = performance.now() - start;
  expect(ticks).toBeGreaterThanOrEqual(Math.floor(milliseconds / 200));
});

test('classes: the largest output, or yes and no for a single one', () => {
  expect([classOf([0.1, 0.7, 0.2]), classOf([3, -1]), classOf([0.49]), classOf([0.5])]).toEqual([1, 0, 0, 1]);
  const network = new Network({ inputs: 3, layers: [{ size: 3, activation: identity, weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] }] });
  const samples = [[0, 0], [0, 1], [0, 1], [2, 2], [1, 2]].map(([expected, answered]) =>
    ({ x: [0, 1, 2].map((k) => Number(k === answered)), expected: [0, 1, 2].map((k) => Number(k === expected)) }));
  expect(confusionMatrix(network, samples).toArray()).toEqual([[1, 2, 0], [0, 0, 1], [0, 0, 1]]);
  expect(accuracy(network, samples)).toBe(2 / 5);
});

test('measuring learns nothing', () => {
  const network = xorNetwork();
  accuracy(network, xor);
  confusionMatrix(network, xor);
  expect(() => network.updateFromLearning()).toThrow('nothing to learn from');
});

test.each<[Partial<TrainingOptions>, readonly Sample[], string]>([
  [{}, [], 'Training needs one sample or more, but there are none.'],
  [{ epochs: 0 }, xor, 'The number of epochs must be a whole number, 1 or more, but is 0.'],
  [{ batchSize: -2 }, xor, 'The batch size must be a whole number, 1 or more, but is -2.'],
  [{ testEvery: 0.5 }, xor, 'testEvery must be a whole number, 1 or more, but is 0.5.'],
  [{ stopping: {} }, xor, 'Early stopping needs test samples to watch, but there are none.'],
  [{ stopping: { window: 0 }, test: xor }, xor, 'The window of the moving average must be a whole number, 1 or more, but is 0.'],
  [{ stopping: { patience: 0 }, test: xor }, xor, 'The patience must be a whole number, 1 or more, but is 0.'],
  [{ test: [{ x: [0, 0], expected: [0, 1] }] }, xor, "expected must hold 1 number, one for each of the network's outputs, but holds 2."],
])('training that cannot be is told in plain words (%#)', async (options, samples, message) => {
  await expect(reportsOf(xorNetwork(), samples, { epochs: 1, ...options })).rejects.toThrow(new Error(message));
});

test('no samples, no accuracy', () => {
  expect(() => accuracy(xorNetwork(), [])).toThrow(new Error('The accuracy needs one sample or more, but there are none.'));
});
