// Pen strokes: a file of them, the ways they are drawn in, and how the command tables what networks make of them.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundsOf, Network, softmax } from '../../../../src/trainer/index.ts';
import { readStrokes, spread, strokesCommand } from '../../../../src/trainer/strokes/command.ts';
import { accuracyOf, answersOf, chosenOn, tableOf, type Answered } from '../../../../src/trainer/strokes/score.ts';
import { drawnSo, PENS, readPenDigits, variantsOf, WAYS, type PenDigit } from '../../../../src/trainer/strokes/variants.ts';

const bar: PenDigit = { label: 1, strokes: [[[5, 10], [5, 110]]] };
const line: PenDigit = { label: 7, strokes: [[[0, 0], [40, 0]]] };

/** A network that takes everything for the same digit. */
const always = (digit: number): Network =>
  new Network({ inputs: 784, layers: [{ size: 10, activation: softmax, weights: Array.from({ length: 10 }, () => Array.from({ length: 784 }, () => 0)), biases: Array.from({ length: 10 }, (_, k) => (k === digit ? 1 : 0)) }] });

describe('ways of drawing a digit', () => {
  it('are each pen in each way', () => {
    const variants = variantsOf(bar);
    expect(variants).toHaveLength(Object.keys(PENS).length * Object.keys(WAYS).length);
    expect(new Set(variants.map(({ pen, way }) => `${pen} ${way}`)).size).toBe(variants.length);
    for (const { pen, width } of variants) expect(width).toBe(PENS[pen]);
  });

  it('put the box around the digit where it is meant to be, and as large', () => {
    for (const [way, { side, x, y, lean }] of Object.entries(WAYS)) {
      const box = boundsOf(drawnSo({ label: 0, strokes: [[[10, 0], [0, 60], [30, 100]]] }, WAYS[way as keyof typeof WAYS]));
      expect(box.side).toBeCloseTo(side, 12);
      expect(box.x).toBeCloseTo(x, 12);
      expect(box.y).toBeCloseTo(y, 12);
      if (lean === 0) expect(box.width / box.height).toBeCloseTo(0.3, 12);
    }
  });

  it('stay on the pad, pen and all', () => {
    for (const { drawing, width, way } of [bar, line].flatMap(variantsOf)) {
      const ends = drawing.flat().flatMap(({ x, y }) => [x, y, 1 - x, 1 - y]);
      expect(Math.min(...ends), way).toBeGreaterThanOrEqual(width / 2);
    }
  });

  it('lean to the right if the top is moved to the right', () => {
    const [[from, to]] = drawnSo(bar, WAYS['leaning right']) as unknown as [[{ x: number; y: number }, { x: number; y: number }]];
    expect(from.y).toBeLessThan(to.y);
    expect((from.x - to.x) / (to.y - from.y)).toBeCloseTo(WAYS['leaning right'].lean, 12);
  });
});

describe('a file of pen strokes', () => {
  it('is read', () => {
    expect(readPenDigits(JSON.stringify({ source: 'us', digits: [bar, line] }))).toEqual([bar, line]);
  });

  it.each([
    ['{"digits": [', 'A file of pen strokes must be JSON, but this is not, or not all of it is here.'],
    ['[]', 'A file of pen strokes must be an object, but is a list of 0.'],
    ['{}', 'A file of pen strokes must have a list of digits, but has nothing.'],
    ['{"digits": [{"label": 10, "strokes": []}]}', 'The label of digit 0 must be one of 0 to 9, but is 10.'],
    ['{"digits": [{"label": 1}]}', 'The strokes of digit 0 must be a list, but are nothing.'],
    ['{"digits": [{"label": 1, "strokes": [[[1]]]}]}', 'y of point 0 of stroke 0 must be a finite number, but is nothing.'],
  ])('%s is refused', (text, message) => {
    expect(() => readPenDigits(text)).toThrow(message);
  });
});

