/** Checkpoints as bytes, what is left of damaged ones, and a loop that goes on where another was left. */
import { describe, expect, it } from 'vitest';
import { createMachine } from '../../../src/kernels/index.ts';
import * as network from '../../../src/network/index.ts';
import { cacheStore, decodeStanding, encodeStanding, fingerprint } from '../../../src/trainer/checkpoint.ts';
import { numbersOf, recipeOf } from '../../../src/trainer/convert.ts';
import { createLoop, type Loop, type Standing } from '../../../src/trainer/loop.ts';
import { checkRecipe } from '../../../src/trainer/recipe.ts';
import { cosine } from '../../../src/trainer/schedules.ts';
import type { DigitsOptions } from '../../../src/trainer/types.ts';
import { small, strokes } from './digits.ts';

const sets = { training: strokes(200, 1), validation: strokes(60, 2) };
const options: DigitsOptions = { epochs: 8, learningRate: cosine(0.1), validation: sets.validation, stopping: { window: 2, patience: 8 }, within: 3 };

async function loopOf(from?: Standing): Promise<Loop> {
  const model = small();
  const recipe = recipeOf(model, options, network);
  const machine = await createMachine(recipe.design, { plain: true });
  machine.setLayers(numbersOf(model));
  const [training, validation] = [sets.training, sets.validation].map(({ bytes, labels }) => ({ set: machine.addSamples(bytes, labels), length: labels.length }));
  return createLoop({ machine, recipe, training: training!, validation, now: () => 0, from });
}

/** Runs until the end of an epoch. */
function runTo(loop: Loop, epoch: number): void {
  for (const step of loop.steps) if (step.kind === 'report' && step.report.fraction === 1 && step.report.epoch === epoch) return;
}

describe('a checkpoint', () => {
  it.each([1, 4, 7])('after epoch %i holds all that the rest follows from', async (epoch) => {
    const whole = await loopOf();
    for (const _ of whole.steps);
    const first = await loopOf();
    runTo(first, epoch);
    const standing = decodeStanding(encodeStanding(first.standing()!), [16, 8, 3])!;
    expect(standing).toEqual(first.standing());
    const second = await loopOf(standing);
    for (const _ of second.steps);
    expect(second.result()).toEqual(whole.result());
    expect(second.standing()!.reports).toEqual(whole.standing()!.reports);
  });

  it('keeps η that was set by hand', async () => {
    const first = await loopOf();
    first.rate = 0.03;
    runTo(first, 2);
    const second = await loopOf(decodeStanding(encodeStanding(first.standing()!), [16, 8, 3]));
    runTo(second, 3);
    expect(second.standing()!.reports.at(-1)!.learningRate).toBeCloseTo(0.03, 7);
  });

  it('of another network, cut off, or scribbled over, is none', async () => {
    const loop = await loopOf();
    runTo(loop, 2);
    const bytes = encodeStanding(loop.standing()!);
    expect(decodeStanding(bytes, [16, 8, 3])).toBeDefined();
    expect(decodeStanding(bytes, [16, 9, 3])).toBeUndefined();
    for (const cut of [0, 3, 20, bytes.length - 4, bytes.length - 1]) expect(decodeStanding(bytes.subarray(0, cut), [16, 8, 3])).toBeUndefined();
    for (let at = 0; at < 40; at++) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x80;
      expect(decodeStanding(damaged, [16, 8, 3])).toBeUndefined();
    }
    const infinite = bytes.slice();
    new Float32Array(infinite.buffer, bytes.length - 40, 1)[0] = NaN;
    expect(decodeStanding(infinite, [16, 8, 3])).toBeUndefined();
  });
});

describe('the fingerprint', () => {
  it('tells runs apart that would go otherwise, and only those', () => {
    const model = small();
    const recipe = recipeOf(model, options, network);
    const layers = numbersOf(model);
    const mine = fingerprint(recipe, layers, sets);
    expect(fingerprint({ ...recipe, keep: false }, numbersOf(small()), { ...sets })).toBe(mine);
    const other = layers.map(({ weights, biases }) => ({ weights: weights.slice(), biases }));
    other[0]!.weights[3]! += 1e-6;
    const labels = sets.training.labels.slice();
    labels[7] = (labels[7]! + 1) % 3;
    const others = [
      fingerprint({ ...recipe, seed: 2 }, layers, sets),
      fingerprint({ ...recipe, schedule: cosine(0.1, 0.001) }, layers, sets),
      fingerprint(recipe, other, sets),
      fingerprint(recipe, layers, { ...sets, training: { ...sets.training, labels } }),
      fingerprint(recipe, layers, { training: sets.training }),
    ];
    expect(new Set([mine, ...others]).size).toBe(6);
  });
});

describe('the store', () => {
  it('is the browser’s Cache; without one, every wish is refused', async () => {
    const entries = new Map<string, Response>();
    const cache = { match: async (url: string) => entries.get(url), put: async (url: string, response: Response) => void entries.set(url, response), delete: async (url: string) => entries.delete(url) } as unknown as Cache;
    const store = cacheStore({ open: async () => cache }, 'https://course.example/sub/');
    await store.put('mnist/learn/a1', Uint8Array.of(1, 2, 3));
    expect([...entries.keys()]).toEqual(['https://course.example/sub/training/mnist%2Flearn%2Fa1']);
    expect(await store.get('mnist/learn/a1')).toEqual(Uint8Array.of(1, 2, 3));
    await store.drop('mnist/learn/a1');
    expect(await store.get('mnist/learn/a1')).toBeUndefined();
    await expect(cacheStore(undefined, '').put('a', Uint8Array.of(1))).rejects.toThrow('offers no storage');
  });
});

describe('a recipe that came from elsewhere', () => {
  const good = recipeOf(small(), options, network);

  it('is taken if it is one, and nothing else of it', () => {
    expect(checkRecipe({ ...good, more: 1, design: { ...good.design, kernels: 'elsewhere' } })).toEqual(good);
  });

  it.each<[string, unknown]>([
    ['no object', 3],
    ['sizes without end', { ...good, design: { ...good.design, sizes: Array.from({ length: 100 }, () => 3) } }],
    ['a layer too large', { ...good, design: { ...good.design, sizes: [16, 1e9, 3] } }],
    ['more parameters than can be held', { ...good, design: { ...good.design, sizes: [90_000, 90_000, 3] } }],
    ['too few activations', { ...good, design: { ...good.design, hidden: [] } }],
    ['a name of the prototype', { ...good, design: { ...good.design, cost: 'constructor' } }],
    ['epochs without end', { ...good, epochs: Infinity }],
    ['more epochs than anyone waits for', { ...good, epochs: 1e9 }],
    ['a seed that is a text', { ...good, seed: '1' }],
    ['a schedule that is none', { ...good, schedule: { kind: 'step', from: 1 } }],
    ['a rate that is not finite', { ...good, schedule: { kind: 'linear', from: 0.1, to: NaN } }],
    ['γ above 1', { ...good, gamma: 2 }],
    ['λ below 0', { ...good, l2: -1 }],
    ['something else to watch', { ...good, watch: 'test' }],
    ['half a stopping', { ...good, stopping: { window: 0 } }],
    ['too many reports', { ...good, within: 1e6 }],
  ])('%s: is refused', (_, recipe) => {
    expect(() => checkRecipe(recipe)).toThrow(/\.$/);
  });
});
