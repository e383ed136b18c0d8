// ConvNetJS: the same widths, its own ReLU and trainer.

import { BATCH, PACE, type Digits } from '../training/task.ts';
import { asNumbers, peerPackages, type Peer } from './peer.ts';

interface ConvNet {
  Net: new () => { makeLayers(layers: unknown[]): void };
  Vol: new (x: number, y: number, depth: number, value: number) => { w: Float64Array | Float32Array | number[] };
  Trainer: new (net: unknown, options: unknown) => { train(x: unknown, label: number): unknown };
}

export function convnet(digits: Digits, samples: number): Peer {
  const { Net, Vol, Trainer } = peerPackages()('convnetjs') as ConvNet;
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: 784 },
    { type: 'fc', num_neurons: 36, activation: 'relu' },
    { type: 'fc', num_neurons: 14, activation: 'relu' },
    { type: 'softmax', num_classes: 10 },
  ]);
  const trainer = new Trainer(net, { method: 'sgd', learning_rate: PACE.rate, momentum: PACE.gamma, batch_size: BATCH, l2_decay: PACE.l2 });
  const list = asNumbers(digits, samples).map(({ x, label }) => {
    const volume = new Vol(1, 1, 784, 0);
    for (let k = 0; k < x.length; k++) volume.w[k] = x[k]!;
    return { volume, label };
  });
  return {
    name: 'ConvNetJS 0.3.0',
    samples,
    target: '90 times slower or more',
    epoch() {
      for (const { volume, label } of list) trainer.train(volume, label);
    },
  };
}
