// The first layer forward: its inputs are the lit pixels of a sample, and the others cost nothing.
//
// A kernel keeps up to twelve vectors of neurons in registers, of 16, while it runs along the pixels: for each vector a
// load, a product and a sum, and little else.

import { BLOCK_HEAD, GROUP, VECTOR, blockOf, litOf } from './layout';
import { One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten, Eleven, Twelve } from './vectors';

/** The most vectors of one kernel. */
const MOST: i32 = 12;

/**
 * i = W · x + b for the samples of a group, for the neurons of `T` vectors. The addresses of weights, biases and outputs
 * are those vectors'. `row` is the bytes from one row of neurons to the next, in weights and outputs alike.
 *
 * On the way each grey value is noted under its pixel, for the way back (gather.ts): it is at hand, and the time goes into
 * the vectors.
 */
@inline
function forward<T>(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  for (; count > 0; count--, group += 4, greys++, outputs += row) {
    const block = blockOf(set, load<u32>(group));
    let place = block + BLOCK_HEAD;
    const end = place + (litOf(block) << 1);
    let grey = end;
    let a = v128.load(biases);
    let b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
    if (offsetof<T>() > 16) b = v128.load(biases, 16);
    if (offsetof<T>() > 32) c = v128.load(biases, 32);
    if (offsetof<T>() > 48) d = v128.load(biases, 48);
    if (offsetof<T>() > 64) e = v128.load(biases, 64);
    if (offsetof<T>() > 80) f = v128.load(biases, 80);
    if (offsetof<T>() > 96) g = v128.load(biases, 96);
    if (offsetof<T>() > 112) h = v128.load(biases, 112);
    if (offsetof<T>() > 128) i = v128.load(biases, 128);
    if (offsetof<T>() > 144) j = v128.load(biases, 144);
    if (offsetof<T>() > 160) k = v128.load(biases, 160);
    if (offsetof<T>() > 176) l = v128.load(biases, 176);
    for (; place < end; place += 2, grey++) {
      const pixel = <usize>load<u16>(place);
      const shade = <usize>load<u8>(grey);
      store<u8>(greys + pixel * GROUP, <u8>shade);
      const from = weights + pixel * row;
      const x = v128.load32_splat(shades + (shade << 2));
      a = f32x4.add(a, f32x4.mul(v128.load(from), x));
      if (offsetof<T>() > 16) b = f32x4.add(b, f32x4.mul(v128.load(from, 16), x));
      if (offsetof<T>() > 32) c = f32x4.add(c, f32x4.mul(v128.load(from, 32), x));
      if (offsetof<T>() > 48) d = f32x4.add(d, f32x4.mul(v128.load(from, 48), x));
      if (offsetof<T>() > 64) e = f32x4.add(e, f32x4.mul(v128.load(from, 64), x));
      if (offsetof<T>() > 80) f = f32x4.add(f, f32x4.mul(v128.load(from, 80), x));
      if (offsetof<T>() > 96) g = f32x4.add(g, f32x4.mul(v128.load(from, 96), x));
      if (offsetof<T>() > 112) h = f32x4.add(h, f32x4.mul(v128.load(from, 112), x));
      if (offsetof<T>() > 128) i = f32x4.add(i, f32x4.mul(v128.load(from, 128), x));
      if (offsetof<T>() > 144) j = f32x4.add(j, f32x4.mul(v128.load(from, 144), x));
      if (offsetof<T>() > 160) k = f32x4.add(k, f32x4.mul(v128.load(from, 160), x));
      if (offsetof<T>() > 176) l = f32x4.add(l, f32x4.mul(v128.load(from, 176), x));
    }
    v128.store(outputs, a);
    if (offsetof<T>() > 16) v128.store(outputs, b, 16);
    if (offsetof<T>() > 32) v128.store(outputs, c, 32);
    if (offsetof<T>() > 48) v128.store(outputs, d, 48);
    if (offsetof<T>() > 64) v128.store(outputs, e, 64);
    if (offsetof<T>() > 80) v128.store(outputs, f, 80);
    if (offsetof<T>() > 96) v128.store(outputs, g, 96);
    if (offsetof<T>() > 112) v128.store(outputs, h, 112);
    if (offsetof<T>() > 128) v128.store(outputs, i, 128);
    if (offsetof<T>() > 144) v128.store(outputs, j, 144);
    if (offsetof<T>() > 160) v128.store(outputs, k, 160);
    if (offsetof<T>() > 176) v128.store(outputs, l, 176);
  }
}

/** The whole first layer, in kernels of about the same number of vectors. */
export function forwardLit(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, vectors: i32, outputs: usize): void {
  const row = <usize>vectors * VECTOR;
  for (let parts = (vectors + MOST - 1) / MOST; parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { forward1(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 2: { forward2(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 3: { forward3(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 4: { forward4(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 5: { forward5(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 6: { forward6(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 7: { forward7(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 8: { forward8(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 9: { forward9(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 10: { forward10(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      case 11: { forward11(set, group, count, shades, greys, weights, biases, row, outputs); break; }
      default: { forward12(set, group, count, shades, greys, weights, biases, row, outputs); break; }
    }
    vectors -= part;
    weights += <usize>part * VECTOR;
    biases += <usize>part * VECTOR;
    outputs += <usize>part * VECTOR;
  }
}

// Exported, so that each stays a function of its own: put together in one, they would share registers badly.

export function forward1(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<One>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward2(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Two>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward3(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Three>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward4(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Four>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward5(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Five>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward6(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Six>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward7(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Seven>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward8(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Eight>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward9(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Nine>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward10(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Ten>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward11(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Eleven>(set, group, count, shades, greys, weights, biases, row, outputs);
}
export function forward12(set: usize, group: usize, count: i32, shades: usize, greys: usize, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Twelve>(set, group, count, shades, greys, weights, biases, row, outputs);
}
