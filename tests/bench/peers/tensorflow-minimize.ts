// TensorFlow.js on its WebAssembly backend, by a loop of one's own as its guide shows it: optimizer.minimize, which records
// what is computed and goes back through it. (Without L2, which it would have to be told to add to the cost.)

import type * as Core from '@tensorflow/tfjs-core';
import { buildSync } from 'esbuild';
import { dirname, join } from 'node:path';
import { BATCH, PACE, SIZES, drawn, shuffled, type Digits } from '../training/task.ts';
import { batchOf } from './tensorflow.ts';
import { peerPackages, type Peer } from './peer.ts';

export async function tensorflowMinimize(digits: Digits, samples: number): Promise<Peer> {
  const require = peerPackages();
  const tf = require('@tensorflow/tfjs-core') as typeof Core;
  require('@tensorflow/tfjs-backend-wasm');
  // The core's bundle for Node lacks the gradients; the list of them is shared by all copies of the core in a process.
  const outfile = join(dirname(require.resolve('@tensorflow/tfjs-core/package.json')), '../../../gradients.cjs');
  buildSync({ stdin: { contents: "import '@tensorflow/tfjs-core/dist/register_all_gradients'", resolveDir: dirname(outfile) }, bundle: true, platform: 'node', logLevel: 'error', outfile });
  require(outfile);
  await tf.setBackend('wasm');
  await tf.ready();
  const layers = drawn(SIZES).map(({ weights, biases }, k) => ({
    w: tf.variable(tf.transpose(tf.tensor2d(weights, [SIZES[k + 1]!, SIZES[k]!]))) as Core.Tensor as Core.Tensor2D,
    b: tf.variable(tf.tensor1d(biases)) as Core.Tensor,
  }));
  const optimizer = tf.train.momentum(PACE.rate, PACE.gamma, true);
  const batch = batchOf(tf, digits, samples);
  const order = shuffled(samples, 1);
  let cost = 0;

  function learn(chosen: Uint32Array): void {
    tf.tidy(() => {
      const { x, label } = batch(chosen);
      const expected = tf.oneHot(label, SIZES.at(-1)!);
      const value = optimizer.minimize(() => {
        const out = layers.reduce<Core.Tensor2D>((from, { w, b }, k) => {
          const i = tf.add(tf.matMul(from, w), b) as Core.Tensor2D;
          return k < layers.length - 1 ? tf.leakyRelu(i, 0.01) : i;
        }, x);
        return tf.losses.softmaxCrossEntropy(expected, out);
      }, true);
      cost += value!.dataSync()[0]!;
    });
  }

  return {
    name: `TensorFlow.js ${tf.version_core}, WebAssembly backend, a loop with optimizer.minimize`,
    samples,
    target: '30 times slower or more',
    epoch() {
      for (let first = 0; first < samples; first += BATCH) learn(order.subarray(first, first + BATCH));
    },
  };
}
