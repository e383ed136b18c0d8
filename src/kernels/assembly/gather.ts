// The first layer's gradient, ∂C/∂w = Σ x · ∂C/∂i, and with the last group of a batch its update: pixel after pixel.
//
// The sums of a pixel's row stay in registers while it takes the samples that light it, and go into the update from there.
// Sample after sample it would be a load and a store of the row for each, and processors store slowly; and the gradient
// would be written, read and cleared once more for each batch.

import { GROUP, Layer, Machine, VECTOR } from './layout';
import { Optimizer, moveBy, moveWithMomentum, moveWithNesterov } from './update';
import { One, Two, Three, Four, Five, Six, Seven, Eight, Nine } from './vectors';

/** The most vectors of one kernel: with three numbers of the update and what is at work, 15 registers. */
const MOST: i32 = 9;

/** Which samples of the group light a pixel, a bit for each, by the grey values that lit.ts noted. */
@inline
function litIn(greys: usize): u32 {
  const dark = i8x16.splat(0);
  return i8x16.bitmask(i8x16.ne(v128.load(greys), dark)) | (i8x16.bitmask(i8x16.ne(v128.load(greys, 16), dark)) << 16);
}

/**
 * For the neurons of `T` vectors; the addresses of deltas and values (weights) are those vectors'. The gradient starts
 * from 0 if `fresh`, and else from what earlier groups of the batch left. With an optimizer the values are moved, without
 * the gradient is left.
 */
