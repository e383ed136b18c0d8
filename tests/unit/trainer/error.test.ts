/** `npm run error`, called as the terminal calls it, and what it counts with. */
import { describe, expect, it } from 'vitest';
import { errorCommand, readErrorOrder, tablesOf, type ErrorOrder } from '../../../src/trainer/error/command.ts';
import type { Measured } from '../../../src/trainer/error/measure.ts';
import { inWords, networkOf, optionsOf, RECIPES } from '../../../src/trainer/error/recipes.ts';
import { spreadOf, spreadText } from '../../../src/trainer/error/statistics.ts';

const said = async (...words: string[]): Promise<string[]> => {
  const lines: string[] = [];
  await errorCommand(words, (line) => void lines.push(line));
  return lines;
};

const order = (...words: string[]): ErrorOrder => {
  const read = readErrorOrder(words);
  if (read === 'help') throw new Error('help');
  return read;
};

describe('mean and deviation', () => {
  it('are the sample’s', () => {
    const { mean, deviation } = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBe(5);
    expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 14);
    expect(spreadOf([3, 3, 3])).toEqual({ mean: 3, deviation: 0 });
  });

  it('of one value there is no deviation', () => {
    expect(spreadOf([3])).toEqual({ mean: 3, deviation: NaN });
    expect([spreadText([3], String, 's'), spreadText([1, 3], (value) => value.toFixed(1), '%')]).toEqual(['3 s', '2.0 ± 1.4 %']);
  });
});

describe('recipes', () => {
  it('the series’ takes 0.0001 of each weight off at each update', () => {
    const { series } = RECIPES;
    const network = networkOf(series!, 1);
    expect(network.optimizer.learningRate * network.l2).toBeCloseTo(0.0001, 15);
    expect([network.optimizer.name, network.optimizer.settings['gamma'], network.cost.name]).toEqual(['nesterov', 0.87, 'quadratic']);
    expect(optionsOf(series!, 7)).toMatchObject({ seed: 7, learningRate: { kind: 'constant', from: 0.02 }, stopping: {} });
  });

  it.each(Object.values(RECIPES))('$title: the network is that of the course', (recipe) => {
    const { inputs, layers } = networkOf(recipe, 1);
    expect([inputs, ...layers.map(({ size, activation }) => `${size} ${activation.name}`)]).toEqual([784, '36 leakyRelu', '14 leakyRelu', '10 softmax']);
    expect(networkOf(recipe, 1).layers[0]!.weights).toEqual(layers[0]!.weights);
    expect(networkOf(recipe, 2).layers[0]!.weights).not.toEqual(layers[0]!.weights);
    expect(inWords(recipe)).toContain('λ');
  });
});

describe('npm run error', () => {
  it('by default takes every recipe and five seeds', () => {
    expect(order()).toEqual({ recipes: Object.values(RECIPES), seeds: [1, 2, 3, 4, 5], validation: false, digits: 60_000 });
  });

  it('is told what to measure', () => {
    const { recipes, ...rest } = order('--recipe', 'best', '--seeds', '2', '--seed', '8', '--validation', '--digits', '1200', '--epochs', '3');
    expect(rest).toEqual({ seeds: [8, 9], validation: true, digits: 1200 });
    expect(recipes).toEqual([{ ...RECIPES['best'], epochs: 3 }]);
  });

  it.each([
    [['--recipe', 'toString'], '--recipe can be all, series, best, short, augmented, but not "toString".'],
    [['--seeds', '0'], '--seeds must be a whole number, 1 or more, but is "0".'],
    [['--seeds', ''], '--seeds must be a whole number, 1 or more, but is "".'],
    [['--digits', '99'], '--digits must be a whole number, 100 to 60000, but is "99".'],
    [['--epochs', 'ten'], '--epochs must be a whole number, 1 or more, but is "ten".'],
    [['--bogus'], "Unknown option '--bogus'"],
    [['best'], 'Unexpected argument'],
  ])('%s: says what is wrong', (words, message) => {
    expect(() => readErrorOrder(words)).toThrow(message);
  });

  it('says what it can be told', async () => {
    expect((await said('--help')).join()).toContain('--recipe all       or series, best, short, augmented');
  });

  it('trains, and tables the errors; the same each time but for the seconds', async () => {
    const words = ['--digits', '1200', '--epochs', '3', '--seeds', '2'];
    const [lines, again] = [await said(...words), await said(...words)];
    const timeless = (text: string[]): string[] => text.map((line) => line.replace(/[\d.]+ ± [\d.]+ s\b/g, 's'));
    expect(timeless(lines)).toEqual(timeless(again));
    expect(lines.slice(0, 2)).toEqual([1, 2].map((seed) => expect.stringMatching(new RegExp(`^the series’ own, seed ${seed}: \\d+\\.\\d\\d %$`))));
    const [head, , series, best] = lines.slice(2 * Object.keys(RECIPES).length + 1);
    expect(head).toBe('| recipe | test error | seed by seed, % | digits learned from | epoch of the network | seconds a seed |');
    expect(series).toMatch(/^\| the series’ own \| \d+\.\d\d ± \d+\.\d\d % \| \d+\.\d\d, \d+\.\d\d \| 1,100 \| [\d, ]+ \| [\d.]+ ± [\d.]+ s \|$/);
    expect(best).toMatch(/^\| the best found \| .* \| 1,200 \| 3 \| /);
    expect(lines.join('\n')).toContain('0 of 2 seeds get there.');
  });

  it('for choosing looks at no test digit', async () => {
    const lines = await said('--digits', '1200', '--epochs', '2', '--seeds', '1', '--recipe', 'best', '--validation');
    expect(lines[2]).toContain('| validation error |');
    expect(lines[4]).toMatch(/^\| the best found \| \d+\.\d\d % \| \d+\.\d\d \| 1,100 \| 2 \|/);
  });

  it('tells when the error first was low enough, of those seeds that got there', () => {
    const run = (error: number, epoch?: number): Measured =>
      ({ error, learned: 60_000, kept: 15, epochs: 15, seconds: 2, first: epoch === undefined ? undefined : { epoch, seconds: epoch / 10 } });
    const lines = tablesOf([{ recipe: RECIPES['short']!, runs: [run(0.024, 10), run(0.026), run(0.0245, 14)] }], 'test');
    expect(lines[2]).toBe('| a short one | 2.48 ± 0.10 % | 2.40, 2.60, 2.45 | 60,000 | 15 | 2.0 ± 0.0 s |');
    expect(lines[4]).toContain('2 of 3 seeds get there, after 12.0 ± 2.8 epochs (10, never, 14) and 1.20 ± 0.28 s of learning and testing.');
  });
});
