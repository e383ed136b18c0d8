// Deskewing: a digit set upright, by the moments of its ink.

import { checkPicture, warp, type Sampling } from './affine.ts';

/** Where the ink is: its amount, its middle, and how it spreads. */
export interface Moments {
  readonly total: number;
  readonly x: number;
  readonly y: number;
  /** Variances along x and y, and their covariance: 0 if the digit leans to neither side. */
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** Of a picture's ink. Without any, all are 0 and the middle is the picture's. */
export function momentsOf(grey: ArrayLike<number>, width: number, height: number): Moments {
  checkPicture(grey, width, height);
  const mean = (of: (x: number, y: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < grey.length; k++)
      sum += grey[k]! * of(k % width, Math.floor(k / width));
    return sum / total;
  };
  let total = 1;
  total = mean(() => 1);
  if (!(total > 0))
    return { total: 0, x: (width - 1) / 2, y: (height - 1) / 2, xx: 0, yy: 0, xy: 0 };
  const [mx, my] = [mean((x) => x), mean((_, y) => y)];
  return {
    total, x: mx, y: my,
    xx: mean((x) => (x - mx) ** 2),
    yy: mean((_, y) => (y - my) ** 2),
    xy: mean((x, y) => (x - mx) * (y - my)),
  };
}

/** The digit with each row moved sideways so far that its ink leans to neither side. */
export function deskewDigit(
  grey: ArrayLike<number>, width: number, height: number,
  options: { readonly sampling?: Sampling } = {},
): Float64Array {
  const { y, yy, xy } = momentsOf(grey, width, height);
  // Of one row alone there is no slant.
  const slant = yy > 0 ? xy / yy : 0;
  return warp(grey, width, height, [1, slant, -slant * y, 0, 1, 0], options);
}
