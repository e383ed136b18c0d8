// What a hidden layer makes of its weighted inputs, in place, and how it passes a gradient back: ../plain/activations.ts.

import { VECTOR } from './layout';
import { logistic4, tanh4 } from './elementary';

/** By the places of their names in ../simd/layout.ts. */
const enum Activation { LeakyRelu, Relu, Sigmoid, Tanh }

@inline const LEAK: f32 = 0.01;

/** i becomes o, for so many vectors from `values` on. */
export function applyActivation(kind: i32, values: usize, vectors: i32): void {
  const end = values + <usize>vectors * VECTOR;
  const zero = f32x4.splat(0);
  const leak = f32x4.splat(LEAK);
  if (kind == Activation.LeakyRelu) {
    for (let at = values; at < end; at += VECTOR) {
      const i = v128.load(at);
      v128.store(at, v128.bitselect(i, f32x4.mul(i, leak), f32x4.gt(i, zero)));
    }
  } else if (kind == Activation.Relu) {
    for (let at = values; at < end; at += VECTOR) v128.store(at, f32x4.max(v128.load(at), zero));
  } else if (kind == Activation.Sigmoid) {
    for (let at = values; at < end; at += VECTOR) v128.store(at, logistic4(v128.load(at)));
  } else {
    for (let at = values; at < end; at += VECTOR) v128.store(at, tanh4(v128.load(at)));
  }
}

/** ∂C/∂o becomes ∂C/∂i, by the slope that the output tells. */
export function passBackActivation(kind: i32, outputs: usize, deltas: usize, vectors: i32): void {
  const end = deltas + <usize>vectors * VECTOR;
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  let at = deltas;
  let from = outputs;
  if (kind == Activation.LeakyRelu || kind == Activation.Relu) {
    const low = kind == Activation.LeakyRelu ? f32x4.splat(LEAK) : zero;
    for (; at < end; at += VECTOR, from += VECTOR) {
      const slope = v128.bitselect(one, low, f32x4.gt(v128.load(from), zero));
      v128.store(at, f32x4.mul(v128.load(at), slope));
    }
  } else if (kind == Activation.Sigmoid) {
    for (; at < end; at += VECTOR, from += VECTOR) {
      const o = v128.load(from);
      v128.store(at, f32x4.mul(v128.load(at), f32x4.mul(o, f32x4.sub(one, o))));
    }
  } else {
    for (; at < end; at += VECTOR, from += VECTOR) {
      const o = v128.load(from);
      v128.store(at, f32x4.mul(v128.load(at), f32x4.sub(one, f32x4.mul(o, o))));
    }
  }
}
