// Numbers, vectors and matrices compared to within a tolerance, all places at once.

import { expect } from 'vitest';
import { Matrix, Vector } from '../../../src/network/index.ts';

type Values = number | Vector | Matrix | readonly number[] | readonly (readonly number[])[];

/** Fails unless both have the same shape and each pair of numbers differs by at most `tolerance`. */
export function expectClose(actual: Values, expected: Values, tolerance = 1e-12): void {
  const [a, b] = [plain(actual), plain(expected)];
  expect(shape(a)).toEqual(shape(b));
  const [left, right] = [[a].flat(2), [b].flat(2)];
  const furthest = Math.max(0, ...left.map((value, k) => Math.abs(value - (right[k] ?? NaN))));
  expect(furthest, `${JSON.stringify(a)} against ${JSON.stringify(b)}`).toBeLessThanOrEqual(tolerance);
}

function plain(values: Values): number | number[] | number[][] {
  return values instanceof Vector || values instanceof Matrix ? values.toArray() : (values as number | number[] | number[][]);
}

function shape(values: number | number[] | number[][]): unknown {
  return Array.isArray(values) ? values.map((value) => (Array.isArray(value) ? value.length : 1)) : 'one number';
}
