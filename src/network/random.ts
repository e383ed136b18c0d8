// Random numbers that can be had again: the same seed gives the same numbers, in every browser and in Node.
//
// The generator is sfc32, "small fast chaotic", by Chris Doty-Humphrey (PractRand, 2010). It is all
// 32-bit integer arithmetic, which no two engines do differently. The seed is spread over its state
// by splitmix32, a 32-bit cousin of Guy Steele's SplitMix (OOPSLA 2014).

import { told, wholeNumber } from './checks.ts';

export interface Random {
  /** A number drawn evenly from low ≤ u < high. */
  uniform(low?: number, high?: number): number;
  /** A number drawn from the normal distribution (bell curve) of this mean and standard deviation. */
  normal(mean?: number, deviation?: number): number;
  /** One of 0, 1, …, n − 1, each as likely. */
  integer(n: number): number;
  /** The same items in a new order; the array given stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
}

/** A generator of random numbers. `seed` is a whole number, of which the last 32 bits count. */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new Error(`The seed must be a whole number, but is ${told(seed)}.`);
  const bits = sfc32(seed);

  // 53 random bits, as many as a float's mantissa holds: 0 ≤ u < 1.
  const unit = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;

  const integer = (n: number): number => Math.floor(unit() * wholeNumber(n, 'The number of choices'));

  return {
    uniform: (low = 0, high = 1) => low + (high - low) * unit(),
    normal: (mean = 0, deviation = 1) => mean + deviation * standardNormal(unit),
    integer,
    shuffle<T>(items: readonly T[]): T[] {
      // Fisher and Yates: each place, from the last, swaps with one not yet settled.
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const chosen = integer(last + 1);
        [shuffled[last], shuffled[chosen]] = [shuffled[chosen] as T, shuffled[last] as T];
      }
      return shuffled;
    },
  };
}

/**
 * A draw from the bell curve of mean 0 and deviation 1, by the ratio of two uniform numbers
 * (Kinderman and Monahan, 1977). The logarithm, whose last digit browsers may round differently,
 * only decides whether a draw is kept: the number itself is a plain quotient, equal everywhere.
 */
function standardNormal(unit: () => number): number {
  for (;;) {
    const u = 1 - unit();
    const ratio = (SPREAD * (unit() - 0.5)) / u;
    if (ratio * ratio <= -4 * Math.log(u)) return ratio;
  }
}

/** √(8/e): the widest that the ratio must reach. A written constant, for the reason above. */
const SPREAD = 1.7155277699214135;

/** A source of 32 random bits at a time. */
function sfc32(seed: number): () => number {
  const next = splitmix32(seed);
  let [a, b, c, counter] = [next(), next(), next(), 1];
  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result;
  };
  // The first draws still resemble the seed; its author drops 12.
  for (let k = 0; k < 12; k++) bits();
  return bits;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = mixed ^ (mixed >>> 15);
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
