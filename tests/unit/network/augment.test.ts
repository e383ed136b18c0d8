// Data augmentation: what is known of it beforehand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affineOf, deskewDigit, distortDigit, drawFitting, elasticField, factorsOf, inkSpans, inverseOf, momentsOf, product, randomTransform, rowsOf, staysInside, transformDigit, type Affine, type Transform } from '../../../src/network/augment/index.ts';
import { matrix, random } from '../../../src/network/index.ts';

/** 5 × 4, every pixel another. */
const picture = Float64Array.from({ length: 20 }, (_, k) => k + 1);
const at = ([a, b, c, d, e, f]: Affine, x: number, y: number): number[] => [a * x + b * y + c, d * x + e * y + f];

/** A smooth blot in the middle of 28 × 28, `shear` pixels a row aslant. */
const blot = (shear: number): Float64Array =>
  Float64Array.from({ length: 784 }, (_, k) => {
    const [x, y] = [(k % 28) - 13.5, Math.floor(k / 28) - 13.5];
    return 255 * Math.exp(-((x - shear * y) ** 2 / 6 + y ** 2 / 24));
  });

const transforms = fc.record({
  rotation: fc.double({ min: -400, max: 400, noNaN: true }), scaleX: fc.double({ min: 0.3, max: 3, noNaN: true }), scaleY: fc.double({ min: 0.3, max: 3, noNaN: true }),
  shear: fc.double({ min: -2, max: 2, noNaN: true }), shiftX: fc.double({ min: -9, max: 9, noNaN: true }), shiftY: fc.double({ min: -9, max: 9, noNaN: true }),
});

