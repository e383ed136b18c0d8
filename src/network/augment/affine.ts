// A digit turned, scaled, slanted and shifted: an affine transform, made of simple ones, and
// the picture that it gives.
//
// x counts pixels to the right and y downwards, from the middle of the pixel at the top left.
// A picture is its grey values row after row, on any scale of which 0 is paper. 64-bit floats
// throughout.

import { finiteNumber, told, wholeNumber } from '../checks.ts';

/**
 * What is done to a digit about the middle of its
 * picture: scaled, then slanted, turned, shifted.
 */
export interface Transform {
  /** Degrees, clockwise as seen (y points down). */
  readonly rotation: number;
  /** Factors: 1 leaves the size as it is. */
  readonly scaleX: number;
  readonly scaleY: number;
  /**
   * By how many pixels a row moves to the right for each row that it lies below the middle.
   */
  readonly shear: number;
  /** Pixels, to the right and downwards. */
  readonly shiftX: number;
  readonly shiftY: number;
}

export const unchanged: Transform = { rotation: 0, scaleX: 1, scaleY: 1, shear: 0, shiftX: 0, shiftY: 0 };

/**
 * The first two rows of a matrix whose third is 0 0 1.
 * It takes (x, y) to (a·x + b·y + c, d·x + e·y + f).
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Sampling = 'bilinear' | 'nearest';

type Factor = 'toMiddle' | 'scale' | 'shear' | 'rotation' | 'shift' | 'fromMiddle';
type Part = Partial<Transform>;

/** The simple transforms that it is made of, in the order in which they are done. */
export function factorsOf(transform: Part, width: number, height: number): Record<Factor, Affine> {
  const { rotation, scaleX, scaleY, shear, shiftX, shiftY } = { ...unchanged, ...transform };
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const [cosine, sine] = turn(rotation);
  return {
    toMiddle: [1, 0, -middleX, 0, 1, -middleY],
    scale: [scaleX, 0, 0, 0, scaleY, 0],
    shear: [1, shear, 0, 0, 1, 0],
    rotation: [cosine, -sine, 0, sine, cosine, 0],
    shift: [1, 0, shiftX, 0, 1, shiftY],
    fromMiddle: [1, 0, middleX, 0, 1, middleY],
  };
}

/** All of `transform` in one matrix: where each point of the digit goes. */
export function affineOf(transform: Part, width: number, height: number): Affine {
  const factors = factorsOf(transform, width, height);
  const { toMiddle, scale, shear, rotation, shift, fromMiddle } = factors;
  return [scale, shear, rotation, shift, fromMiddle]
    .reduce((done, next) => product(next, done), toMiddle);
}

/** The matrix product: does `first`, then `then`. */
export function product([a, b, c, d, e, f]: Affine, [g, h, i, j, k, l]: Affine): Affine {
  return [
    a * g + b * j, a * h + b * k, a * i + b * l + c,
    d * g + e * j, d * h + e * k, d * i + e * l + f,
  ];
}

/**
 * Takes every point back to where it came from. Error: it came from many, since a scale is 0.
 */
export function inverseOf([a, b, c, d, e, f]: Affine): Affine {
  const area = a * e - b * d;
  if (!(Math.abs(area) > 1e-12))
    throw new Error(`A transform that multiplies areas by ${told(area)} cannot be undone: `
      + 'no scale may be 0.');
  return [
    e / area, -b / area, (b * f - c * e) / area,
    -d / area, a / area, (c * d - a * f) / area,
  ];
}

/** All three rows, for `matrix(rowsOf(affine))`. */
export const rowsOf = ([a, b, c, d, e, f]: Affine): number[][] => [[a, b, c], [d, e, f], [0, 0, 1]];

/**
 * The digit transformed: `width` × `height` grey values, on the scale
 * of those given. Error: not as many grey values as the picture has
 * pixels, or a part of the transform that is no number.
 */
export function transformDigit(grey: ArrayLike<number>, width: number, height: number, transform: Part, options: { readonly sampling?: Sampling } = {}): Float64Array {
  for (const [name, value] of Object.entries(transform)) finiteNumber(value, `The transform's ${name}`);
  return warp(grey, width, height, inverseOf(affineOf(transform, width, height)), options);
}

type Grey = ArrayLike<number>;

/** The picture whose every pixel is looked up where `back` takes it: none is left out. */
export function warp(
  grey: Grey, width: number, height: number, back: Affine,
  { sampling = 'bilinear' }: { readonly sampling?: Sampling } = {},
): Float64Array {
  checkPicture(grey, width, height);
  const look = samplings[sampling];
  if (look === undefined)
    throw new Error(`The sampling can be bilinear or nearest, but not ${told(sampling)}.`);
  const [a, b, c, d, e, f] = back;
  const seen = new Float64Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      seen[y * width + x] = look(grey, width, height, a * x + b * y + c, d * x + e * y + f);
  return seen;
}

type Look = (grey: Grey, width: number, height: number, x: number, y: number) => number;

/** The grey value at a point between pixels. Around the picture there is paper. */
export const samplings: Readonly<Record<Sampling, Look>> = {
  /** That of the pixel in which the point lies. */
  nearest: (grey, width, height, x, y) =>
    at(grey, width, height, Math.round(x), Math.round(y)),

  /** The mean of the four pixels around the point, each the heavier the nearer it is. */
  bilinear(grey, width, height, x, y) {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    const between = (row: number): number =>
      (1 - right) * at(grey, width, height, left, row)
      + right * at(grey, width, height, left + 1, row);
    return (1 - down) * between(top) + down * between(top + 1);
  },
};

function at(grey: Grey, width: number, height: number, x: number, y: number): number {
  return x >= 0 && x < width && y >= 0 && y < height ? grey[y * width + x]! : 0;
}

export function checkPicture(grey: ArrayLike<number>, width: number, height: number): void {
  const pixels = wholeNumber(width, 'The width') * wholeNumber(height, 'The height');
  if (grey.length !== pixels) throw new Error(`A picture of ${width} × ${height} has ${pixels} grey values, but ${grey.length} came.`);
}

/**
 * Cosine and sine of an angle in degrees. Of plus and times alone, for
 * browsers may round Math.cos differently, and the same seed is to give
 * the same digits everywhere; quarters of a turn are exact.
 */
function turn(degrees: number): [cosine: number, sine: number] {
  const quarters = Math.round(degrees / 90);
  const angle = (degrees - 90 * quarters) * (Math.PI / 180);
  const square = angle * angle;
  let [cosine, sine] = [1, 1];
  // 1 − a²/(1·2) · (1 − a²/(3·4) · (1 − …)), and likewise
  // the sine, from the innermost that counts.
  for (let n = 18; n > 0; n -= 2) {
    cosine = 1 - (square / (n * (n - 1))) * cosine;
    sine = 1 - (square / (n * (n + 1))) * sine;
  }
  sine *= angle;
  const turned: [number, number][] = [[cosine, sine], [-sine, cosine], [-cosine, -sine], [sine, -cosine]];
  return turned[((quarters % 4) + 4) % 4]!;
}
