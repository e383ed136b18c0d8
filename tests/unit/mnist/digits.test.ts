import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../../src/network/random.ts';
import { Network, crossEntropy, leakyRelu, softmax, train } from '../../../src/network/index.ts';
import { asImage } from '../../../src/engine/runtime/shapes.ts';
import { Digits, MnistError, ascii, loadMnist, mnistFrom } from '../../../src/mnist/index.ts';
import { PIXELS, SIDE } from '../../../src/mnist/layout.ts';
import { blots } from './blots.ts';

const of = (n: number, seed?: number): Digits => {
  const { images, labels } = blots(n, seed);
  return new Digits(images, labels);
};

describe('Digits', () => {
  const digits = of(200);

  it('gives a digit as picture, label and sample', () => {
    const image = digits.image(3);
    expect([image.width, image.height, image.label]).toEqual([28, 28, digits.labels[3]]);
    expect([...image.grey]).toEqual([...digits.bytes.subarray(3 * PIXELS, 4 * PIXELS)]);
    const { x, expected } = digits.sample(3);
    expect(x).toEqual([...image.grey].map((grey) => grey / 255));
    expect(expected.map((p, digit) => (p === 1 ? digit : -1)).filter((digit) => digit >= 0)).toEqual([digits.label(3)]);
    expect(Array.isArray(x)).toBe(true);
  });

  it('is shown as a picture by a cell', () => {
    expect(asImage(digits.image(0))).toMatchObject({ width: 28, height: 28, label: digits.label(0) });
    expect(asImage(digits.slice(0, 80).mosaic(10))).toBeDefined();
  });

  it('names the digits there are when asked for another', () => {
    expect(() => digits.image(200)).toThrow('There is no digit 200: they are counted from 0 to 199.');
    expect(() => digits.label(-1)).toThrow('no digit -1');
    expect(() => digits.sample(0.5)).toThrow('no digit 0.5');
    expect(() => digits.slice(0, 0).image(0)).toThrow('There is no digit here.');
    expect(() => new Digits(new Uint8Array(5), new Uint8Array(1))).toThrow('784 grey values, but there are 5');
  });

  it('slices as arrays do, without a copy', () => {
    fc.assert(
      fc.property(fc.integer({ min: -250, max: 250 }), fc.integer({ min: -250, max: 250 }), (from, to) => {
        expect([...digits.slice(from, to).labels]).toEqual([...digits.labels.slice(from, to)]);
      }),
    );
    expect(digits.slice(10).bytes.buffer).toBe(digits.bytes.buffer);
    expect(digits.slice(10, 12).image(1)).toEqual(digits.image(11));
  });

  it('is gone through image by image, and counts its labels', () => {
    expect([...digits.slice(0, 4)].map(({ label }) => label)).toEqual([...digits.labels.slice(0, 4)]);
    expect(digits.counts().reduce((sum, n) => sum + n)).toBe(200);
    expect(digits.counts()[7]).toBe([...digits.labels].filter((label) => label === 7).length);
  });

  it('lays digits side by side', () => {
    const { width, height, grey } = digits.slice(0, 5).mosaic(2);
    expect([width, height]).toEqual([2 * SIDE, 3 * SIDE]);
    // Row 6 of digit 3 (second row of digits, right).
    const row = (SIDE + 6) * width + SIDE;
    expect([...grey.subarray(row, row + SIDE)]).toEqual([...digits.image(3).grey.subarray(6 * SIDE, 7 * SIDE)]);
    expect(() => digits.mosaic(0)).toThrow('one column or more');
  });

  it('makes samples that the network module learns from', async () => {
    const samples = digits.slice(0, 20).toSamples();
    expect(samples[5]).toMatchObject(digits.sample(5));
    const network = new Network({
      inputs: PIXELS,
      layers: [{ size: 6, activation: leakyRelu }, { size: 10, activation: softmax }],
      cost: crossEntropy,
      random: random(1),
    });
    for await (const { training } of train(network, samples, { epochs: 1, batchSize: 5 })) expect(training.cost).toBeGreaterThan(0);
  });
});

