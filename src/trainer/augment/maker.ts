/**
 * Makes the digits of an epoch: each of the given ones transformed by a draw of its own. What is made follows from the
 * seed and the epoch alone: whoever makes it, whenever, and whatever was made before.
 */
import type { Warper } from '../../kernels/types.ts';
import { affineOf, inverseOf } from '../../network/augment/affine.ts';
import { drawFitting, inkSpans, type Strengths } from '../../network/augment/draw.ts';
import { random } from '../../network/index.ts';

/** All that decides what is made, but for the digits. */
export interface Augmenting {
  readonly strengths: Strengths;
  readonly seed: number;
  /** Pixels along each side of a digit. */
  readonly side: number;
}

export interface Maker {
  /** Writes the digits of `epoch` to `out`, a part at a time: it yields after each, a few milliseconds of work. */
  make(epoch: number, out: Uint8Array): Generator<void, void>;
}

/** Digits in a part. */
const PART = 1000;

/** `bytes` are the digits that `warper` holds; they are looked at once. */
export function createMaker(bytes: Uint8Array, warper: Warper, { strengths, seed, side }: Augmenting): Maker {
  const pixels = side * side;
  const spans = new Int16Array(warper.length * side * 2);
  for (let k = 0; k < warper.length; k++) spans.set(inkSpans(bytes.subarray(k * pixels, (k + 1) * pixels), side, side), k * side * 2);
  return {
    *make(epoch, out) {
      // Any two epochs, and any two seeds, are far apart.
      const draw = random(Math.imul(seed, 0x9e3779b1) + epoch);
      for (let first = 0; first < warper.length; first += PART) {
        const end = Math.min(first + PART, warper.length);
        const transforms = new Float32Array(6 * (end - first));
        for (let k = first; k < end; k++) {
          const { transform } = drawFitting(draw, strengths, spans.subarray(k * side * 2, (k + 1) * side * 2), side, side);
          transforms.set(inverseOf(affineOf(transform, side, side)), 6 * (k - first));
        }
        warper.warp(first, end, transforms, out.subarray(first * pixels));
        yield;
      }
    },
  };
}
