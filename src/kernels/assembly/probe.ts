// The elementary functions over a list of numbers, in place, for tests.

import { exp4, log1, tanh4 } from './elementary';
import { FLOAT, VECTOR } from './layout';

export function expAll(values: usize, vectors: i32): void {
  for (const end = values + <usize>vectors * VECTOR; values < end; values += VECTOR) v128.store(values, exp4(v128.load(values)));
}

export function tanhAll(values: usize, vectors: i32): void {
  for (const end = values + <usize>vectors * VECTOR; values < end; values += VECTOR) v128.store(values, tanh4(v128.load(values)));
}

export function logAll(values: usize, vectors: i32): void {
  for (const end = values + <usize>vectors * VECTOR; values < end; values += FLOAT) store<f32>(values, log1(load<f32>(values)));
}
