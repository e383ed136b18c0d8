/** Fast training in this thread, on the plain machine: what `train` promises, whichever way the digits go. */
import { describe, expect, it } from 'vitest';
import { adam, elementwise, gradientDescent, momentum, random, relu, sigmoid, softmax, softplus, train as plainly } from '../../../src/network/index.ts';
import { trainHere } from '../../../src/trainer/here.ts';
import { constant, cosine, linear } from '../../../src/trainer/schedules.ts';
import type { DigitsOptions, DigitsReport, DigitsTraining } from '../../../src/trainer/types.ts';
import { samplesOf, small, strokes, weightsOf } from './digits.ts';

const train = trainHere(async () => undefined);
const training = strokes(300, 1);
const validation = strokes(100, 2);
const test = strokes(100, 3);

async function all(run: DigitsTraining): Promise<DigitsReport[]> {
  const reports: DigitsReport[] = [];
  for await (const report of run) reports.push(report);
  return reports;
}

async function trained(options: Partial<DigitsOptions> = {}): Promise<{ weights: number[]; reports: DigitsReport[] }> {
  const network = small();
  const reports = await all(train(network, training, { epochs: 4, ...options }));
  return { weights: weightsOf(network), reports };
}

describe('learning', () => {
  it('learns, and the network itself has learned', async () => {
    const network = small();
    const reports = await all(train(network, training, { epochs: 20, validation }));
    expect(reports).toHaveLength(20);
    expect(reports[19]!.training.cost).toBeLessThan(reports[0]!.training.cost / 2);
    expect(reports.map(({ epoch, fraction }) => [epoch, fraction])).toEqual(reports.map((_, k) => [k + 1, 1]));
    const right = samplesOf(validation).filter(({ x, expected }) => {
      const { output } = network.evaluate(x);
      return output.toArray().indexOf(Math.max(...output)) === expected.indexOf(1);
    });
    expect(right.length / 100).toBe(reports[19]!.validation!.accuracy);
  });

  it.each([
    ['Nesterov', {}],
    ['momentum and L2', { optimizer: momentum(0.03, 0.8), l2: 0.01 }],
    ['gradient descent, sigmoid', { optimizer: gradientDescent(0.3), layers: [{ size: 5, activation: sigmoid }, { size: 3, activation: sigmoid }] }],
    ['ReLU, three layers', { layers: [{ size: 6, activation: relu }, { size: 4, activation: relu }, { size: 3, activation: softmax }] }],
  ])('%s: goes as the network module’s own training goes, sample for sample', async (_, options) => {
    const [fast, plain] = [small(options), small(options)];
    const fastReports = await all(train(fast, training, { epochs: 3, batchSize: 16, seed: 5 }));
    const plainReports: { training: { cost: number } }[] = [];
    for await (const report of plainly(plain, samplesOf(training), { epochs: 3, batchSize: 16, random: random(5) })) plainReports.push(report);
    fastReports.forEach((report, k) => expect(report.training.cost).toBeCloseTo(plainReports[k]!.training.cost, 4));
    const [a, b] = [weightsOf(fast), weightsOf(plain)];
    expect(Math.max(...a.map((weight, k) => Math.abs(weight - b[k]!)))).toBeLessThan(1e-4);
  });

  it('same seed, same weights, same reports; another seed, others', async () => {
    const [a, b, c] = [await trained(), await trained(), await trained({ seed: 2 })];
    expect(a.weights).toEqual(b.weights);
    expect(a.reports).toEqual(b.reports);
    expect(a.weights).not.toEqual(c.weights);
  });

  it('a list of samples goes the plain way', async () => {
    const network = small();
    const reports = [];
    for await (const report of train(network, samplesOf(training), { epochs: 1 })) reports.push(report);
    expect(reports[0]).not.toHaveProperty('machine');
    expect(weightsOf(network).some((weight) => Math.fround(weight) !== weight)).toBe(true);
  });

  it('shows the same at every run: times can be asked for, but are not listed', async () => {
    const { reports } = await trained({ epochs: 1 });
    expect(Object.keys(reports[0]!)).toEqual(['epoch', 'fraction', 'training', 'stopped', 'learningRate', 'machine']);
    expect(reports[0]!.seconds).toBeGreaterThan(0);
    expect(reports[0]!.samplesPerSecond).toBeGreaterThan(0);
  });

  it('reports within epochs change nothing of the result', async () => {
    const [a, b] = [await trained(), await trained({ within: 4 })];
    expect(b.reports).toHaveLength(16);
    // Ten batches in four parts.
    expect(b.reports.slice(0, 4).map(({ fraction }) => fraction)).toEqual([0.3, 0.5, 0.8, 1]);
    expect(b.reports[3]!.fraction).toBe(1);
    expect(b.weights).toEqual(a.weights);
    expect(b.reports[3]!.training.error).toBeCloseTo(a.reports[0]!.training.error, 12);
  });

  it('batches that are larger than the set, and a set of one', async () => {
    expect((await trained({ batchSize: 1000 })).reports).toHaveLength(4);
    const one = { bytes: training.bytes.slice(0, 16), labels: training.labels.slice(0, 1) };
    expect(await all(train(small(), one, { epochs: 2, learningRate: cosine(0.1) }))).toHaveLength(2);
  });
});

