import { expect, test } from 'vitest';
import { random } from '../../../src/network/index.ts';

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
const moment = (values: readonly number[], power: number): number => mean(values.map((value) => value ** power));

test('one seed gives one sequence, another seed another', () => {
  const sequence = (seed: number): number[] => {
    const chance = random(seed);
    return [...draws(50, () => chance.uniform()), ...draws(50, () => chance.normal()), ...chance.shuffle([1, 2, 3, 4, 5, 6, 7, 8])];
  };
  expect(sequence(7)).toEqual(sequence(7));
  expect(sequence(7)).not.toEqual(sequence(8));
  expect(new Set(Array.from({ length: 1000 }, (_, seed) => random(seed).uniform())).size).toBe(1000);
});

// With n draws, the mean of a statistic of deviation s strays by s/√n; 5 times that is 1 chance in 1.7 million.
const n = 100_000;
const stray = 5 / Math.sqrt(n);

test('uniform fills its range evenly', () => {
  const chance = random(1);
  const values = draws(n, () => chance.uniform(-2, 6));
  expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(-2);
  expect(values.every((value) => value >= -2 && value < 6)).toBe(true);
  expect(Math.abs(mean(values) - 2)).toBeLessThan((stray * 8) / Math.sqrt(12));
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = values.filter((value) => Math.floor((value + 2) / 0.8) === tenth).length / n;
    expect(Math.abs(share - 0.1)).toBeLessThan(stray * Math.sqrt(0.1 * 0.9));
  }
});

test('normal has the moments of the bell curve, and its tails', () => {
  const chance = random(2);
  const values = draws(n, () => chance.normal(3, 2)).map((value) => (value - 3) / 2);
  // Moments of N(0, 1), and the deviation of each estimate: that of zᵏ.
  for (const [power, expected, deviation] of [[1, 0, 1], [2, 1, Math.sqrt(2)], [3, 0, Math.sqrt(15)], [4, 3, Math.sqrt(96)]] as const)
    expect(Math.abs(moment(values, power) - expected), `moment ${power}`).toBeLessThan(stray * deviation);
  for (const [beyond, expected] of [[1, 0.317310508], [2, 0.0455002639], [3, 0.0026997961]] as const) {
    const share = values.filter((value) => Math.abs(value) > beyond).length / n;
    expect(Math.abs(share - expected), `beyond ${beyond}`).toBeLessThan(stray * Math.sqrt(expected));
  }
});

test('integer takes each choice as often', () => {
  const chance = random(3);
  const counts = new Array(6).fill(0) as number[];
  for (const choice of draws(n, () => chance.integer(6))) counts[choice]! += 1;
  expect(counts).toHaveLength(6);
  for (const count of counts) expect(Math.abs(count / n - 1 / 6)).toBeLessThan(stray * Math.sqrt(5 / 36));
});

test('shuffle makes every order as likely, and leaves the list as it was', () => {
  const chance = random(4);
  const list = ['a', 'b', 'c', 'd'];
  const counts = new Map<string, number>();
  for (let k = 0; k < n; k++) {
    const order = chance.shuffle(list).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(list).toEqual(['a', 'b', 'c', 'd']);
  expect(counts.size).toBe(24);
  for (const count of counts.values()) expect(Math.abs(count / n - 1 / 24)).toBeLessThan(stray * Math.sqrt(1 / 24));
  expect(chance.shuffle([])).toEqual([]);
});

test('a seed or a number of choices that cannot be is told', () => {
  expect(() => random(0.5)).toThrow(new Error('The seed must be a whole number, but is 0.5.'));
  expect(() => random(1).integer(0)).toThrow(new Error('The number of choices must be a whole number, 1 or more, but is 0.'));
});

test('the bits are those of sfc32 seeded by splitmix32, as their C sources compute them', () => {
  // Written again in whole numbers of any size, cut to 32 bits where C's uint32_t would.
  const cut = (value: bigint): bigint => BigInt.asUintN(32, value);
  for (const seed of [0, 1, 42, -5, 2 ** 31]) {
    let s = BigInt(seed);
    const splitmix = (): bigint => {
      s = cut(s + 0x9e3779b9n);
      let z = cut((s ^ (s >> 16n)) * 0x21f0aaadn);
      z = cut((z ^ (z >> 15n)) * 0x735a2d97n);
      return z ^ (z >> 15n);
    };
    let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1n];
    const sfc = (): bigint => {
      const result = cut(a + b + counter++);
      a = b ^ (b >> 9n);
      b = cut(c + (c << 3n));
      c = cut((cut(c << 21n) | (c >> 11n)) + result);
      return result;
    };
    for (let k = 0; k < 12; k++) sfc();

    const chance = random(seed);
    for (let k = 0; k < 100; k++) {
      const bits53 = (sfc() >> 5n) * 2n ** 26n + (sfc() >> 6n);
      expect(chance.uniform()).toBe(Number(bits53) / 2 ** 53);
    }
  }
});
