// The first layer: its inputs are the lit pixels of a sample, and the others cost nothing.
//
// A kernel keeps up to twelve vectors of neurons in registers, of 16, while it runs along the pixels: for each vector a
// load, a product and a sum, and little else. The number is a type here, so that a kernel is compiled for each.

import { BLOCK_HEAD, GROUP, VECTOR, blockOf, litOf } from './layout';

@unmanaged class One { a: v128; }
@unmanaged class Two extends One { b: v128; }
@unmanaged class Three extends Two { c: v128; }
@unmanaged class Four extends Three { d: v128; }
@unmanaged class Five extends Four { e: v128; }
@unmanaged class Six extends Five { f: v128; }
@unmanaged class Seven extends Six { g: v128; }
@unmanaged class Eight extends Seven { h: v128; }
@unmanaged class Nine extends Eight { i: v128; }
@unmanaged class Ten extends Nine { j: v128; }
@unmanaged class Eleven extends Ten { k: v128; }
@unmanaged class Twelve extends Eleven { l: v128; }

/** The most vectors of one kernel. */
const MOST: i32 = 12;

/**
 * The lit pixels of a group, spread out as the kernels want them: a list of where each sample ends, then for each pixel
 * the bytes from the first row of weights to its own, and its x.
 */
@inline const SPREAD_HEAD: usize = <usize>GROUP * 4;

export function spreadLit(set: usize, group: usize, count: i32, vectors: i32, spread: usize): void {
  const rows = i32x4.splat(vectors << 4);
  const white = f32x4.splat(255);
  let to = spread + SPREAD_HEAD;
  for (let k = 0; k < count; k++) {
    const block = blockOf(set, load<u32>(group + (<usize>k << 2)));
    const lit = litOf(block);
    let place = block + BLOCK_HEAD;
    let grey = place + (lit << 1);
    const end = to + (lit << 3);
    for (let at = to; at < end; at += 32, place += 8, grey += 4) {
      const offsets = i32x4.mul(v128.load16x4_u(place), rows);
      const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(grey));
      const x = f32x4.div(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(bytes)), white);
      v128.store(at, i32x4.shuffle(offsets, x, 0, 4, 1, 5));
      v128.store(at, i32x4.shuffle(offsets, x, 2, 6, 3, 7), 16);
    }
    to = end;
    store<u32>(spread + (<usize>k << 2), <u32>to);
  }
}

/**
 * i = W · x + b for the samples of a group, for the neurons of `T` vectors. All addresses are those vectors'.
 * `row` is the bytes from one row of neurons to the next, in weights and outputs alike.
 */
@inline
function forward<T>(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  let at = spread + SPREAD_HEAD;
  for (; count > 0; count--, spread += 4, outputs += row) {
    const end = <usize>load<u32>(spread);
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
    for (; at < end; at += 8) {
      const from = weights + <usize>load<u32>(at);
      const x = v128.load32_splat(at, 4);
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

/** ∂C/∂w += x · ∂C/∂i for the samples of a group, for the neurons of `T` vectors: the deltas stay in registers. */
@inline
function scatter<T>(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  let at = spread + SPREAD_HEAD;
  for (; count > 0; count--, spread += 4, deltas += row) {
    const end = <usize>load<u32>(spread);
    const a = v128.load(deltas);
    let b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
    if (offsetof<T>() > 16) b = v128.load(deltas, 16);
    if (offsetof<T>() > 32) c = v128.load(deltas, 32);
    if (offsetof<T>() > 48) d = v128.load(deltas, 48);
    if (offsetof<T>() > 64) e = v128.load(deltas, 64);
    if (offsetof<T>() > 80) f = v128.load(deltas, 80);
    if (offsetof<T>() > 96) g = v128.load(deltas, 96);
    if (offsetof<T>() > 112) h = v128.load(deltas, 112);
    if (offsetof<T>() > 128) i = v128.load(deltas, 128);
    if (offsetof<T>() > 144) j = v128.load(deltas, 144);
    if (offsetof<T>() > 160) k = v128.load(deltas, 160);
    if (offsetof<T>() > 176) l = v128.load(deltas, 176);
    for (; at < end; at += 8) {
      const to = gradient + <usize>load<u32>(at);
      const x = v128.load32_splat(at, 4);
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(a, x)));
      if (offsetof<T>() > 16) v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(b, x)), 16);
      if (offsetof<T>() > 32) v128.store(to, f32x4.add(v128.load(to, 32), f32x4.mul(c, x)), 32);
      if (offsetof<T>() > 48) v128.store(to, f32x4.add(v128.load(to, 48), f32x4.mul(d, x)), 48);
      if (offsetof<T>() > 64) v128.store(to, f32x4.add(v128.load(to, 64), f32x4.mul(e, x)), 64);
      if (offsetof<T>() > 80) v128.store(to, f32x4.add(v128.load(to, 80), f32x4.mul(f, x)), 80);
      if (offsetof<T>() > 96) v128.store(to, f32x4.add(v128.load(to, 96), f32x4.mul(g, x)), 96);
      if (offsetof<T>() > 112) v128.store(to, f32x4.add(v128.load(to, 112), f32x4.mul(h, x)), 112);
      if (offsetof<T>() > 128) v128.store(to, f32x4.add(v128.load(to, 128), f32x4.mul(i, x)), 128);
      if (offsetof<T>() > 144) v128.store(to, f32x4.add(v128.load(to, 144), f32x4.mul(j, x)), 144);
      if (offsetof<T>() > 160) v128.store(to, f32x4.add(v128.load(to, 160), f32x4.mul(k, x)), 160);
      if (offsetof<T>() > 176) v128.store(to, f32x4.add(v128.load(to, 176), f32x4.mul(l, x)), 176);
    }
  }
}

