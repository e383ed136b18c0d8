import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose } from './close.ts';
import { matrix, random, vector, type Matrix } from '../../../src/network/index.ts';

const A = matrix([[1, 2], [3, 4], [5, 6]]);

test('vectors add, subtract, scale, multiply and measure', () => {
  const [a, b] = [vector([1, 2, 3]), vector([4, -5, 6])];
  expect(a.plus(b).toArray()).toEqual([5, -3, 9]);
  expect(a.minus(b).toArray()).toEqual([-3, 7, -3]);
  expect(a.scale(-2).toArray()).toEqual([-2, -4, -6]);
  expect(a.hadamard(b).toArray()).toEqual([4, -10, 18]);
  expect(a.map((value) => value ** 2).toArray()).toEqual([1, 4, 9]);
  expect(a.with(1, 9).toArray()).toEqual([1, 9, 3]);
  expect([a.dot(b), a.sum(), b.sum(), vector([3, -4]).norm()]).toEqual([12, 6, 5, 5]);
  expect([a.length, a.at(0), a.at(2), ...a]).toEqual([3, 1, 3, 1, 2, 3]);
  expect(vector([1, 2]).outer(b).toArray()).toEqual([[4, -5, 6], [8, -10, 12]]);
  expect([a.toArray(), b.toArray()]).toEqual([[1, 2, 3], [4, -5, 6]]);
});

test('matrices add, subtract, scale, multiply and turn', () => {
  const B = matrix([[7, 8, 9], [10, 11, 12]]);
  expect([A.rows, A.columns, A.at(2, 1), A.row(1).toArray()]).toEqual([3, 2, 6, [3, 4]]);
  expect(A.plus(A).toArray()).toEqual([[2, 4], [6, 8], [10, 12]]);
  expect(A.minus(B.transpose()).toArray()).toEqual([[-6, -8], [-5, -7], [-4, -6]]);
  expect(A.scale(3).toArray()).toEqual([[3, 6], [9, 12], [15, 18]]);
  expect(A.hadamard(A).toArray()).toEqual([[1, 4], [9, 16], [25, 36]]);
  expect(A.map((value) => -value).toArray()).toEqual([[-1, -2], [-3, -4], [-5, -6]]);
  expect(A.with(1, 0, 0).toArray()).toEqual([[1, 2], [0, 4], [5, 6]]);
  expect(A.transpose().toArray()).toEqual([[1, 3, 5], [2, 4, 6]]);
  expect(A.times(vector([10, 1])).toArray()).toEqual([12, 34, 56]);
  expect(A.times(B).toArray()).toEqual([[27, 30, 33], [61, 68, 75], [95, 106, 117]]);
  expect(A.sum()).toBe(21);
  expect(A.toArray()).toEqual([[1, 2], [3, 4], [5, 6]]);
});

test('changing a list afterwards, or a copy, changes no vector', () => {
  const list = [1, 2];
  const a = vector(list);
  list[0] = 9;
  a.toArray()[1] = 9;
  expect(a.toArray()).toEqual([1, 2]);
});

test('the laws of linear algebra hold on random matrices', () => {
  fc.assert(fc.property(fc.integer(), fc.nat(5), fc.nat(5), fc.nat(5), (seed, n, m, p) => {
    const chance = random(seed);
    const some = (rows: number, columns: number): Matrix =>
      matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => chance.normal())));
    const [P, Q] = [some(n + 1, m + 1), some(m + 1, p + 1)];
    const x = some(1, p + 1).row(0);
    const y = some(1, n + 1).row(0);
    expectClose(P.times(Q).times(x), P.times(Q.times(x)), 1e-11);
    expectClose(P.times(Q).transpose(), Q.transpose().times(P.transpose()), 1e-11);
    expectClose(y.outer(x).times(x), y.scale(x.dot(x)), 1e-11);
    expectClose(P.times(Q).plus(P.times(Q.scale(-1))).sum(), 0, 1e-11);
  }));
});

test.each([
  [() => matrix([[1, 2], [3, 4]]).times(vector([1, 2, 3])), "Shapes don't fit. The matrix is 2 × 2 and was multiplied by a vector of 3: the inner sizes, 2 and 3, must agree."],
  [() => A.times(A), "Shapes don't fit. The matrix is 3 × 2 and was multiplied by a matrix of 3 × 2: the inner sizes, 2 and 3, must agree."],
  [() => vector([1]).plus(vector([1, 2])), "Shapes don't fit. A vector of 1 was added to a vector of 2: the two must be of one shape."],
  [() => A.minus(A.transpose()), "Shapes don't fit. A matrix of 3 × 2 was reduced by a matrix of 2 × 3: the two must be of one shape."],
  [() => vector([1]).hadamard(vector([])), "Shapes don't fit. A vector of 1 was multiplied element by element with a vector of 0: the two must be of one shape."],
  [() => vector([1, 2]).at(2), 'There is no element 2 in a vector of 2, counting from 0.'],
  [() => vector([1, 2]).with(-1, 0), 'There is no element -1 in a vector of 2, counting from 0.'],
  [() => A.at(0, 2), 'There is no row 0, column 2 in a matrix of 3 × 2, counting from 0.'],
  [() => A.at(-1, 0), 'There is no row -1, column 0 in a matrix of 3 × 2, counting from 0.'],
  [() => A.with(3, 0, 1), 'There is no row 3, column 0 in a matrix of 3 × 2, counting from 0.'],
  [() => A.row(3), 'There is no row 3 in a matrix of 3 × 2, counting from 0.'],
  [() => vector([0, NaN]), 'The vector must hold finite numbers only, but element 1 is NaN.'],
  [() => vector(['1'] as unknown as number[]), 'The vector must hold finite numbers only, but element 0 is "1".'],
  [() => vector(3 as unknown as number[]), 'The vector must be a list of numbers, but is 3.'],
  [() => matrix([[1, 2], [3]]), 'The matrix must have rows of one length, but row 0 holds 2 numbers and row 1 holds 1.'],
  [() => matrix([[1], [-Infinity]]), 'The matrix, row 1, must hold finite numbers only, but element 0 is -Infinity.'],
  [() => matrix([1, 2] as unknown as number[][]), 'The matrix, row 0, must be a list of numbers, but is 1.'],
])('what cannot be is told in plain words (%#)', (doing, message) => {
  expect(doing).toThrow(new Error(message));
});