describe('setting digits aside', () => {
  const digits = of(500, 3);

  it('takes the last ones without a generator', () => {
    const { training, validation } = digits.split(120);
    expect([training.length, validation.length]).toEqual([380, 120]);
    expect(validation.image(0)).toEqual(digits.image(380));
    expect(validation.bytes.buffer).toBe(digits.bytes.buffer);
  });

  it('with a generator draws each digit in proportion, none twice, and the same from the same seed', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer(), (n, seed) => {
        const { training, validation } = digits.split(n, random(seed));
        expect([training.length, validation.length]).toEqual([500 - n, n]);
        const [all, aside] = [digits.counts(), validation.counts()];
        all.forEach((count, digit) => expect(Math.abs((aside[digit] as number) - (count * n) / 500)).toBeLessThan(1));
        all.forEach((count, digit) => expect((training.counts()[digit] as number) + (aside[digit] as number)).toBe(count));
      }),
      { numRuns: 40 },
    );
    const labels = (seed: number): number[] => [...digits.split(100, random(seed)).validation.labels];
    expect(labels(7)).toEqual(labels(7));
    expect(labels(7)).not.toEqual(labels(8));
  });

  it('keeps the order, and every digit in one of the two', () => {
    // Digit k carries its number in its first two pixels.
    const bytes = new Uint8Array(300 * PIXELS);
    for (let k = 0; k < 300; k++) bytes.set([k & 255, k >> 8], k * PIXELS);
    const { training, validation } = new Digits(bytes, Uint8Array.from({ length: 300 }, (_, k) => k % 10)).split(77, random(1));
    const numbers = (part: Digits): number[] => [...part].map(({ grey }) => (grey[0] as number) + 256 * (grey[1] as number));
    for (const part of [training, validation]) expect(numbers(part)).toEqual([...numbers(part)].sort((a, b) => a - b));
    expect([...numbers(training), ...numbers(validation)].sort((a, b) => a - b)).toEqual([...Array(300).keys()]);
  });

  it('sets aside no more than there are', () => {
    expect(() => digits.split(501)).toThrow('Of 500 digits, 0 to 500 can be set aside, not 501.');
    expect(() => digits.split(-1)).toThrow('not -1');
  });
});

describe('loadMnist', () => {
  const { loadMnist: load } = mnistFrom(async ({ training, test }) => ({ training: blots(training), test: blots(test) }));

  it('asks its source, and gives two sets', async () => {
    const { training, test } = await load({ training: 20, test: 10 });
    expect([training.length, test.length]).toEqual([20, 10]);
    expect(training).toBeInstanceOf(Digits);
  });

  it('takes another source for once', async () => {
    const { training } = await loadMnist({ training: 3, test: 0, source: async () => ({ training: blots(3, 9), test: blots(0) }) });
    expect([...training.labels]).toEqual([...blots(3, 9).labels]);
  });

  it('says in words what can’t be', async () => {
    await expect(loadMnist({ training: 10 })).rejects.toBeInstanceOf(MnistError);
    await expect(load({ training: 60_001 })).rejects.toThrow('There are 60,000 training digits, so 0 to 60,000 can be asked for, not 60001.');
    await expect(load({ test: -1 })).rejects.toThrow('10,000 test digits');
    await expect(loadMnist({ training: 4, test: 0, source: async () => ({ training: blots(3), test: blots(0) }) })).rejects.toThrow('4 digits were asked for, but the source gave 3.');
  });
});

describe('ascii', () => {
  it('draws from blank to @', () => {
    expect(ascii({ width: 5, height: 2, grey: [0, 25, 26, 254, 255, 128, 0, 0, 0, 0] })).toBe('  .@@\n+    ');
    expect(ascii(of(1).image(0)).split('\n').map((line) => line.length)).toEqual(Array.from({ length: 28 }, () => 28));
  });

  it('takes images only', () => {
    expect(() => ascii({ width: 2, height: 2, grey: [1] })).toThrow('An image of 2 × 2 needs as many grey values, but there are 1.');
  });
});
