import { describe, expect, it } from 'vitest';
import { agrees, brief, fitted, inProduct } from '../../../../src/ui/figures/numbers.ts';

describe('fitted', () => {
  it.each([
    [-0.35, 4, 7, '−0.3500'],
    [2, 6, 9, '2'],
    [0.193749778, 6, 10, '0.193750'],
    [-1234.56789, 4, 7, '−1234.6'],
    [-123456.789, 4, 7, '−123457'],
    [-1234567.89, 4, 7, '−1.23e6'],
    [-9.87654e120, 4, 7, '−1e121'],
    [Infinity, 4, 7, '∞'],
    [NaN, 4, 7, 'NaN'],
    [-0.00001, 4, 7, '0.0000'],
  ])('%d with %d decimals in %d characters is %s', (value, digits, room, text) => {
    expect(fitted(value, digits, room)).toBe(text);
  });
});

describe('brief', () => {
  it.each([
    [0.7, '0.7'],
    [-0.4, '−0.4'],
    [0.704875590469, '0.7049'],
    [1, '1'],
    [100, '100'],
    [0.00001, '0'],
    [-268.6499, '−268.65'],
    [1.5e12, '1.50e12'],
  ])('%d is %s', (value, text) => {
    expect(brief(value)).toBe(text);
  });
});

it('puts only negative numbers in parentheses', () => {
  expect(inProduct('−0.3')).toBe('(−0.3)');
  expect(inProduct('0.3')).toBe('0.3');
});

it('tells rounding from a difference', () => {
  expect(agrees(0.1 + 0.2, 0.3)).toBe(true);
  expect(agrees(0.0487559, 0.0525257)).toBe(false);
  expect(agrees(1e12, 1e12 + 1)).toBe(true);
});
