// In a Worker of a browser: the epochs that it is asked for, timed; and the hash of what was learned.

import { hashOfLayers } from '../../../src/kernels/index.ts';
import { ready } from './task.ts';

const bytes = async (name: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer());

const prepared = (async () => {
  const [wasm, images, labels] = await Promise.all(['kernels.wasm', 'images', 'labels'].map(bytes));
  return ready({ images: images!, labels: labels! }, { wasm: wasm! });
})();

addEventListener('message', async ({ data: epochs }: MessageEvent<number>) => {
  const { machine, epoch } = await prepared;
  const milliseconds = Array.from({ length: epochs }, () => {
    const start = performance.now();
    epoch();
    return performance.now() - start;
  });
  postMessage({ kind: machine.kind, milliseconds, hash: hashOfLayers(machine.layers()) });
});
