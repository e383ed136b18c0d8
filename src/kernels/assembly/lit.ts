// The first layer: its inputs are the lit pixels of a sample, and the others cost nothing.
//
// A kernel keeps up to seven vectors of neurons in registers, while it runs along the pixels. V8 loads all that a round
// needs before it reckons with it, so 2 × 7 + 1 registers are in use, of 16; with more it would store and reload them.
// The number is a type here, so that each kernel is compiled for its own.

import { BLOCK_HEAD, FLOAT, VECTOR, blockOf, litOf } from './layout';

@unmanaged class One { a: v128; }
@unmanaged class Two extends One { b: v128; }
@unmanaged class Three extends Two { c: v128; }
@unmanaged class Four extends Three { d: v128; }
@unmanaged class Five extends Four { e: v128; }
@unmanaged class Six extends Five { f: v128; }
@unmanaged class Seven extends Six { g: v128; }

/** The most vectors of one kernel. */
const MOST: i32 = 7;

/**
 * i = W · x + b for the samples of a group, for the neurons of `T` vectors. All addresses are those vectors'.
 * `row` is the bytes from one row of neurons to the next, in weights and outputs alike.
 */
@inline
function forward<T>(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  const groupEnd = group + (<usize>count << 2);
  for (; group < groupEnd; group += 4, outputs += row) {
    const block = blockOf(set, load<u32>(group));
    let place = block + BLOCK_HEAD;
    const end = place + (litOf(block) << 1);
    let value = end;
    let a = v128.load(biases);
    let b = a, c = a, d = a, e = a, f = a, g = a;
    if (offsetof<T>() > 16) b = v128.load(biases, 16);
    if (offsetof<T>() > 32) c = v128.load(biases, 32);
    if (offsetof<T>() > 48) d = v128.load(biases, 48);
    if (offsetof<T>() > 64) e = v128.load(biases, 64);
    if (offsetof<T>() > 80) f = v128.load(biases, 80);
    if (offsetof<T>() > 96) g = v128.load(biases, 96);
    for (; place < end; place += 2, value++) {
      const from = weights + <usize>load<u16>(place) * row;
      const x = v128.load32_splat(greys + (<usize>load<u8>(value) << 2));
      a = f32x4.add(a, f32x4.mul(v128.load(from), x));
      if (offsetof<T>() > 16) b = f32x4.add(b, f32x4.mul(v128.load(from, 16), x));
      if (offsetof<T>() > 32) c = f32x4.add(c, f32x4.mul(v128.load(from, 32), x));
      if (offsetof<T>() > 48) d = f32x4.add(d, f32x4.mul(v128.load(from, 48), x));
      if (offsetof<T>() > 64) e = f32x4.add(e, f32x4.mul(v128.load(from, 64), x));
      if (offsetof<T>() > 80) f = f32x4.add(f, f32x4.mul(v128.load(from, 80), x));
      if (offsetof<T>() > 96) g = f32x4.add(g, f32x4.mul(v128.load(from, 96), x));
    }
    v128.store(outputs, a);
    if (offsetof<T>() > 16) v128.store(outputs, b, 16);
    if (offsetof<T>() > 32) v128.store(outputs, c, 32);
    if (offsetof<T>() > 48) v128.store(outputs, d, 48);
    if (offsetof<T>() > 64) v128.store(outputs, e, 64);
    if (offsetof<T>() > 80) v128.store(outputs, f, 80);
    if (offsetof<T>() > 96) v128.store(outputs, g, 96);
  }
}

