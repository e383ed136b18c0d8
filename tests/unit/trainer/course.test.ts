// The networks that the course ships: their training, their files, and what they make of drawings of our own.

import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawingFrom, identity, Network, random, softmax, tanh } from '../../../src/trainer/index.ts';
import { loadMnist, type LoadMnist } from '../../../src/mnist/node.ts';
import { kernels } from '../../../src/trainer/compiled.ts';
import { drawnDigits, smooth } from '../../../src/trainer/course/drawn.ts';
import { decodeNetwork, encodeNetwork } from '../../../src/trainer/course/file.ts';
import { FORMS } from '../../../src/trainer/course/forms.ts';
import { courseNetworks, courseNetworkOf, type CourseNetwork } from '../../../src/trainer/course/networks.ts';
import { aboutCourse, courseFile, courseNetwork, makeFile } from '../../../src/trainer/course/node.ts';
import { trainCourse, upright, type About } from '../../../src/trainer/course/train.ts';
import { answerTo } from '../../../src/trainer/strokes/score.ts';
import { OWN_STROKES } from './strokes/own-strokes.ts';

const network = new Network({ inputs: 5, layers: [{ size: 4, activation: tanh }, { size: 3, activation: softmax }], random: random(7) });

describe('a network’s file', () => {
  const bytes = encodeNetwork(network.toJSON(), { title: 'ünser' });

  it('brings the network back, each weight to within half a 127th of its neuron’s largest', () => {
    const { about, model } = decodeNetwork(bytes);
    expect(about).toEqual({ title: 'ünser' });
    const back = Network.fromJSON(model);
    expect({ ...back.toJSON(), layers: [] }).toEqual({ ...network.toJSON(), layers: [] });
    network.layers.forEach(({ weights, biases, activation }, k) => {
      const layer = back.layers[k]!;
      expect(layer.activation).toBe(activation);
      expect(layer.biases.toArray()).toEqual(biases.toArray().map(Math.fround));
      weights.toArray().forEach((row, j) => {
        const most = Math.max(...row.map(Math.abs)) / 254 + 1e-7;
        row.forEach((weight, i) => expect(Math.abs(layer.weights.at(j, i) - weight)).toBeLessThanOrEqual(most));
      });
    });
  });

  it('is written the same when it is read and written again', () => {
    const { about, model } = decodeNetwork(bytes);
    expect(encodeNetwork(model, about)).toEqual(bytes);
  });

  it('holds a neuron of zeros', () => {
    const zeros = new Network({ inputs: 2, layers: [{ size: 1, activation: identity, weights: [[0, 0]], biases: [0] }] });
    expect(decodeNetwork(encodeNetwork(zeros.toJSON(), null)).model.layers[0]!.weights).toEqual([[0, 0]]);
  });

  it('is read from the midst of other bytes', () => {
    const around = new Uint8Array(bytes.length + 7);
    around.set(bytes, 3);
    expect(decodeNetwork(around.subarray(3, 3 + bytes.length))).toEqual(decodeNetwork(bytes));
  });

  it('says so if it is none, is cut off, or too long', () => {
    expect(() => decodeNetwork(new Uint8Array(0))).toThrow('A network of the course’s must begin with CRN1, but this file does not.');
    expect(() => decodeNetwork(new TextEncoder().encode('<!doctype html>'))).toThrow('must begin with CRN1');
    expect(() => decodeNetwork(bytes.subarray(0, bytes.length - 1))).toThrow(`This file of a network is damaged: it should be ${bytes.length} bytes long, but is ${bytes.length - 1}.`);
    expect(() => decodeNetwork(bytes.subarray(0, 20))).toThrow('is damaged: it should be');
    expect(() => decodeNetwork(Uint8Array.from([...bytes, 0]))).toThrow(`it should be ${bytes.length} bytes long`);
  });

  it('says so if any one byte is another', () => {
    for (let k = 0; k < bytes.length; k++) {
      const other = bytes.slice();
      other[k]! ^= 1 << k % 8;
      expect(() => decodeNetwork(other), `byte ${k}`).toThrow(k < 4 ? 'CRN1' : 'damaged');
    }
  });
});

