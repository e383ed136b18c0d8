import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Range, dragged, fromFraction, paged, read, snap, stepped, toFraction, travel, written } from '../../../../src/ui/inputs/scale.ts';

const eta: Range = { min: 0.01, max: 100, step: 0.01, scale: 'log', digits: 2 };
const weight: Range = { min: -2, max: 2, step: 0.1, scale: 'linear', digits: 1 };
const steps: Range = { min: 1, max: 1000, step: 1, scale: 'linear', digits: 0 };

describe('a range', () => {
  it.each([
    [eta, 0.1, 0.25],
    [eta, 1, 0.5],
    [eta, 100, 1],
    [weight, 0, 0.5],
    [weight, -2, 0],
  ])('places %o at %d', (range, value, fraction) => {
    expect(toFraction(range, value)).toBeCloseTo(fraction, 12);
    expect(fromFraction(range, fraction)).toBe(value);
  });

  it.each([
    ['two figures on a log scale', eta, 0.12345, 0.12],
    ['and where they are coarse', eta, 83.71, 84],
    ['but never finer than the step', eta, 0.0149, 0.01],
    ['to the step on a linear one', weight, 0.349, 0.3],
    ['without binary dust', weight, 0.30000000000000004, 0.3],
    ['within the ends', weight, 7, 2],
  ])('rounds %s', (_, range, value, rounded) => {
    expect(snap(range, value)).toBe(rounded);
  });

  it.each([
    [eta, 0.1, 1, 0.11],
    [eta, 0.1, -1, 0.09],
    [eta, 1, -1, 0.99],
    [eta, 0.99, 1, 1],
    [eta, 8, 10, 9],
    [eta, 100, 1, 100],
    [eta, 0.01, -1, 0.01],
    [weight, 0.2, 1, 0.3],
    [weight, -0.1, 1, 0],
    [steps, 1, 10, 11],
  ])('steps %o from %d by %d to %d', (range, value, by, result) => {
    expect(stepped(range, value, by)).toBe(result);
  });

  it('pages by decades, or by tenths', () => {
    expect(paged(eta, 0.1, 1)).toBe(1);
    expect(paged(eta, 50, 1)).toBe(100);
    expect(paged(weight, 0, -1)).toBe(-0.4);
  });

  it.each([
    [eta, 0.1, '0.10'],
    [eta, 8.3, '8.3'],
    [eta, 40, '40'],
    [eta, 0.123, '0.123'],
    [weight, -0.3, '−0.3'],
    [weight, 0, '0.0'],
    [steps, 412, '412'],
  ])('writes %o %d as %s', (range, value, text) => {
    expect(written(range, value)).toBe(text);
  });

  it.each([
    [eta, '0.5', 0.5],
    [eta, ' 0,5 ', 0.5],
    [eta, '.5', 0.5],
    [eta, '5e-1', 0.5],
    [weight, '−0.3', -0.3],
    [weight, '-0.3', -0.3],
  ])('reads %o %s', (range, text, value) => {
    expect(read(range, text)).toEqual({ value });
  });

  it.each([
    [eta, '0.x', /not a number/],
    [eta, '', /missing/],
    [eta, '1.2.3', /not a number/],
    [eta, '-', /not a number/],
    [eta, '500', /from 0.01 to 100/],
    [weight, '−3', /from −2 to 2/],
    [eta, 'Infinity', /not a number/],
    [eta, '1e999', /from/],
  ])('says what is wrong with %o %s', (range, text, words) => {
    expect(read(range, text)).toEqual({ problem: expect.stringMatching(words) });
  });

  it('drags from one end to the other and never out', () => {
    for (const range of [eta, weight, steps]) {
      expect(dragged(range, range.min, travel(range))).toBe(range.max);
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -2000, max: 2000 }), (start, pixels) => {
          const value = dragged(range, fromFraction(range, start), pixels);
          expect(value).toBeGreaterThanOrEqual(range.min);
          expect(value).toBeLessThanOrEqual(range.max);
          expect(read(range, written(range, value))).toEqual({ value });
        }),
        { numRuns: 200 },
      );
    }
  });

  it('goes back to where it was', () => {
    expect(dragged(eta, 0.123, 0)).toBe(0.123);
    expect(dragged(eta, 0.1, 40)).toBeGreaterThan(0.1);
  });
});