describe('a transform', () => {
  it.each(['bilinear', 'nearest'] as const)('of nothing changes nothing (%s)', (sampling) => {
    expect(transformDigit(picture, 5, 4, {}, { sampling })).toEqual(picture);
  });

  it('by whole pixels shifts, and paper comes in', () => {
    expect([...transformDigit(picture, 5, 4, { shiftX: 2, shiftY: -1 })]).toEqual([0, 0, 6, 7, 8, 0, 0, 11, 12, 13, 0, 0, 16, 17, 18, 0, 0, 0, 0, 0]);
  });

  it('by a quarter turns clockwise, exactly', () => {
    expect([...transformDigit([1, 2, 3, 4], 2, 2, { rotation: 90 })]).toEqual([3, 1, 4, 2]);
    expect([...transformDigit([1, 2, 3, 4], 2, 2, { rotation: -90 })]).toEqual([2, 4, 1, 3]);
    expect([...transformDigit(picture, 5, 4, { rotation: 540 })]).toEqual([...picture].reverse());
  });

  it('turns by the cosine and the sine', () => {
    for (const degrees of [-721, -135, -30, 12, 45, 46, 90, 179, 1000]) {
      const [a, b, , d, e] = factorsOf({ rotation: degrees }, 9, 9).rotation;
      const angle = (degrees / 180) * Math.PI;
      for (const [found, known] of [[a, Math.cos(angle)], [b, -Math.sin(angle)], [d, Math.sin(angle)], [e, Math.cos(angle)]]) expect(found).toBeCloseTo(known!, 13);
    }
  });

  it('scales and slants about the middle', () => {
    expect(at(affineOf({ scaleX: 2, scaleY: 3 }, 5, 4), 2, 1.5)).toEqual([2, 1.5]);
    expect(at(affineOf({ scaleX: 2, scaleY: 3 }, 5, 4), 3, 2.5)).toEqual([4, 4.5]);
    expect(at(affineOf({ shear: 0.5 }, 5, 4), 0, 3.5)).toEqual([1, 3.5]);
  });

  it('is the product of its factors, as matrices', () => {
    fc.assert(fc.property(transforms, (transform) => {
      const { toMiddle, scale, shear, rotation, shift, fromMiddle } = factorsOf(transform, 28, 28);
      const all = [fromMiddle, shift, rotation, shear, scale, toMiddle].map((factor) => matrix(rowsOf(factor))).reduce((a, b) => a.times(b));
      const found = rowsOf(affineOf(transform, 28, 28)).flat();
      all.toArray().flat().forEach((value, k) => expect(found[k]).toBeCloseTo(value, 9));
    }));
  });

  it('and its inverse undo each other', () => {
    fc.assert(fc.property(transforms, (transform) => {
      const affine = affineOf(transform, 28, 28);
      for (const both of [product(affine, inverseOf(affine)), product(inverseOf(affine), affine)])
        both.forEach((value, k) => expect(value).toBeCloseTo([1, 0, 0, 0, 1, 0][k]!, 9));
    }));
  });

  it.each<[string, () => unknown, string]>([
    ['a scale of 0', () => transformDigit(picture, 5, 4, { scaleX: 0 }), 'cannot be undone'],
    ['another size', () => transformDigit(picture, 4, 4, {}), 'A picture of 4 × 4 has 16 grey values, but 20 came.'],
    ['NaN', () => transformDigit(picture, 5, 4, { shear: NaN }), "The transform's shear must be a finite number, but is NaN."],
    ['another sampling', () => transformDigit(picture, 5, 4, {}, { sampling: 'cubic' as never }), 'bilinear or nearest, but not "cubic"'],
  ])('refuses %s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe('between pixels', () => {
  // Shifted by (¼, ½), a pixel sees ¼ of its left and ¾ of its own column, half of each of two rows.
  it('bilinear: as reckoned by hand', () => {
    const seen = transformDigit([10, 20, 30, 40], 2, 2, { shiftX: 0.25, shiftY: 0.5 });
    expect([...seen]).toEqual([0.5 * 7.5, 0.5 * 17.5, 0.5 * 7.5 + 0.5 * 22.5, 0.5 * 17.5 + 0.5 * 37.5]);
  });

  it('nearest: that of the pixel it lies in', () => {
    expect([...transformDigit([10, 20, 30, 40], 2, 2, { shiftX: 0.25, shiftY: 0.6 }, { sampling: 'nearest' })]).toEqual([0, 0, 10, 20]);
  });
});

describe('a drawn transform', () => {
  const strengths = { rotation: 12, scale: 0.15, shear: 0.2, shift: 1.5 };

  it('keeps within its strengths, and reaches near to them', () => {
    const draw = random(1);
    const all = Array.from({ length: 2000 }, () => randomTransform(draw, strengths));
    const spread = (of: (transform: Transform) => number): number[] => [Math.min(...all.map(of)), Math.max(...all.map(of))];
    for (const [of, low, high] of [[(t) => t.rotation, -12, 12], [(t) => t.scaleX, 0.85, 1.15], [(t) => t.scaleY, 0.85, 1.15], [(t) => t.shear, -0.2, 0.2], [(t) => t.shiftX, -1.5, 1.5], [(t) => t.shiftY, -1.5, 1.5]] as [(t: Transform) => number, number, number][]) {
      const [least, most] = spread(of);
      expect(least).toBeGreaterThanOrEqual(low);
      expect(most).toBeLessThan(high);
      expect(most! - least!).toBeGreaterThan(0.97 * (high - low));
    }
  });

  it('is the same for the same seed; without strengths nothing', () => {
    expect(randomTransform(random(3), strengths)).toEqual(randomTransform(random(3), strengths));
    expect(randomTransform(random(3), {})).toEqual({ rotation: 0, scaleX: 1, scaleY: 1, shear: 0, shiftX: 0, shiftY: 0 });
    expect(() => randomTransform(random(3), { scale: 1 })).toThrow('The strength of scaling must be at least 0 and below 1, but is 1.');
  });

  it('keeps the ink inside: the ends of rows tell', () => {
    const digit = new Uint8Array(20);
    digit.set([9, 0, 9], 6); // second row, columns 1 to 3
    const spans = inkSpans(digit, 5, 4);
    expect([...spans]).toEqual([5, 4, 1, 3, 5, 4, 5, 4]);
    const stays = (shiftX: number, shiftY = 0): boolean => staysInside(affineOf({ shiftX, shiftY }, 5, 4), spans, 5, 4);
    expect([stays(1), stays(1.01), stays(-1), stays(-1.01), stays(0, -1), stays(0, -1.01), stays(0, 2), stays(0, 2.01)]).toEqual([true, false, true, false, true, false, true, false]);
  });

  it('is drawn anew up to five times, and then not at all', () => {
    const full = inkSpans(new Uint8Array(784).fill(1), 28, 28);
    let uniform = 0;
    const counting = { ...random(1), uniform: (low = 0, high = 1) => (uniform++, high - (high - low) * 1e-6) };
    expect(drawFitting(counting, { shift: 1 }, full, 28, 28)).toEqual({ transform: { rotation: 0, scaleX: 1, scaleY: 1, shear: 0, shiftX: 0, shiftY: 0 }, draws: 6, gaveUp: true });
    expect(uniform).toBe(36);
    // One pixel of paper around: about a quarter of shifts of up to two pixels fit.
    const framed = inkSpans(Uint8Array.from({ length: 784 }, (_, k) => Number(k % 28 > 0 && k % 28 < 27 && k > 27 && k < 756)), 28, 28);
    const draw = random(2);
    const drawn = Array.from({ length: 2000 }, () => drawFitting(draw, { shift: 2 }, framed, 28, 28));
    expect(drawn.filter(({ draws }) => draws === 1).length / 2000).toBeCloseTo(1 / 4, 1);
    expect(drawn.filter(({ gaveUp }) => gaveUp).length / 2000).toBeCloseTo(0.75 ** 6, 1);
    expect(drawn.every(({ transform }) => staysInside(affineOf(transform, 28, 28), framed, 28, 28))).toBe(true);
  });
});

describe('elastic distortion', () => {
  it('follows from the seed, and without α changes nothing', () => {
    const field = (alpha: number, seed = 5) => elasticField(random(seed), 28, 28, { alpha, sigma: 4 });
    expect(field(34)).toEqual(field(34));
    expect(field(34).dx).not.toEqual(field(34, 6).dx);
    expect(distortDigit(picture, 5, 4, elasticField(random(1), 5, 4, { alpha: 0, sigma: 2 }))).toEqual(picture);
  });

  it('moves neighbours alike: the smoother, the wider σ', () => {
    const rough = (sigma: number): number => {
      const { dx } = elasticField(random(5), 28, 28, { alpha: 1, sigma });
      const mean = (of: (k: number) => number): number => Array.from({ length: 783 }, (_, k) => of(k) ** 2).reduce((a, b) => a + b) / 783;
      return mean((k) => dx[k + 1]! - dx[k]!) / mean((k) => dx[k]!);
    };
    expect(rough(0.3)).toBeGreaterThan(1);
    expect(rough(4)).toBeLessThan(0.12);
  });

  it('spreads one number as a bell curve of sum 1 in each direction', () => {
    let n = 0;
    const one = { ...random(1), uniform: () => Number(n++ === 14 * 28 + 14) };
    const { dx, dy } = elasticField(one, 28, 28, { alpha: 1, sigma: 2 });
    expect(dx.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(dx[14 * 28 + 16]! / dx[14 * 28 + 14]!).toBeCloseTo(Math.exp(-4 / 8), 12);
    expect(dx[16 * 28 + 14]).toBeCloseTo(dx[14 * 28 + 16]!, 15);
    expect(dy.every((value) => value === 0)).toBe(true);
  });

  it('looks up what the field says', () => {
    const field = { dx: new Float64Array(20).fill(1), dy: new Float64Array(20).fill(-1) };
    expect(distortDigit(picture, 5, 4, field)).toEqual(transformDigit(picture, 5, 4, { shiftX: -1, shiftY: 1 }));
    expect(() => distortDigit(picture, 5, 4, { dx: field.dx, dy: new Float64Array(3) })).toThrow('has 20 grey values, but 3 came');
  });
});

describe('deskewing', () => {
  it('takes the covariance of a slanted blot away; its middle and its height stay', () => {
    for (const shear of [-0.5, 0.3, 0.6]) {
      const before = momentsOf(blot(shear), 28, 28);
      const after = momentsOf(deskewDigit(blot(shear), 28, 28), 28, 28);
      expect(Math.abs(before.xy)).toBeGreaterThan(2);
      expect(Math.abs(after.xy)).toBeLessThan(0.01);
      for (const part of ['x', 'y', 'yy', 'total'] as const) expect(after[part] / before[part]).toBeCloseTo(1, 2);
    }
  });

  it('leaves what is upright, a row alone and an empty picture', () => {
    deskewDigit(blot(0), 28, 28).forEach((value, k) => expect(value).toBeCloseTo(blot(0)[k]!, 9));
    const row = Float64Array.of(0, 0, 0, 1, 2, 3, 0, 0, 0);
    expect(deskewDigit(row, 3, 3)).toEqual(row);
    expect(momentsOf(new Uint8Array(9), 3, 3)).toEqual({ total: 0, x: 1, y: 1, xx: 0, yy: 0, xy: 0 });
    expect(deskewDigit(new Uint8Array(9), 3, 3)).toEqual(new Float64Array(9));
  });
});
