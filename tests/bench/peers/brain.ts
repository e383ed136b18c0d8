// brain.js: the same widths, its own leaky ReLU; it updates after each sample and has no batches.

import { asNumbers, peerPackages, type Peer } from './peer.ts';
import { PACE, type Digits } from '../training/task.ts';

interface Brain {
  NeuralNetwork: new (options: unknown) => { train(data: unknown[], options: unknown): unknown };
}

export function brain(digits: Digits, samples: number): Peer {
  const { NeuralNetwork } = peerPackages()('brain.js/dist/browser.js') as Brain;
  const net = new NeuralNetwork({ inputSize: 784, hiddenLayers: [36, 14], outputSize: 10, activation: 'leaky-relu' });
  const data = asNumbers(digits, samples).map(({ x, label }) => ({ input: x, output: Float32Array.from({ length: 10 }, (_, j) => Number(j === label)) }));
  return {
    name: 'brain.js 2.0.0-beta.24',
    samples,
    target: '90 times slower or more',
    epoch: () => void net.train(data, { iterations: 1, errorThresh: 1e-9, learningRate: PACE.rate / 32, momentum: 0.1, log: false }),
  };
}
