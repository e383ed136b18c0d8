// One update, in one pass over all parameters: each moves, its velocity is kept, its gradient is 0 again.
// ../plain/optimizers.ts says the same at leisure.

import { VECTOR } from './layout';

/** By the places of their names in ../simd/layout.ts. */
const enum Optimizer { GradientDescent, Momentum, Nesterov }

/** `step` is η over the number of samples gathered, `decay` is ηλ. */
export function update(optimizer: i32, values: usize, gradient: usize, velocity: usize, vectors: i32, step: f32, gamma: f32, decay: f32): void {
  if (optimizer == Optimizer.Nesterov) nesterov(values, gradient, velocity, vectors, step, gamma, decay);
  else if (optimizer == Optimizer.Momentum) momentum(values, gradient, velocity, vectors, step, gamma, decay);
  else gradientDescent(values, gradient, vectors, step, decay);
}

export function nesterov(values: usize, gradient: usize, velocity: usize, vectors: i32, step: f32, gamma: f32, decay: f32): void {
  const end = values + <usize>vectors * VECTOR;
  const s = f32x4.splat(step);
  const c = f32x4.splat(gamma);
  const d = f32x4.splat(decay);
  for (; values < end; values += VECTOR, gradient += VECTOR, velocity += VECTOR) {
    const push = f32x4.mul(v128.load(gradient), s);
    const next = f32x4.add(f32x4.mul(v128.load(velocity), c), push);
    const value = v128.load(values);
    const moved = f32x4.sub(value, f32x4.add(f32x4.mul(next, c), push));
    v128.store(values, f32x4.sub(moved, f32x4.mul(value, d)));
    v128.store(velocity, next);
    v128.store(gradient, f32x4.splat(0));
  }
}

export function momentum(values: usize, gradient: usize, velocity: usize, vectors: i32, step: f32, gamma: f32, decay: f32): void {
  const end = values + <usize>vectors * VECTOR;
  const s = f32x4.splat(step);
  const c = f32x4.splat(gamma);
  const d = f32x4.splat(decay);
  for (; values < end; values += VECTOR, gradient += VECTOR, velocity += VECTOR) {
    const next = f32x4.add(f32x4.mul(v128.load(velocity), c), f32x4.mul(v128.load(gradient), s));
    const value = v128.load(values);
    v128.store(values, f32x4.sub(f32x4.sub(value, next), f32x4.mul(value, d)));
    v128.store(velocity, next);
    v128.store(gradient, f32x4.splat(0));
  }
}

export function gradientDescent(values: usize, gradient: usize, vectors: i32, step: f32, decay: f32): void {
  const end = values + <usize>vectors * VECTOR;
  const s = f32x4.splat(step);
  const d = f32x4.splat(decay);
  for (; values < end; values += VECTOR, gradient += VECTOR) {
    const value = v128.load(values);
    const moved = f32x4.sub(value, f32x4.mul(v128.load(gradient), s));
    v128.store(values, f32x4.sub(moved, f32x4.mul(value, d)));
    v128.store(gradient, f32x4.splat(0));
  }
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