describe('digits of our own forms', () => {
  it('are the ten in turn, the same from the same seed, and all different', () => {
    const { bytes, labels } = drawnDigits(60, random(1), {});
    expect([...labels.slice(8, 13)]).toEqual([8, 9, 0, 1, 2]);
    expect(drawnDigits(60, random(1), {}).bytes).toEqual(bytes);
    expect(drawnDigits(60, random(2), {}).bytes).not.toEqual(bytes);
    const pictures = new Set(Array.from(labels, (_, k) => bytes.slice(784 * k, 784 * (k + 1)).join()));
    expect(pictures.size).toBe(60);
    for (const picture of pictures) expect(picture).toContain('255');
  });

  it('there is at least one of each digit, and each can be read', () => {
    expect(FORMS).toHaveLength(10);
    for (const forms of FORMS) for (const form of forms) expect(drawingFrom(form).length).toBeGreaterThan(0);
    expect(FORMS.every((forms) => forms.length > 0)).toBe(true);
  });

  it('a smooth curve goes through its points, and is straight where they are', () => {
    const points = drawingFrom('0,0 300,600 900,900 1000,0')[0]!;
    const curve = smooth(points, 4);
    expect(points.map((_, k) => curve[4 * k])).toEqual(points);
    expect(curve).toHaveLength(13);
    for (const { x, y } of smooth(drawingFrom('0,0 500,250 1000,500')[0]!)) expect(y).toBeCloseTo(x / 2, 12);
    expect(smooth([{ x: 1, y: 2 }])).toEqual([{ x: 1, y: 2 }]);
  });
});

describe('training', () => {
  const small = courseNetworkOf('course-small');
  const brief = { ...small, recipe: { ...small.recipe, epochs: 2, drawn: 100 } };

  it('gives the same file each time; it says what the network is and how it did, with the weights in the file', async () => {
    const few = await loadMnist({ training: 300, test: 100 });
    const file = await trainCourse(brief, few, kernels);
    expect(await trainCourse(brief, few, kernels)).toEqual(file);
    const { about, model } = decodeNetwork<About>(file);
    const { recipe, ...said } = small;
    expect(about).toEqual({ ...said, testError: about.testError });
    const read = Network.fromJSON(model);
    const test = upright(few.test);
    const wrong = [...test].filter(({ grey, label }) => {
      const output = read.evaluate(Array.from(grey, (value) => value / 255)).output.toArray();
      return output.indexOf(Math.max(...output)) !== label;
    });
    expect(about.testError).toBe(wrong.length / 100);
    expect(about.testError).toBeLessThan(0.7);
  });

  it('knows only its own networks', () => {
    expect(() => courseNetworkOf('mine')).toThrow('The course has the networks course and course-small, but none called "mine".');
  });
});

describe('the networks as they are shipped', () => {
  // The first to ask trains them: a minute or two.
  const patience = 600_000;

  it.each(courseNetworks.map(({ id }) => id))('%s is small, does well, and knows digits that we drew', async (id) => {
    const file = await courseFile(id);
    const { sizes, testError, preparation } = await aboutCourse(id);
    const read = await courseNetwork(id);
    expect(file.length).toBeLessThan(300_000);
    expect([read.inputs, ...read.layers.map(({ size }) => size)]).toEqual(sizes);
    expect(testError).toBeLessThan(id === 'course' ? 0.011 : 0.022);
    const answers = OWN_STROKES.map(([label, text]) => [label, answerTo({ network: read, preparation }, drawingFrom(text), 0.05)]);
    expect(answers.filter(([label, answer]) => label !== answer)).toEqual([]);
  }, patience);
});

describe('the cache', () => {
  const { recipe, ...course } = courseNetworkOf('course-small');
  const brief = (seed: number): CourseNetwork => ({ ...course, recipe: { ...recipe, seed, epochs: 2, drawn: 10 } });

  it('keeps a network by its recipe; a damaged file is made anew, a lock left behind is no hindrance', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'chainrule-course-'));
    let whole = 0;
    const few: LoadMnist = (options) => {
      if (options?.training === undefined) whole++;
      return loadMnist({ training: 100, test: 20 });
    };
    const make = (seed: number): Promise<Uint8Array> => makeFile(brief(seed), process.cwd(), { cache, loadMnist: few });
    try {
      const [first, again] = await Promise.all([make(1), make(1)]);
      expect(again).toEqual(first);
      expect(whole).toBe(1);
      expect(await make(2)).not.toEqual(first);
      const names = await readdir(cache);
      expect(names).toHaveLength(2);
      expect(names.every((name) => /^course-small-[\da-f]{16}\.bin$/.test(name))).toBe(true);

      for (const name of names) await writeFile(join(cache, name), (await readFile(join(cache, name))).subarray(0, 1000));
      // No process has this number.
      for (const name of names) await writeFile(join(cache, `${name}.lock`), '99999999');
      expect(await make(1)).toEqual(first);
      expect(await make(1)).toEqual(first);
      expect(whole).toBe(3);
      expect((await readdir(cache)).filter((name) => name.endsWith('.lock'))).toHaveLength(1);
    } finally {
      await rm(cache, { recursive: true });
    }
  });
});