describe('the learning rate', () => {
  it('follows its schedule from the first update to the last', async () => {
    const rates = async (learningRate: DigitsOptions['learningRate'] & object): Promise<number[]> => (await trained({ learningRate, epochs: 5 })).reports.map((report) => report.learningRate);
    expect(await rates(constant(0.25))).toEqual([0.25, 0.25, 0.25, 0.25, 0.25]);
    const [first, , , , last] = await rates(linear(0.1, 0.5));
    expect(first).toBeCloseTo(0.1 + 0.4 * (9 / 49), 6);
    expect(last).toBeCloseTo(0.5, 6);
    const wave = await rates(cosine(0.2));
    expect(wave[2]).toBeCloseTo(0.1 * (1 + Math.cos((Math.PI * 29) / 49)), 6);
    expect(wave[4]).toBeCloseTo(0, 12);
  });

  it('can be changed on the way', async () => {
    const run = train(small(), training, { epochs: 6, learningRate: cosine(0.1) });
    const rates: number[] = [];
    for await (const { epoch, learningRate } of run) {
      rates.push(learningRate);
      if (epoch === 2) run.setLearningRate(0.5);
    }
    expect(rates[0]).toBeLessThan(0.1);
    expect(rates.slice(3)).toEqual([0.5, 0.5, 0.5]);
    expect(() => run.setLearningRate(-1)).toThrow('at least 0');
  });
});