@inline
function gather<T>(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  const toGradient = machine.gradients - machine.parameters;
  const toVelocity = machine.velocities - machine.parameters;
  const shades = machine.shades;
  let greys = machine.greys;
  const end = greys + <usize>changetype<Layer>(machine.layers).inputs * GROUP;
  const s = f32x4.splat(step);
  const y = f32x4.splat(gamma);
  const z = f32x4.splat(decay);
  // One pixel ahead, so that it is there when the loop's end was guessed wrongly.
  let next = litIn(greys);
  for (; greys < end; greys += GROUP, values += row) {
    let lit = next;
    next = litIn(greys + GROUP);
    let a = f32x4.splat(0);
    let b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a;
    if (!fresh) {
      const gradient = values + toGradient;
      a = v128.load(gradient);
      if (offsetof<T>() > 16) b = v128.load(gradient, 16);
      if (offsetof<T>() > 32) c = v128.load(gradient, 32);
      if (offsetof<T>() > 48) d = v128.load(gradient, 48);
      if (offsetof<T>() > 64) e = v128.load(gradient, 64);
      if (offsetof<T>() > 80) f = v128.load(gradient, 80);
      if (offsetof<T>() > 96) g = v128.load(gradient, 96);
      if (offsetof<T>() > 112) h = v128.load(gradient, 112);
      if (offsetof<T>() > 128) i = v128.load(gradient, 128);
    }
    for (; lit != 0; lit &= lit - 1) {
      const sample = <usize>ctz(lit);
      const x = v128.load32_splat(shades + (<usize>load<u8>(greys + sample) << 2));
      const delta = deltas + sample * row;
      a = f32x4.add(a, f32x4.mul(v128.load(delta), x));
      if (offsetof<T>() > 16) b = f32x4.add(b, f32x4.mul(v128.load(delta, 16), x));
      if (offsetof<T>() > 32) c = f32x4.add(c, f32x4.mul(v128.load(delta, 32), x));
      if (offsetof<T>() > 48) d = f32x4.add(d, f32x4.mul(v128.load(delta, 48), x));
      if (offsetof<T>() > 64) e = f32x4.add(e, f32x4.mul(v128.load(delta, 64), x));
      if (offsetof<T>() > 80) f = f32x4.add(f, f32x4.mul(v128.load(delta, 80), x));
      if (offsetof<T>() > 96) g = f32x4.add(g, f32x4.mul(v128.load(delta, 96), x));
      if (offsetof<T>() > 112) h = f32x4.add(h, f32x4.mul(v128.load(delta, 112), x));
      if (offsetof<T>() > 128) i = f32x4.add(i, f32x4.mul(v128.load(delta, 128), x));
    }
    if (optimizer == Optimizer.Nesterov) {
      const velocity = values + toVelocity;
      moveWithNesterov(values, a, velocity, s, y, z);
      if (offsetof<T>() > 16) moveWithNesterov(values + 16, b, velocity + 16, s, y, z);
      if (offsetof<T>() > 32) moveWithNesterov(values + 32, c, velocity + 32, s, y, z);
      if (offsetof<T>() > 48) moveWithNesterov(values + 48, d, velocity + 48, s, y, z);
      if (offsetof<T>() > 64) moveWithNesterov(values + 64, e, velocity + 64, s, y, z);
      if (offsetof<T>() > 80) moveWithNesterov(values + 80, f, velocity + 80, s, y, z);
      if (offsetof<T>() > 96) moveWithNesterov(values + 96, g, velocity + 96, s, y, z);
      if (offsetof<T>() > 112) moveWithNesterov(values + 112, h, velocity + 112, s, y, z);
      if (offsetof<T>() > 128) moveWithNesterov(values + 128, i, velocity + 128, s, y, z);
    } else if (optimizer == Optimizer.Momentum) {
      const velocity = values + toVelocity;
      moveWithMomentum(values, a, velocity, s, y, z);
      if (offsetof<T>() > 16) moveWithMomentum(values + 16, b, velocity + 16, s, y, z);
      if (offsetof<T>() > 32) moveWithMomentum(values + 32, c, velocity + 32, s, y, z);
      if (offsetof<T>() > 48) moveWithMomentum(values + 48, d, velocity + 48, s, y, z);
      if (offsetof<T>() > 64) moveWithMomentum(values + 64, e, velocity + 64, s, y, z);
      if (offsetof<T>() > 80) moveWithMomentum(values + 80, f, velocity + 80, s, y, z);
      if (offsetof<T>() > 96) moveWithMomentum(values + 96, g, velocity + 96, s, y, z);
      if (offsetof<T>() > 112) moveWithMomentum(values + 112, h, velocity + 112, s, y, z);
      if (offsetof<T>() > 128) moveWithMomentum(values + 128, i, velocity + 128, s, y, z);
    } else if (optimizer == Optimizer.GradientDescent) {
      moveBy(values, a, s, z);
      if (offsetof<T>() > 16) moveBy(values + 16, b, s, z);
      if (offsetof<T>() > 32) moveBy(values + 32, c, s, z);
      if (offsetof<T>() > 48) moveBy(values + 48, d, s, z);
      if (offsetof<T>() > 64) moveBy(values + 64, e, s, z);
      if (offsetof<T>() > 80) moveBy(values + 80, f, s, z);
      if (offsetof<T>() > 96) moveBy(values + 96, g, s, z);
      if (offsetof<T>() > 112) moveBy(values + 112, h, s, z);
      if (offsetof<T>() > 128) moveBy(values + 128, i, s, z);
    } else {
      const gradient = values + toGradient;
      v128.store(gradient, a);
      if (offsetof<T>() > 16) v128.store(gradient, b, 16);
      if (offsetof<T>() > 32) v128.store(gradient, c, 32);
      if (offsetof<T>() > 48) v128.store(gradient, d, 48);
      if (offsetof<T>() > 64) v128.store(gradient, e, 64);
      if (offsetof<T>() > 80) v128.store(gradient, f, 80);
      if (offsetof<T>() > 96) v128.store(gradient, g, 96);
      if (offsetof<T>() > 112) v128.store(gradient, h, 112);
      if (offsetof<T>() > 128) v128.store(gradient, i, 128);
    }
  }
}

/** The whole first layer, in kernels of about the same number of vectors, for the group that was just looked at. */
export function gatherLit(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32): void {
  const layer = changetype<Layer>(machine.layers);
  let vectors = layer.vectors;
  let deltas = layer.deltas;
  let values = layer.weights;
  const row = <usize>vectors * VECTOR;
  for (let parts = (vectors + MOST - 1) / MOST; parts > 0; parts--) {
    const part = vectors / parts;
    switch (part) {
      case 1: { gather1(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 2: { gather2(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 3: { gather3(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 4: { gather4(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 5: { gather5(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 6: { gather6(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 7: { gather7(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      case 8: { gather8(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
      default: { gather9(machine, fresh, optimizer, step, gamma, decay, row, deltas, values); break; }
    }
    vectors -= part;
    deltas += <usize>part * VECTOR;
    values += <usize>part * VECTOR;
  }
}

// Exported, so that each stays a function of its own (lit.ts).

export function gather1(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<One>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather2(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Two>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather3(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Three>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather4(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Four>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather5(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Five>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather6(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Six>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather7(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Seven>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather8(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Eight>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
export function gather9(machine: Machine, fresh: bool, optimizer: i32, step: f32, gamma: f32, decay: f32, row: usize, deltas: usize, values: usize): void {
  gather<Nine>(machine, fresh, optimizer, step, gamma, decay, row, deltas, values);
}
