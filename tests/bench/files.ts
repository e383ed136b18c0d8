/**
 * Network files in the runtime that most programs run ONNX in, Python's too: ONNX Runtime, here its WebAssembly build. A
 * network is trained, written, and run there on all test digits: its answers beside ours. (It takes 33 MB to fetch, so
 * the unit tests have a smaller reader.)
 */
import { loadMnist } from '../../src/mnist/node.ts';
import {
  activations, cosine, crossEntropy, leakyRelu, nesterov, Network, random, softmax, toOnnx, train, xavierNormal, type Activation,
} from '../../src/trainer/index.ts';
import { packagesOf } from './peers/peer.ts';
import type { Bench } from './run.ts';
import { table } from './table.ts';

interface Runtime {
  readonly env: { readonly wasm: { numThreads: number } };
  readonly InferenceSession: { create(file: Uint8Array): Promise<{ run(given: Record<string, unknown>): Promise<Record<string, { readonly data: Float32Array }>> }> };
  readonly Tensor: new (type: 'float32', data: Float32Array, sizes: readonly number[]) => unknown;
}

export async function files({ samples = 60_000 }: Bench): Promise<string> {
  const runtime = packagesOf(new URL('files/package.json', import.meta.url), 'files')('onnxruntime-web') as Runtime;
  runtime.env.wasm.numThreads = 1;
  const { training, test } = await loadMnist({ training: samples });
  const network = new Network({
    inputs: 784, layers: [{ size: 36, activation: leakyRelu }, { size: 14, activation: leakyRelu }, { size: 10, activation: softmax }],
    cost: crossEntropy, optimizer: nesterov(0.02, 0.9), initializer: xavierNormal, l2: 0.004, random: random(1),
  });
  for await (const _ of train(network, training, { epochs: 5, learningRate: cosine(0.02) }));

  const rows = [await beside(runtime, '784-36-14-10, trained for 5 epochs, on the test digits', network, Array.from({ length: test.length }, (_, k) => test.sample(k).x))];
  const draw = random(2);
  const points = Array.from({ length: 1000 }, () => Array.from({ length: 6 }, () => draw.normal()));
  for (const activation of Object.values(activations)) rows.push(await beside(runtime, `6-5-4, ${activation.name}, at random points`, drawn(activation), points));
  return table(['network', 'file', 'samples', 'largest difference of an output', 'same answer'], rows);
}

const drawn = (activation: Activation): Network =>
  new Network({ inputs: 6, layers: [{ size: 5, activation }, { size: 4, activation }], random: random(3) });

async function beside({ InferenceSession, Tensor }: Runtime, name: string, network: Network, samples: readonly (readonly number[])[]): Promise<string[]> {
  const file = await toOnnx(network);
  const session = await InferenceSession.create(file);
  const { data } = (await session.run({ x: new Tensor('float32', Float32Array.from(samples.flat()), [samples.length, network.inputs]) }))['y']!;
  let [largest, same] = [0, 0];
  samples.forEach((x, n) => {
    const ours = network.evaluate(x).output.toArray();
    const theirs = [...data.subarray(n * ours.length, (n + 1) * ours.length)];
    ours.forEach((output, j) => (largest = Math.max(largest, Math.abs(output - theirs[j]!))));
    if (ours.indexOf(Math.max(...ours)) === theirs.indexOf(Math.max(...theirs))) same += 1;
  });
  return [name, `${file.length.toLocaleString('en')} B`, samples.length.toLocaleString('en'), largest.toExponential(1), same.toLocaleString('en')];
}