describe('steering', () => {
  it('pauses, and goes on as if nothing had been', async () => {
    const network = small();
    const run = train(network, training, { epochs: 4 });
    const epochs: number[] = [];
    const reading = (async () => {
      for await (const { epoch } of run) {
        epochs.push(epoch);
        if (epoch === 1) run.pause();
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(epochs.length).toBeLessThan(4); // one epoch may have been done ahead
    const before = epochs.length;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(epochs.length).toBe(before);
    run.resume();
    await reading;
    expect(epochs).toEqual([1, 2, 3, 4]);
    expect(weightsOf(network)).toEqual((await trained()).weights);
  });

  it('leaving the loop leaves the network as the last report saw it, however far training had gone ahead', async () => {
    const network = small();
    for await (const { epoch } of train(network, training, { epochs: 50 })) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (epoch === 2) break;
    }
    const two = small();
    for await (const { epoch } of train(two, training, { epochs: 50 })) if (epoch === 2) break;
    expect(weightsOf(network)).toEqual(weightsOf(two));
    const short = small();
    await all(train(short, training, { epochs: 2 }));
    expect(weightsOf(network)).toEqual(weightsOf(short));
  });

  it('stop ends the loop; what was learned stays', async () => {
    const network = small();
    const before = weightsOf(network);
    const run = train(network, training, { epochs: 1000 });
    const reports = [];
    for await (const report of run) {
      reports.push(report);
      if (report.epoch === 3) run.stop();
    }
    expect(reports.length).toBeLessThan(6);
    expect(weightsOf(network)).not.toEqual(before);
    expect(await run.next()).toEqual({ done: true, value: undefined });
  });

  it('never begun, it changes nothing', async () => {
    const network = small();
    const before = weightsOf(network);
    await train(network, training, { epochs: 3 }).return();
    expect(weightsOf(network)).toEqual(before);
  });

  it('gives a snapshot at any time', async () => {
    const network = small();
    const run = train(network, training, { epochs: 3, validation });
    expect(weightsOf(await run.snapshot())).toEqual(weightsOf(network));
    await run.next();
    const now = await run.snapshot();
    expect(weightsOf(now)).not.toEqual(weightsOf(network));
    expect((await run.snapshot('best')).parameterCount).toBe(network.parameterCount);
    await run.return();
    expect(weightsOf(network)).not.toEqual(weightsOf(small()));
  });
});

describe('early stopping', () => {
  const stopping = { window: 1, patience: 12 };

  it('ends when validation no longer improves, and keeps the best network seen', async () => {
    const network = small();
    const reports = await all(train(network, strokes(40, 1), { epochs: 400, learningRate: 0.1, validation, stopping, watch: 'cost', test }));
    const last = reports.at(-1)!;
    expect(reports.length).toBeLessThan(400);
    expect([last.stopped, last.best!.epoch < last.epoch]).toEqual([true, true]);
    expect(last.best!.validation.cost).toBe(Math.min(...reports.map(({ validation: result }) => result!.cost)));
    // The network is the one after that epoch.
    const again = small();
    for await (const { epoch } of train(again, strokes(40, 1), { epochs: 400, learningRate: 0.1 })) if (epoch === last.best!.epoch) break;
    expect(weightsOf(network)).toEqual(weightsOf(again));
  });

  it('never looks at the test set but at the end, and then with the network that is kept', async () => {
    const network = small();
    const reports = await all(train(network, strokes(40, 1), { epochs: 400, learningRate: 0.1, validation, stopping, watch: 'cost', test }));
    expect(reports.filter((report) => report.test).map(({ stopped }) => stopped)).toEqual([true]);
    const wrong = samplesOf(test).filter(({ x, expected }) => {
      const { output } = network.evaluate(x);
      return output.toArray().indexOf(Math.max(...output)) !== expected.indexOf(1);
    });
    expect(reports.at(-1)!.test!.error).toBe(wrong.length / 100);
  });

  it('test results asked for on the way decide nothing', async () => {
    const options = { epochs: 12, validation, test };
    const [a, b] = [await trained(options), await trained({ ...options, testEvery: 5 })];
    expect(b.reports.filter((report) => report.test).map(({ epoch }) => epoch)).toEqual([5, 10, 12]);
    expect(a.weights).toEqual(b.weights);
  });
});

describe('what can’t be', () => {
  it('η too large: says so, names it, and the network keeps what was good', async () => {
    const network = small();
    const run = train(network, training, { epochs: 20 });
    await run.next();
    await run.next();
    run.setLearningRate(1e25);
    await expect((async () => { for await (const _ of run); })()).rejects.toThrow(/went astray in epoch \d+: .+ no longer a finite number\. The learning rate η = 1e\+25 is probably too large/);
    expect(weightsOf(network).every(Number.isFinite)).toBe(true);
    expect(weightsOf(network)).not.toEqual(weightsOf(small()));
    const first = small();
    await expect(all(train(first, training, { epochs: 1, learningRate: 1e25 }))).rejects.toThrow('The network has what it had before.');
    expect(weightsOf(first)).toEqual(weightsOf(small()).map(Math.fround));
  });

  it.each<[string, () => DigitsTraining, string]>([
    ['an activation the machine does not know', () => train(small({ layers: [{ size: 4, activation: softplus }, { size: 3, activation: softmax }] }), training, { epochs: 1 }), 'Fast training cannot take a hidden layer of softplus: it knows leakyRelu, relu, sigmoid and tanh. A list of samples'],
    ['one of its own by a known name', () => train(small({ layers: [{ size: 4, activation: elementwise('relu', Math.abs, Math.sign) }, { size: 3, activation: softmax }] }), training, { epochs: 1 }), 'a hidden layer of relu of one’s own'],
    ['an optimizer', () => train(small({ optimizer: adam() }), training, { epochs: 1 }), 'the optimizer adam: it knows gradientDescent, momentum and nesterov'],
    ['no epochs', () => train(small(), training, {} as DigitsOptions), 'The number of epochs must be a whole number'],
    ['a rate that is none', () => train(small(), training, { epochs: 1, learningRate: 'fast' as never }), 'The learning rate must be'],
    ['digits of another size', () => train(small(), { bytes: new Uint8Array(30), labels: new Uint8Array(2) }, { epochs: 1 }), 'The network has 16 inputs, so 2 training digits have 32 bytes, but there are 30.'],
    ['a label without an output', () => train(small(), { bytes: new Uint8Array(16), labels: Uint8Array.of(3) }, { epochs: 1 }), 'a label is at most 2, but one of the training digits’ is 3'],
    ['no digits', () => train(small(), { bytes: new Uint8Array(0), labels: new Uint8Array(0) }, { epochs: 1 }), 'there are none'],
    ['stopping by nothing', () => train(small(), training, { epochs: 1, stopping: {} }), 'Early stopping needs validation digits'],
  ])('%s', (_, begin, message) => {
    expect(begin).toThrow(message);
  });
});