/** ∂C/∂w += x · ∂C/∂i for the samples of a group, for the neurons of `T` vectors: the deltas stay in registers. */
@inline
function scatter<T>(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  const groupEnd = group + (<usize>count << 2);
  for (; group < groupEnd; group += 4, deltas += row) {
    const block = blockOf(set, load<u32>(group));
    let place = block + BLOCK_HEAD;
    const end = place + (litOf(block) << 1);
    let value = end;
    const a = v128.load(deltas);
    let b = a, c = a, d = a, e = a, f = a, g = a;
    if (offsetof<T>() > 16) b = v128.load(deltas, 16);
    if (offsetof<T>() > 32) c = v128.load(deltas, 32);
    if (offsetof<T>() > 48) d = v128.load(deltas, 48);
    if (offsetof<T>() > 64) e = v128.load(deltas, 64);
    if (offsetof<T>() > 80) f = v128.load(deltas, 80);
    if (offsetof<T>() > 96) g = v128.load(deltas, 96);
    for (; place < end; place += 2, value++) {
      const to = gradient + <usize>load<u16>(place) * row;
      const x = v128.load32_splat(greys + (<usize>load<u8>(value) << 2));
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(a, x)));
      if (offsetof<T>() > 16) v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(b, x)), 16);
      if (offsetof<T>() > 32) v128.store(to, f32x4.add(v128.load(to, 32), f32x4.mul(c, x)), 32);
      if (offsetof<T>() > 48) v128.store(to, f32x4.add(v128.load(to, 48), f32x4.mul(d, x)), 48);
      if (offsetof<T>() > 64) v128.store(to, f32x4.add(v128.load(to, 64), f32x4.mul(e, x)), 64);
      if (offsetof<T>() > 80) v128.store(to, f32x4.add(v128.load(to, 80), f32x4.mul(f, x)), 80);
      if (offsetof<T>() > 96) v128.store(to, f32x4.add(v128.load(to, 96), f32x4.mul(g, x)), 96);
    }
  }
}

/** The whole first layer, in kernels of about the same number of vectors. */
export function forwardLit(set: usize, group: usize, count: i32, weights: usize, biases: usize, vectors: i32, outputs: usize, greys: usize): void {
  const row = <usize>vectors * VECTOR;
  for (let parts = partsOf(vectors); parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { forward1(set, group, count, weights, biases, row, outputs, greys); break; }
      case 2: { forward2(set, group, count, weights, biases, row, outputs, greys); break; }
      case 3: { forward3(set, group, count, weights, biases, row, outputs, greys); break; }
      case 4: { forward4(set, group, count, weights, biases, row, outputs, greys); break; }
      case 5: { forward5(set, group, count, weights, biases, row, outputs, greys); break; }
      case 6: { forward6(set, group, count, weights, biases, row, outputs, greys); break; }
      default: { forward7(set, group, count, weights, biases, row, outputs, greys); break; }
    }
    vectors -= part;
    weights += <usize>part * VECTOR;
    biases += <usize>part * VECTOR;
    outputs += <usize>part * VECTOR;
  }
}

export function scatterLit(set: usize, group: usize, count: i32, gradient: usize, vectors: i32, deltas: usize, greys: usize): void {
  const row = <usize>vectors * VECTOR;
  for (let parts = partsOf(vectors); parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { scatter1(set, group, count, gradient, row, deltas, greys); break; }
      case 2: { scatter2(set, group, count, gradient, row, deltas, greys); break; }
      case 3: { scatter3(set, group, count, gradient, row, deltas, greys); break; }
      case 4: { scatter4(set, group, count, gradient, row, deltas, greys); break; }
      case 5: { scatter5(set, group, count, gradient, row, deltas, greys); break; }
      case 6: { scatter6(set, group, count, gradient, row, deltas, greys); break; }
      default: { scatter7(set, group, count, gradient, row, deltas, greys); break; }
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

export function forward1(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<One>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward2(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Two>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward3(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Three>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward4(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Four>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward5(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Five>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward6(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Six>(set, group, count, weights, biases, row, outputs, greys);
}
export function forward7(set: usize, group: usize, count: i32, weights: usize, biases: usize, row: usize, outputs: usize, greys: usize): void {
  forward<Seven>(set, group, count, weights, biases, row, outputs, greys);
}
export function scatter1(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<One>(set, group, count, gradient, row, deltas, greys);
}
export function scatter2(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Two>(set, group, count, gradient, row, deltas, greys);
}
export function scatter3(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Three>(set, group, count, gradient, row, deltas, greys);
}
export function scatter4(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Four>(set, group, count, gradient, row, deltas, greys);
}
export function scatter5(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Five>(set, group, count, gradient, row, deltas, greys);
}
export function scatter6(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Six>(set, group, count, gradient, row, deltas, greys);
}
export function scatter7(set: usize, group: usize, count: i32, gradient: usize, row: usize, deltas: usize, greys: usize): void {
  scatter<Seven>(set, group, count, gradient, row, deltas, greys);
}
