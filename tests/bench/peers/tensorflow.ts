// TensorFlow.js on its WebAssembly backend (SIMD, one thread), by the faster of its ways: not model.fit, but each
// multiplication asked for by name, forwards and backwards, with nothing recorded.

import type * as Core from '@tensorflow/tfjs-core';
import { BATCH, PACE, SIZES, drawn, type Digits } from '../training/task.ts';
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
  // Batches made beforehand: cutting them from one tensor takes this backend longer than learning from them.
  const batches = Array.from({ length: Math.ceil(samples / BATCH) }, (_, k) => {
    const [first, end] = [k * BATCH, Math.min((k + 1) * BATCH, samples)];
    const size = end - first;
    return {
      size,
      x: tf.tensor2d(Float32Array.from(digits.images.subarray(first * 784, end * 784), (byte) => byte / 255), [size, 784]),
      expected: tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(digits.labels.subarray(first, end), 'int32'), 10), 'float32') as Core.Tensor2D),
    };
  });
  // Transposed first: its multiplication of a matrix that is to be transposed on the way is seven times slower.
  const times = (a: Core.Tensor2D, b: Core.Tensor2D): Core.Tensor2D => tf.matMul(a, b);
  const gradientOf = (from: Core.Tensor2D, delta: Core.Tensor2D): Core.Tensor2D => times(tf.transpose(from), delta);
  const leaky = (x: Core.Tensor2D): Core.Tensor2D => tf.leakyRelu(x, 0.01);
  const layer = (x: Core.Tensor, w: Core.Variable, b: Core.Variable): Core.Tensor2D => tf.add(times(x as Core.Tensor2D, w as Core.Tensor as Core.Tensor2D), b);
  const back = (delta: Core.Tensor2D, w: Core.Variable, o: Core.Tensor2D): Core.Tensor2D =>
    tf.mul(times(delta, tf.transpose(w as Core.Tensor as Core.Tensor2D)), tf.step(o, 0.01));

  function learn({ x, expected, size }: (typeof batches)[number]): void {
    tf.tidy(() => {
      const o1 = leaky(layer(x, w1, b1));
      const o2 = leaky(layer(o1, w2, b2));
      const d3 = tf.div(tf.sub(tf.softmax(layer(o2, w3, b3)), expected), size) as Core.Tensor2D;
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
    name: `TensorFlow.js ${tf.version_core}, WebAssembly backend`,
    samples,
    target: '30 times slower or more',
    epoch: () => batches.forEach(learn),
  };
}
