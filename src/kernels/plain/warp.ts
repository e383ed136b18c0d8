// Digits seen through affine transforms: the kernel's arithmetic, to be read. src/network/augment does the same in 64 bits.

import { checkPictures, checkTransforms } from '../check.ts';
import type { Warper } from '../types.ts';

const f = Math.fround;

export function createPlainWarper(given: Uint8Array, width: number, height: number): Warper {
  const length = checkPictures(given, width, height);
  const bytes = given.slice();
  const pixels = width * height;

  return {
    kind: 'plain',
    length,
    warp(first, end, transforms, out) {
      checkTransforms(length, pixels, first, end, transforms, out);
      for (let k = first; k < end; k++)
        warpOne(bytes.subarray(k * pixels, (k + 1) * pixels), width, height, transforms.subarray(6 * (k - first)), out.subarray((k - first) * pixels));
    },
    close() {},
  };
}

/** Each pixel is looked up where the transform takes it, between four of the digit's; every step is rounded to float32. */
function warpOne(grey: Uint8Array, width: number, height: number, [a, b, c, d, e, g]: Float32Array, out: Uint8Array): void {
  const at = (x: number, y: number): number => (x >= 0 && x < width && y >= 0 && y < height ? grey[y * width + x]! : 0);
  for (let y = 0; y < height; y++) {
    const [alongX, alongY] = [f(f(b! * y) + c!), f(f(e! * y) + g!)];
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = [f(f(a! * x) + alongX), f(f(d! * x) + alongY)];
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [right, down] = [f(fromX - left), f(fromY - top)];
      const upper = between(at(left, top), at(left + 1, top), right);
      const lower = between(at(left, top + 1), at(left + 1, top + 1), right);
      out[y * width + x] = f(between(upper, lower, down) + 0.5);
    }
  }
}

const between = (a: number, b: number, share: number): number => f(a + f(share * f(b - a)));
