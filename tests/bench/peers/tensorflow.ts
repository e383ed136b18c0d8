// TensorFlow.js on its WebAssembly backend (SIMD, one thread), by the fastest way that was found: every multiplication
// asked for by name, forwards and backwards, with nothing recorded.

import type * as Core from '@tensorflow/tfjs-core';
import { BATCH, PACE, SIZES, drawn, shuffled, type Digits } from '../training/task.ts';
import { peerPackages, type Peer } from './peer.ts';

export async function tensorflow(digits: Digits, samples: number): Promise<Peer> {
  const require = peerPackages();
  const tf = require('@tensorflow/tfjs-core') as typeof Core;
  require('@tensorflow/tfjs-backend-wasm');
  await tf.setBackend('wasm');
  await tf.ready();
  const variables: Core.Variable[] = drawn(SIZES).flatMap(({ weights, biases }, k): Core.Variable[] => [
    tf.variable(tf.transpose(tf.tensor2d(weights, [SIZES[k + 1]!, SIZES[k]!]))), tf.variable(tf.tensor1d(biases)),
  ]);
  const [w1, b1, w2, b2, w3, b3] = variables as [Core.Variable, Core.Variable, Core.Variable, Core.Variable, Core.Variable, Core.Variable];
  const velocities = variables.map((variable) => tf.variable(tf.zerosLike(variable)));
  const batch = batchOf(tf, digits, samples);

  // Transposed first: its multiplication of a matrix that is to be transposed on the way is seven times slower.
  const times = (a: Core.Tensor2D, b: Core.Tensor2D): Core.Tensor2D => tf.matMul(a, b);
  const gradientOf = (from: Core.Tensor2D, delta: Core.Tensor2D): Core.Tensor2D => times(tf.transpose(from), delta);
  const leaky = (x: Core.Tensor2D): Core.Tensor2D => tf.leakyRelu(x, 0.01);
  const layer = (x: Core.Tensor, w: Core.Variable, b: Core.Variable): Core.Tensor2D => tf.add(times(x as Core.Tensor2D, w as Core.Tensor as Core.Tensor2D), b);
  const back = (delta: Core.Tensor2D, w: Core.Variable, o: Core.Tensor2D): Core.Tensor2D =>
    tf.mul(times(delta, tf.transpose(w as Core.Tensor as Core.Tensor2D)), tf.step(o, 0.01));

  const order = shuffled(samples, 1);

  // As the others do, it adds up costs and errors: here in tensors, which are only read at the end.
  const cost = tf.variable(tf.scalar(0));
  const errors = tf.variable(tf.scalar(0));

  function learn(chosen: Uint32Array): void {
    tf.tidy(() => {
      const size = chosen.length;
      const { x, label } = batch(chosen);
      const expected = tf.cast(tf.oneHot(label, 10), 'float32') as Core.Tensor2D;
      const o1 = leaky(layer(x, w1, b1));
      const o2 = leaky(layer(o1, w2, b2));
      const o3 = tf.softmax(layer(o2, w3, b3));
      const share: Core.Tensor = tf.sum(tf.mul(o3, expected), 1);
      cost.assign(tf.sub(cost as Core.Tensor, tf.sum(tf.log(share))));
      errors.assign(tf.add(errors as Core.Tensor, tf.sum(tf.cast(tf.notEqual(tf.argMax(o3, 1), label), 'float32'))));
      const d3 = tf.div(tf.sub(o3, expected), size) as Core.Tensor2D;
      const d2 = back(d3, w3, o2);
      const d1 = back(d2, w2, o1);
      const gradients = [gradientOf(x, d1), tf.sum(d1, 0), gradientOf(o1, d2), tf.sum(d2, 0), gradientOf(o2, d3), tf.sum(d3, 0)];
      gradients.forEach((gradient, k) => {
        const [variable, velocity] = [variables[k]!, velocities[k]!] as const;
        const push: Core.Tensor = tf.mul(gradient, PACE.rate);
        const next: Core.Tensor = tf.add(tf.mul(velocity, PACE.gamma), push);
        velocity.assign(next);
        const change: Core.Tensor = tf.add(tf.mul(next, PACE.gamma), push);
        const kept: Core.Tensor = k % 2 === 0 ? tf.mul(variable, 1 - PACE.rate * PACE.l2) : variable;
        variable.assign(tf.sub(kept, change));
      });
    });
  }

  return {
    name: `TensorFlow.js ${tf.version_core}, WebAssembly backend, forwards and backwards by hand`,
    samples,
    target: 'none: the fastest that was found',
    epoch() {
      for (let first = 0; first < samples; first += BATCH) learn(order.subarray(first, first + BATCH));
      cost.dataSync();
      errors.dataSync();
    },
  };
}

/**
 * Batches of the samples chosen, as tensors. They are put together outside of the library and handed in: gathering the
 * rows of one large tensor takes it longer.
 */
export function batchOf(tf: typeof Core, digits: Digits, samples: number): (chosen: Uint32Array) => { x: Core.Tensor2D; label: Core.Tensor1D } {
  const all = Float32Array.from(digits.images.subarray(0, samples * 784), (byte) => byte / 255);
  const inputs = new Float32Array(BATCH * 784);
  const labels = new Int32Array(BATCH);
  return (chosen) => {
    chosen.forEach((sample, k) => {
      inputs.set(all.subarray(sample * 784, (sample + 1) * 784), k * 784);
      labels[k] = digits.labels[sample]!;
    });
    const size = chosen.length;
    return { x: tf.tensor2d(inputs.slice(0, size * 784), [size, 784]), label: tf.tensor1d(labels.slice(0, size), 'int32') };
  };
}
