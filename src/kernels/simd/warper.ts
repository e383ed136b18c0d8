// The fast warper: keeps digits as blocks in a WebAssembly memory, and writes them out transformed.

import { checkPictures, checkTransforms } from '../check.ts';
import type { Warper } from '../types.ts';
import { instantiate } from './exports.ts';
import { createRoom } from './room.ts';

/** Digits that go in or out at once. */
const STAGE = 512;

export async function createSimdWarper(given: Uint8Array, width: number, height: number, wasm: Uint8Array | WebAssembly.Module): Promise<Warper> {
  const length = checkPictures(given, width, height);
  const pixels = width * height;
  const kernels = await instantiate(wasm);
  const { memory } = kernels;
  const room = createRoom(memory, 1024);
  const bytesAt = (address: number, count: number): Uint8Array => new Uint8Array(memory.buffer, address, count);

  // A sheet with a margin of one pixel, in rows of a power of two.
  const shift = Math.ceil(Math.log2(width + 2));
  const sheet = room.take((height + 2) << shift);
  bytesAt(sheet, (height + 2) << shift).fill(0);
  const places = room.take(pixels * 2);
  new Uint16Array(memory.buffer, places, pixels).set(Uint16Array.from({ length: pixels }, (_, k) => ((Math.floor(k / width) + 1) << shift) + (k % width) + 1));

  /** In or out; a vector reaches a little past the last. */
  const stage = room.take(STAGE * (pixels + 1) + 16);
  const transformsAt = room.take(STAGE * 24);
  bytesAt(stage, STAGE * (pixels + 1)).fill(0);
  const labels = stage + STAGE * pixels; // all 0: a warper knows none
  const each = (first: number, end: number, use: (from: number, size: number) => void): void => {
    for (let from = first; from < end; from += STAGE) use(from, Math.min(STAGE, end - from));
  };
  const put = (from: number, size: number): void => bytesAt(stage, size * pixels).set(given.subarray(from * pixels, (from + size) * pixels));

  let need = 0;
  each(0, length, (from, size) => {
    put(from, size);
    need += kernels.measureBlocks(stage, size, pixels) >>> 0;
  });
  const list = room.take((length + 1) * 4);
  let blocksEnd = room.take(need);
  each(0, length, (from, size) => {
    put(from, size);
    blocksEnd = kernels.writeBlocks(stage, labels, size, pixels, list + from * 4, blocksEnd) >>> 0;
  });

  return {
    kind: 'simd',
    length,
    warp(first, end, transforms, out) {
      checkTransforms(length, pixels, first, end, transforms, out);
      each(first, end, (from, size) => {
        const done = from - first;
        new Float32Array(memory.buffer, transformsAt, size * 6).set(transforms.subarray(done * 6, (done + size) * 6));
        kernels.warp(list, from, from + size, transformsAt, width, height, sheet, shift, places, stage);
        out.set(bytesAt(stage, size * pixels), done * pixels);
      });
    },
    close() {},
  };
}
