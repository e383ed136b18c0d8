// Elastic distortion: every pixel is looked up a little
// aside, neighbours to nearly the same side.
//
// P. Simard, D. Steinkraus and J. Platt, Best practices for convolutional neural networks
// applied to visual document analysis, 2003. They took σ = 4 and α = 34 for MNIST.

import { numberWithin, wholeNumber } from '../checks.ts';
import type { Random } from '../random.ts';
import { checkPicture, samplings, type Sampling } from './affine.ts';

/** By how many pixels each pixel is looked up aside, to the right and downwards. */
export interface Field {
  readonly dx: Float64Array;
  readonly dy: Float64Array;
}

/**
 * Drawn numbers from −1 to 1, smoothed by a bell curve `sigma` pixels wide, times `alpha`.
 */
export function elasticField(
  random: Random, width: number, height: number,
  { alpha, sigma }: { readonly alpha: number; readonly sigma: number },
): Field {
  const pixels = wholeNumber(width, 'The width') * wholeNumber(height, 'The height');
  const bell = bellOf(numberWithin(sigma, 0.1, 100, 'σ'));
  numberWithin(alpha, 0, 1e6, 'α');
  const drawn = (): Float64Array => {
    const noise = Float64Array.from({ length: pixels }, () => random.uniform(-1, 1));
    const across = smooth(noise, height, width, width, 1, bell);
    return smooth(across, width, height, 1, width, bell).map((value) => alpha * value);
  };
  return { dx: drawn(), dy: drawn() };
}

/** The digit distorted by a field; grey values on the scale of those given. */
export function distortDigit(
  grey: ArrayLike<number>, width: number, height: number,
  { dx, dy }: Field, { sampling = 'bilinear' }: { readonly sampling?: Sampling } = {},
): Float64Array {
  checkPicture(grey, width, height);
  checkPicture(dx, width, height);
  checkPicture(dy, width, height);
  const look = samplings[sampling];
  const seen = new Float64Array(width * height);
  for (let y = 0, k = 0; y < height; y++)
    for (let x = 0; x < width; x++, k++)
      seen[k] = look(grey, width, height, x + dx[k]!, y + dy[k]!);
  return seen;
}

/** A bell curve from −3σ to 3σ, of sum 1. */
function bellOf(sigma: number): number[] {
  const reach = Math.ceil(3 * sigma);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const sum = bell.reduce((a, b) => a + b);
  return bell.map((value) => value / sum);
}

/**
 * Each of `lines` smoothed along its `length` values; a line starts `next`
 * values after the one before, and goes on by `step`. Outside there is 0.
 */
function smooth(values: Float64Array, lines: number, length: number, next: number, step: number, bell: readonly number[]): Float64Array {
  const reach = (bell.length - 1) / 2;
  const smoothed = new Float64Array(values.length);
  for (let line = 0; line < lines; line++)
    for (let k = 0; k < length; k++) {
      let sum = 0;
      for (let j = Math.max(0, k - reach); j <= Math.min(length - 1, k + reach); j++) sum += bell[j - k + reach]! * values[line * next + j * step]!;
      smoothed[line * next + k * step] = sum;
    }
  return smoothed;
}
