// TensorFlow.js on its plain CPU backend, with gradients and methods on tensors.

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';

// Without its advice, on each run, to use a faster backend.
tf.enableProdMode();
await tf.setBackend('cpu');

export { tf };