describe('scores', () => {
  const answers = answersOf({ title: 'ones', network: always(1), preparation: {} }, [bar, line]);

  it('count each pen and way of each digit', () => {
    expect(answers).toHaveLength(2 * variantsOf(bar).length);
    expect(accuracyOf(answers)).toBe(0.5);
    expect(accuracyOf(answers.filter(chosenOn))).toBe(1);
    expect(accuracyOf([])).toBeNaN();
  });

  it('are tabled, with the two halves of the file', () => {
    const other = (each: Answered): Answered => (each.pen === 'thin' && each.way === 'small' ? { ...each, answer: each.label } : each);
    const lines = tableOf({ title: 'ones', network: always(1), preparation: {} }, answers.map(other));
    expect(lines[0]).toBe('| ones | thin pen | medium pen | thick pen | all pens |');
    expect(lines.find((each) => each.startsWith('| small'))).toBe('| small | 100.0 % | 50.0 % | 50.0 % | 66.7 % |');
    expect(lines.at(-1)).toBe('All drawings: 52.8 %. Of the digits that were chosen on (every other): 100.0 %; of those held out: 5.6 %.');
  });

  it('say so where there are none', () => {
    expect(tableOf({ title: 'ones', network: always(1), preparation: {} }, answers.filter(chosenOn)).at(-1)).toContain('of those held out: none.');
  });

  it('of a part of a file keep its halves', () => {
    expect(spread(600, Infinity)).toHaveLength(600);
    expect(spread(10, 7)).toEqual([0, 1, 2, 4, 5, 7, 8]);
    for (const take of [60, 200, 299, 300]) {
      const some = spread(600, take);
      expect(new Set(some).size).toBe(take);
      expect(some.filter((place) => place % 2 === 0)).toHaveLength(Math.ceil(take / 2));
      expect(Math.max(...some)).toBeLessThan(600);
    }
  });
});

describe('npm run strokes', () => {
  let folder: string;
  const run = async (...words: string[]): Promise<string[]> => {
    const lines: string[] = [];
    await strokesCommand(words, (text) => lines.push(text));
    return lines;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chainrule-strokes-'));
    await writeFile(join(folder, 'pens.json'), JSON.stringify({ digits: [bar, line] }));
    await writeFile(join(folder, 'seven.json'), JSON.stringify(always(7)));
    await writeFile(join(folder, 'small.json'), JSON.stringify(new Network({ inputs: 2, layers: [{ size: 1, activation: softmax }] })));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('scores a network of one’s own', async () => {
    const lines = await run(join(folder, 'pens.json'), '--network', join(folder, 'seven.json'), '--skip', 'deskew,onePen');
    expect(lines[0]).toBe(`${join(folder, 'seven.json')}: 784-10.`);
    expect(lines.filter(Boolean).at(-1)).toBe('All drawings: 50.0 %. Of the digits that were chosen on (every other): 0.0 %; of those held out: 100.0 %.');
  });

  it('asks for both networks of the course, and all of the file, if nothing else is said', () => {
    expect(readStrokes(['file'])).toEqual({ file: 'file', networks: ['course', 'course-small'], skip: {}, take: Infinity });
    expect(readStrokes(['file', '--skip', 'deskew', '--take', '60', '--network', 'a', '--network', 'b'])).toEqual({ file: 'file', networks: ['a', 'b'], skip: { deskew: false }, take: 60 });
  });

  it('explains itself', async () => {
    expect((await run('--help')).join()).toContain('npm run strokes -- FILE [options]');
  });

  it.each([
    [[], 'One file of pen strokes is needed: npm run strokes -- FILE'],
    [['a', 'b'], 'One file of pen strokes is needed'],
    [['a', '--skip', 'pen'], '--skip can leave out onePen, crop, scale, deskew, centre, but not "pen".'],
    [['a', '--take', '0'], '--take must be a number, 1 or more, but is "0".'],
    [['a', '--take', ' '], '--take must be a number, 1 or more, but is " ".'],
  ])('%j is refused', async (words, message) => {
    await expect(run(...words)).rejects.toThrow(message);
  });

  it('refuses a network that is not for digits', async () => {
    await expect(run(join(folder, 'pens.json'), '--network', join(folder, 'small.json'))).rejects.toThrow('has 784 inputs and 10 outputs, but that of');
  });
});
