// An update, in one pass over parameters: each moves, its velocity is kept, its gradient is 0 again. (The weights of the
// first layer, which are most, are moved while their gradient is gathered: gather.ts.)
// ../plain/optimizers.ts says the same at leisure.

import { VECTOR } from './layout';

/** By the places of their names in ../simd/layout.ts; and none, for a batch that is not over. */
export const enum Optimizer { GradientDescent, Momentum, Nesterov, None }

/** `step` is η over the number of samples gathered, `decay` is ηλ. */
export function update(optimizer: i32, values: usize, gradient: usize, velocity: usize, vectors: i32, step: f32, gamma: f32, decay: f32): void {
  const end = values + <usize>vectors * VECTOR;
  const s = f32x4.splat(step);
  const c = f32x4.splat(gamma);
  const d = f32x4.splat(decay);
  for (; values < end; values += VECTOR, gradient += VECTOR, velocity += VECTOR) {
    const g = v128.load(gradient);
    if (optimizer == Optimizer.Nesterov) moveWithNesterov(values, g, velocity, s, c, d);
    else if (optimizer == Optimizer.Momentum) moveWithMomentum(values, g, velocity, s, c, d);
    else moveBy(values, g, s, d);
    v128.store(gradient, f32x4.splat(0));
  }
}

// Of one vector, whose gradient is in a register.

@inline
export function moveWithNesterov(values: usize, gradient: v128, velocity: usize, s: v128, c: v128, d: v128): void {
  const push = f32x4.mul(gradient, s);
  const next = f32x4.add(f32x4.mul(v128.load(velocity), c), push);
  const value = v128.load(values);
  const moved = f32x4.sub(value, f32x4.add(f32x4.mul(next, c), push));
  v128.store(values, f32x4.sub(moved, f32x4.mul(value, d)));
  v128.store(velocity, next);
}

@inline
export function moveWithMomentum(values: usize, gradient: v128, velocity: usize, s: v128, c: v128, d: v128): void {
  const next = f32x4.add(f32x4.mul(v128.load(velocity), c), f32x4.mul(gradient, s));
  const value = v128.load(values);
  v128.store(values, f32x4.sub(f32x4.sub(value, next), f32x4.mul(value, d)));
  v128.store(velocity, next);
}

/** Gradient descent. */
@inline
export function moveBy(values: usize, gradient: v128, s: v128, d: v128): void {
  const value = v128.load(values);
  v128.store(values, f32x4.sub(f32x4.sub(value, f32x4.mul(gradient, s)), f32x4.mul(value, d)));
}

/** Velocities below 2⁻¹⁰⁰ become 0, before they are denormal. */
export function settle(velocity: usize, vectors: i32): void {
  const end = velocity + <usize>vectors * VECTOR;
  const least = f32x4.splat(reinterpret<f32>(27 << 23));
  for (; velocity < end; velocity += VECTOR) {
    const v = v128.load(velocity);
    v128.store(velocity, v128.andnot(v, f32x4.lt(f32x4.abs(v), least)));
  }
}

/** Whether all are finite: anything else times 0 is not 0. */
export function sound(values: usize, vectors: i32): bool {
  const end = values + <usize>vectors * VECTOR;
  const zero = f32x4.splat(0);
  let odd = zero;
  for (; values < end; values += VECTOR) odd = v128.or(odd, f32x4.ne(f32x4.mul(v128.load(values), zero), zero));
  return !v128.any_true(odd);
}
