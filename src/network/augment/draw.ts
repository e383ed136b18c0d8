// Transforms drawn at random: none so strong that a digit
// becomes another, none that takes ink out of the picture.

import { numberWithin } from '../checks.ts';
import type { Random } from '../random.ts';
import { affineOf, checkPicture, unchanged, type Affine, type Transform } from './affine.ts';

/**
 * How far a drawn transform may go, to either side.
 * What is left out is 0: nothing of the kind.
 */
export interface Strengths {
  /** Degrees. */
  readonly rotation?: number;
  /** 0.15: each axis by a factor of its own, from 0.85 to 1.15. */
  readonly scale?: number;
  /** Pixels a row. */
  readonly shear?: number;
  /** Pixels, along each axis. */
  readonly shift?: number;
}

/** How often a transform that loses ink is drawn anew, before the digit is left as it is. */
export const RETRIES = 5;

/** The strengths in `given`, all four. Error: one that can't be. */
export function checkStrengths({ rotation = 0, scale = 0, shear = 0, shift = 0 }: Strengths): Required<Strengths> {
  return {
    rotation: numberWithin(rotation, 0, 360, 'The strength of rotation'),
    scale: numberWithin(scale, 0, 1, 'The strength of scaling'),
    shear: numberWithin(shear, 0, 100, 'The strength of shear'),
    shift: numberWithin(shift, 0, 1000, 'The strength of shifts'),
  };
}

/** A transform within these strengths, each part drawn evenly: six numbers from `random`. */
export function randomTransform(random: Random, strengths: Strengths): Transform {
  const { rotation, scale, shear, shift } = checkStrengths(strengths);
  const upTo = (most: number): number => random.uniform(-most, most);
  return {
    rotation: upTo(rotation),
    scaleX: 1 + upTo(scale),
    scaleY: 1 + upTo(scale),
    shear: upTo(shear),
    shiftX: upTo(shift),
    shiftY: upTo(shift),
  };
}

/**
 * The first and the last pixel with ink of each row, two numbers a
 * row; the last lies before the first where there is none.
 */
export function inkSpans(grey: ArrayLike<number>, width: number, height: number): Int16Array {
  checkPicture(grey, width, height);
  const spans = new Int16Array(2 * height);
  for (let y = 0; y < height; y++) {
    let [first, last] = [0, width - 1];
    while (first < width && !(grey[y * width + first]! > 0)) first++;
    while (last >= first && !(grey[y * width + last]! > 0)) last--;
    spans[2 * y] = first;
    spans[2 * y + 1] = last;
  }
  return spans;
}

type Spans = ArrayLike<number>;

/**
 * Whether all ink stays in the picture. It does if the ends of each row do: it has no dents.
 */
export function staysInside(affine: Affine, spans: Spans, width: number, height: number): boolean {
  const [a, b, c, d, e, f] = affine;
  const within = (at: number, last: number): boolean => at >= -SLACK && at <= last + SLACK;
  const inside = (x: number, y: number): boolean =>
    within(a * x + b * y + c, width - 1) && within(d * x + e * y + f, height - 1);

  for (let y = 0; y < height; y++) {
    const [first, last] = [spans[2 * y]!, spans[2 * y + 1]!];
    if (first <= last && !(inside(first, y) && inside(last, y))) return false;
  }
  return true;
}

/** Pixels: what rounding may add to a point on the edge. */
const SLACK = 1e-9;

/** What came of drawing for one digit. */
export interface Drawn {
  readonly transform: Transform;
  /** How many were drawn. */
  readonly draws: number;
  /** None of them kept the ink inside: the digit stays as it is. */
  readonly gaveUp: boolean;
}

/**
 * A drawn transform that keeps the digit inside, after up to five more draws; otherwise none.
 */
export function drawFitting(
  random: Random, strengths: Strengths,
  spans: Spans, width: number, height: number,
): Drawn {
  for (let draws = 1; draws <= 1 + RETRIES; draws++) {
    const transform = randomTransform(random, strengths);
    const affine = affineOf(transform, width, height);
    if (staysInside(affine, spans, width, height)) return { transform, draws, gaveUp: false };
  }
  return { transform: unchanged, draws: 1 + RETRIES, gaveUp: true };
}
