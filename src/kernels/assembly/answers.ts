// The last layer: outputs, cost against a label, and ∂C/∂i: ../plain/answers.ts. Sums are taken term by term, as there.

import { exp1, exp4, log1, logistic4 } from './elementary';
import { FLOAT, VECTOR } from './layout';

/** By the places of their names in ../simd/layout.ts. */
const enum Output { Softmax, Sigmoid }
const enum Cost { CrossEntropy, Quadratic }

/** Of one sample: turns the row `values` into outputs, puts ∂C/∂i into the row `deltas`, and returns the cost. */
export function answer(output: i32, cost: i32, values: usize, neurons: i32, vectors: i32, label: i32, deltas: usize): f32 {
  const end = values + <usize>neurons * FLOAT;
  const rowEnd = values + <usize>vectors * VECTOR;
  const labelled = <usize>label * FLOAT;
  const wanted = load<f32>(values + labelled);

  if (output == Output.Softmax) {
    let largest = load<f32>(values);
    for (let at = values + FLOAT; at < end; at += FLOAT) largest = max<f32>(largest, load<f32>(at));
    const m = f32x4.splat(largest);
    for (let at = values; at < rowEnd; at += VECTOR) v128.store(at, exp4(f32x4.sub(v128.load(at), m)));
    for (let at = end; at < rowEnd; at += FLOAT) store<f32>(at, 0);
    let total: f32 = 0;
    for (let at = values; at < end; at += FLOAT) total += load<f32>(at);
    const whole = f32x4.splat(total);
    let to = deltas;
    for (let at = values; at < rowEnd; at += VECTOR, to += VECTOR) {
      const o = f32x4.div(v128.load(at), whole);
      v128.store(at, o);
      v128.store(to, o);
    }
    if (cost == Cost.CrossEntropy) {
      store<f32>(deltas + labelled, load<f32>(deltas + labelled) - 1);
      return log1(total) + largest - wanted;
    }
    const sum = quadratic(values, end, rowEnd, labelled, deltas);
    let mean: f32 = 0;
    to = deltas;
    for (let at = values; at < end; at += FLOAT, to += FLOAT) mean += load<f32>(at) * load<f32>(to);
    to = deltas;
    for (let at = values; at < end; at += FLOAT, to += FLOAT) store<f32>(to, load<f32>(at) * (load<f32>(to) - mean));
    return sum;
  }

  for (let at = values; at < rowEnd; at += VECTOR) v128.store(at, logistic4(v128.load(at)));
  for (let at = end; at < rowEnd; at += FLOAT) store<f32>(at, 0);
  if (cost == Cost.CrossEntropy) {
    memory.fill(deltas, 0, rowEnd - values);
    store<f32>(deltas + labelled, load<f32>(values + labelled) - 1);
    return (wanted > 0 ? <f32>0 : -wanted) + log1(1 + exp1(-abs<f32>(wanted)));
  }
  const sum = quadratic(values, end, rowEnd, labelled, deltas);
  const one = f32x4.splat(1);
  let to = deltas;
  for (let at = values; at < rowEnd; at += VECTOR, to += VECTOR) {
    const o = v128.load(at);
    v128.store(to, f32x4.mul(v128.load(to), f32x4.mul(o, f32x4.sub(one, o))));
  }
  return sum;
}

function quadratic(values: usize, end: usize, rowEnd: usize, labelled: usize, slopes: usize): f32 {
  let cost: f32 = 0;
  const expected = values + labelled;
  for (let at = values; at < end; at += FLOAT) {
    const error = load<f32>(at) - (at == expected ? <f32>1 : <f32>0);
    cost += error * error;
    store<f32>(slopes + (at - values), error + error);
  }
  for (let at = end; at < rowEnd; at += FLOAT) store<f32>(slopes + (at - values), 0);
  return cost;
}

/** The place of the largest; the first of them, if there are several. */
export function largestOf(values: usize, neurons: i32): i32 {
  let best = load<f32>(values);
  let place = 0;
  for (let j = 1; j < neurons; j++) {
    const value = load<f32>(values + <usize>j * FLOAT);
    const larger = value > best;
    best = select<f32>(value, best, larger);
    place = select<i32>(j, place, larger);
  }
  return place;
}