/** The whole first layer, in kernels of about the same number of vectors. */
export function forwardLit(spread: usize, count: i32, weights: usize, biases: usize, vectors: i32, outputs: usize): void {
  const row = <usize>vectors * VECTOR;
  for (let parts = partsOf(vectors); parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { forward1(spread, count, weights, biases, row, outputs); break; }
      case 2: { forward2(spread, count, weights, biases, row, outputs); break; }
      case 3: { forward3(spread, count, weights, biases, row, outputs); break; }
      case 4: { forward4(spread, count, weights, biases, row, outputs); break; }
      case 5: { forward5(spread, count, weights, biases, row, outputs); break; }
      case 6: { forward6(spread, count, weights, biases, row, outputs); break; }
      case 7: { forward7(spread, count, weights, biases, row, outputs); break; }
      case 8: { forward8(spread, count, weights, biases, row, outputs); break; }
      case 9: { forward9(spread, count, weights, biases, row, outputs); break; }
      case 10: { forward10(spread, count, weights, biases, row, outputs); break; }
      case 11: { forward11(spread, count, weights, biases, row, outputs); break; }
      default: { forward12(spread, count, weights, biases, row, outputs); break; }
    }
    vectors -= part;
    weights += <usize>part * VECTOR;
    biases += <usize>part * VECTOR;
    outputs += <usize>part * VECTOR;
  }
}

export function scatterLit(spread: usize, count: i32, gradient: usize, vectors: i32, deltas: usize): void {
  const row = <usize>vectors * VECTOR;
  for (let parts = partsOf(vectors); parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { scatter1(spread, count, gradient, row, deltas); break; }
      case 2: { scatter2(spread, count, gradient, row, deltas); break; }
      case 3: { scatter3(spread, count, gradient, row, deltas); break; }
      case 4: { scatter4(spread, count, gradient, row, deltas); break; }
      case 5: { scatter5(spread, count, gradient, row, deltas); break; }
      case 6: { scatter6(spread, count, gradient, row, deltas); break; }
      case 7: { scatter7(spread, count, gradient, row, deltas); break; }
      case 8: { scatter8(spread, count, gradient, row, deltas); break; }
      case 9: { scatter9(spread, count, gradient, row, deltas); break; }
      case 10: { scatter10(spread, count, gradient, row, deltas); break; }
      case 11: { scatter11(spread, count, gradient, row, deltas); break; }
      default: { scatter12(spread, count, gradient, row, deltas); break; }
    }
    vectors -= part;
    gradient += <usize>part * VECTOR;
    deltas += <usize>part * VECTOR;
  }
}

@inline
function partsOf(vectors: i32): i32 {
  return (vectors + MOST - 1) / MOST;
}

// Exported, so that each stays a function of its own: put together in one, they would share registers badly.

export function forward1(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<One>(spread, count, weights, biases, row, outputs);
}
export function forward2(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Two>(spread, count, weights, biases, row, outputs);
}
export function forward3(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Three>(spread, count, weights, biases, row, outputs);
}
export function forward4(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Four>(spread, count, weights, biases, row, outputs);
}
export function forward5(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Five>(spread, count, weights, biases, row, outputs);
}
export function forward6(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Six>(spread, count, weights, biases, row, outputs);
}
export function forward7(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Seven>(spread, count, weights, biases, row, outputs);
}
export function scatter1(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<One>(spread, count, gradient, row, deltas);
}
export function scatter2(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Two>(spread, count, gradient, row, deltas);
}
export function scatter3(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Three>(spread, count, gradient, row, deltas);
}
export function scatter4(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Four>(spread, count, gradient, row, deltas);
}
export function scatter5(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Five>(spread, count, gradient, row, deltas);
}
export function scatter6(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Six>(spread, count, gradient, row, deltas);
}
export function scatter7(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Seven>(spread, count, gradient, row, deltas);
}
export function scatter8(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Eight>(spread, count, gradient, row, deltas);
}
export function scatter9(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Nine>(spread, count, gradient, row, deltas);
}
export function scatter10(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Ten>(spread, count, gradient, row, deltas);
}
export function scatter11(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Eleven>(spread, count, gradient, row, deltas);
}
export function scatter12(spread: usize, count: i32, gradient: usize, row: usize, deltas: usize): void {
  scatter<Twelve>(spread, count, gradient, row, deltas);
}
export function forward8(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Eight>(spread, count, weights, biases, row, outputs);
}
export function forward9(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Nine>(spread, count, weights, biases, row, outputs);
}
export function forward10(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Ten>(spread, count, weights, biases, row, outputs);
}
export function forward11(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Eleven>(spread, count, weights, biases, row, outputs);
}
export function forward12(spread: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize): void {
  forward<Twelve>(spread, count, weights, biases, row, outputs);
}
