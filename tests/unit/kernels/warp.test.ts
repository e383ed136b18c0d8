// Digits transformed by the kernel, by its plain twin, and by src/network/augment.

import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../src/kernels/build.ts';
import { createWarper } from '../../../src/kernels/index.ts';
import { affineOf, inverseOf, randomTransform, transformDigit } from '../../../src/network/augment/index.ts';
import { random } from '../../../src/network/random.ts';

const wasm = await compileKernels();
const STRONG = { rotation: 180, scale: 0.6, shear: 0.8, shift: 6 };

/** Pictures with ink in some of them, some of it at the edge; the first is empty, the second full. */
function pictures(count: number, width: number, height: number): Uint8Array {
  const draw = random(width * height);
  return Uint8Array.from({ length: count * width * height }, (_, at) => {
    const k = Math.floor(at / (width * height));
    return k === 0 ? 0 : k === 1 ? 255 : draw.uniform() < 0.2 ? 1 + draw.integer(255) : 0;
  });
}

function drawn(count: number, width: number, height: number, seed: number) {
  const draw = random(seed);
  const transforms = Array.from({ length: count }, () => randomTransform(draw, STRONG));
  return { transforms, back: Float32Array.from(transforms.flatMap((transform) => inverseOf(affineOf(transform, width, height)))) };
}

describe.each([[28, 28, 1100], [5, 3, 40], [1, 1, 4], [30, 7, 20], [6, 40, 20]])('%i × %i', (width, height, count) => {
  const bytes = pictures(count, width, height);
  const size = width * height;

  it('the kernel gives the twin’s bytes', async () => {
    const [fast, plain] = [await createWarper(bytes, width, height, { wasm }), await createWarper(bytes, width, height)];
    expect([fast.kind, plain.kind, fast.length, plain.length]).toEqual(['simd', 'plain', count, count]);
    for (const seed of [1, 2]) {
      const { back } = drawn(count, width, height, seed);
      const [a, b] = [new Uint8Array(bytes.length), new Uint8Array(bytes.length)];
      fast.warp(0, count, back, a);
      plain.warp(0, count, back, b);
      expect(Buffer.compare(a, b)).toBe(0);
    }
  });

  it('some of them are as all of them', async () => {
    const fast = await createWarper(bytes, width, height, { wasm });
    const { back } = drawn(count, width, height, 3);
    const [all, some] = [new Uint8Array(bytes.length), new Uint8Array(2 * size)];
    fast.warp(0, count, back, all);
    fast.warp(1, 3, back.subarray(6, 18), some);
    expect(some).toEqual(all.slice(size, 3 * size));
  });

  it.each([{ wasm }, {}])('nothing done changes nothing', async (options) => {
    const out = new Uint8Array(bytes.length);
    (await createWarper(bytes, width, height, options)).warp(0, count, Float32Array.from({ length: 6 * count }, (_, k) => Number(k % 6 === 0 || k % 6 === 4)), out);
    expect(Buffer.compare(out, bytes)).toBe(0);
  });

  it('src/network/augment gives the same, but for rounding', async () => {
    const { transforms, back } = drawn(count, width, height, 4);
    const out = new Uint8Array(bytes.length);
    (await createWarper(bytes, width, height, { wasm })).warp(0, count, back, out);
    let far = 0;
    transforms.slice(0, 60).forEach((transform, k) =>
      transformDigit(bytes.subarray(k * size, (k + 1) * size), width, height, transform).forEach((grey, i) => (far = Math.max(far, Math.abs(grey - out[k * size + i]!)))));
    // Half a grey value by rounding it, and what float32 strays over some tens of pixels.
    expect(far).toBeLessThan(0.51);
  });
});

describe.each([['simd', { wasm }], ['plain', {}]] as const)('%s', (_, options) => {
  it('far away there is paper', async () => {
    const out = new Uint8Array(6).fill(7);
    const far = [[1, 0, 1e30, 0, 1, 0], [1, 0, 0, 0, 1, -1e30], [1e30, 1, 0.5, 0, 1, 3.5e9]];
    (await createWarper(new Uint8Array(18).fill(200), 3, 2, options)).warp(0, 1, Float32Array.from(far[0]!), out);
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
    (await createWarper(new Uint8Array(18).fill(200), 3, 2, options)).warp(1, 2, Float32Array.from(far[1]!), out);
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
    (await createWarper(new Uint8Array(18).fill(200), 3, 2, options)).warp(2, 3, Float32Array.from(far[2]!), out);
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('says what does not fit', async () => {
    await expect(createWarper(new Uint8Array(17), 3, 2, options)).rejects.toThrow('Pictures of 3 × 2 take 6 bytes each, but 17 came.');
    await expect(createWarper(new Uint8Array(0), 300, 300, options)).rejects.toThrow('too large');
    const warper = await createWarper(new Uint8Array(18), 3, 2, options);
    const [six, out] = [new Float32Array(6), new Uint8Array(6)];
    expect(() => warper.warp(2, 4, six, out)).toThrow('The set has 3 samples, but those from 2 to 4 are asked for.');
    expect(() => warper.warp(0, 2, six, new Uint8Array(12))).toThrow('2 transforms take 12 numbers, but 6 came.');
    expect(() => warper.warp(0, 1, six.with(3, NaN), out)).toThrow('not finite');
    expect(() => warper.warp(0, 1, six, out.subarray(1))).toThrow('1 pictures take 6 bytes, but there is room for 5.');
  });
});
