// Networks as ONNX files: read back by this module, and read and run by another's reader, Microsoft's ONNX.js.

import { onnx } from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxjs';
import { describe, expect, test } from 'vitest';
import { networkOf, parametersOf, randomCase } from './networks.ts';
import {
  activations, adam, crossEntropy, elementwise, fromOnnx, identity, leakyRelu, Network, random, relu, sigmoid, softmax, toOnnx,
  type Activation, type NetworkOptions,
} from '../../../src/trainer/index.ts';

const rounded = (network: Network): number[] => parametersOf(network).map(Math.fround);

/** A funnel with two kinds of activation, as for digits but small. */
function funnel(hidden: Activation, output: Activation, options: Partial<NetworkOptions> = {}): Network {
  return new Network({
    inputs: 7, layers: [{ size: 5, activation: hidden }, { size: 4, activation: hidden }, { size: 3, activation: output }], random: random(4), ...options,
  });
}

const rows = (count: number): number[][] => {
  const chance = random(9);
  return Array.from({ length: count }, () => Array.from({ length: 7 }, () => chance.normal()));
};

test('a network comes back with its numbers rounded to 32 bits, and all else as it was', async () => {
  let seed = 0;
  for (const activation of Object.values(activations)) {
    const network = networkOf(randomCase(++seed, 3), activation, { cost: crossEntropy, optimizer: adam(0.01, 0.8, 0.99, 1e-6), l2: 0.003 });
    const back = await fromOnnx(await toOnnx(network));
    expect(parametersOf(back)).toEqual(rounded(network));
    expect(back.layers.map((layer) => layer.activation)).toEqual(network.layers.map((layer) => layer.activation));
    expect([back.inputs, back.cost, back.l2, back.optimizer.name, back.optimizer.settings]).toEqual([network.inputs, crossEntropy, 0.003, 'adam', network.optimizer.settings]);
    // What is 32 bits already loses nothing: the same file again.
    expect(await toOnnx(back)).toEqual(await toOnnx(network));
    expect(JSON.stringify(await fromOnnx((await toOnnx(back)).buffer))).toBe(JSON.stringify(back));
  }
});

describe('another reader', () => {
  // ONNX.js knows no Softplus.
  const known = Object.values(activations).filter(({ name }) => name !== 'softplus');

  test.each(known.flatMap((hidden) => [identity, sigmoid, softmax].map((output) => [hidden.name, output.name, hidden, output] as const)))('runs %s, then %s, with the same answers', async (_, __, hidden, output) => {
    const network = funnel(hidden, output);
    const session = new InferenceSession({ backendHint: 'cpu' });
    await session.loadModel(await toOnnx(network));
    const samples = rows(6);
    const answers = (await session.run([new Tensor(Float32Array.from(samples.flat()), 'float32', [6, 7])])).get('y')!;
    expect(answers.dims).toEqual([6, 3]);
    const wanted = samples.flatMap((x) => network.evaluate(x).output.toArray());
    answers.data.forEach((answer, k) => expect(Math.abs((answer as number) - wanted[k]!)).toBeLessThan(2e-6));
  });

  test('sees a model of the standard, and nothing that the standard does not have', async () => {
    const network = funnel(leakyRelu, softmax);
    const bytes = await toOnnx(network);
    const model = onnx.ModelProto.decode(bytes);
    expect(onnx.ModelProto.verify(model)).toBeNull();
    // Written again by the other's writer, no field is missing: it has as many bytes, and one for each list of one size, which it packs.
    expect(onnx.ModelProto.encode(model).finish().length).toBe(bytes.length + 3);
    expect([Number(model.irVersion), Number(model.opsetImport[0]!.version), model.producerName]).toEqual([7, 13, 'chainrule']);
    const { node, initializer, input, output } = model.graph!;
    expect(node!.map(({ opType, input: from, output: to }) => `${to} = ${opType}(${from!.join(', ')})`)).toEqual([
      'i0 = Gemm(x, W0, b0)', 'o0 = LeakyRelu(i0)', 'i1 = Gemm(o0, W1, b1)', 'o1 = LeakyRelu(i1)', 'i2 = Gemm(o1, W2, b2)', 'y = Softmax(i2)',
    ]);
    expect(initializer!.map(({ name, dims, dataType }) => [name, dims!.map(Number), dataType])).toEqual(
      [0, 1, 2].flatMap((k) => [[`W${k}`, [[5, 7], [4, 5], [3, 4]][k], 1], [`b${k}`, [[5], [4], [3]][k], 1]]));
    const W0 = initializer![0]!.rawData!;
    expect([...new Float32Array(W0.slice().buffer)]).toEqual(rounded(network).slice(0, 35));
    expect([...input!, ...output!].map(({ name, type }) => [name, ...type!.tensorType!.shape!.dim!.map(({ dimParam, dimValue }) => dimParam || Number(dimValue))])).toEqual([['x', 'N', 7], ['y', 'N', 3]]);
    expect(node![1]!.attribute!.map(({ name, f, type }) => [name, f, type])).toEqual([['alpha', Math.fround(0.01), onnx.AttributeProto.AttributeType.FLOAT]]);
  });

  test("another's writing of the same is read: packed sizes, weights the other way round, no notes, an axis from the end", async () => {
    const model = onnx.ModelProto.create({
      irVersion: 8,
      opsetImport: [{ domain: '', version: 17 }],
      graph: {
        node: [
          { opType: 'Gemm', input: ['in', 'W', 'b'], output: ['sum'] },
          { opType: 'Relu', input: ['sum'], output: ['hidden'] },
          { opType: 'Gemm', input: ['hidden', 'V'], output: ['last'], attribute: [{ name: 'transB', i: 1, type: 2 }, { name: 'alpha', f: 1, type: 1 }] },
          { opType: 'Softmax', input: ['last'], output: ['shares'], attribute: [{ name: 'axis', i: -1, type: 2 }] },
        ],
        initializer: [
          { name: 'W', dims: [2, 3], dataType: 1, floatData: [1, 2, 3, 4, 5, 6] },
          { name: 'b', dims: [3], dataType: 1, floatData: [0.5, 1.5, 2.5] },
          { name: 'V', dims: [2, 3], dataType: 1, rawData: new Uint8Array(new Float32Array([1, 2, 3, 4, 5, 6]).buffer) },
        ],
        output: [{ name: 'shares' }],
      },
    });
    const { inputs, layers, cost } = await fromOnnx(onnx.ModelProto.encode(model).finish());
    expect([inputs, cost.name, ...layers.map(({ activation }) => activation)]).toEqual([2, 'quadratic', relu, softmax]);
    expect(layers.map(({ weights }) => weights.toArray())).toEqual([[[1, 4], [2, 5], [3, 6]], [[1, 2, 3], [4, 5, 6]]]);
    expect(layers.map(({ biases }) => biases.toArray())).toEqual([[0.5, 1.5, 2.5], [0, 0]]);
  });
});

test('what ONNX cannot hold is said, and nothing is written', async () => {
  const square = elementwise('square', (i) => i * i, (i) => 2 * i);
  await expect(toOnnx(funnel(square, softmax))).rejects.toThrow('ONNX has no operator for the activation of layer 0, square. It can be written with: identity, sigmoid,');
  const huge = new Network({ inputs: 1, layers: [{ size: 1, activation: identity, weights: [[1e39]] }] });
  await expect(toOnnx(huge)).rejects.toThrow('holds 32-bit floats, but a weight of layer 0 is 1e+39, which is too large for one.');
});

/** A good file, changed by way of the other's reader and writer. */
async function changed(change: (model: onnx.ModelProto) => void): Promise<Uint8Array> {
  const model = onnx.ModelProto.decode(await toOnnx(funnel(leakyRelu, softmax)));
  change(model);
  return onnx.ModelProto.encode(model).finish();
}

test.each<[string, () => unknown, string]>([
  ['nothing', () => undefined, 'An ONNX file is bytes, a Uint8Array, but this is nothing.'],
  ['text', () => '{}', 'An ONNX file is bytes, a Uint8Array, but this is "{}".'],
  ['empty', () => new Uint8Array(), 'An ONNX file is expected, but this is empty.'],
  ['our JSON', () => new TextEncoder().encode(JSON.stringify(funnel(relu, softmax))), 'This is no ONNX file, or it is cut off or damaged: byte 0 begins what can’t be a field, or one that is cut off.'],
  ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'This is no ONNX file'],
  ['zeros', () => new Uint8Array(100), 'An ONNX file says its version and holds a graph, but this does not'],
  ['a model without a graph', () => changed((model) => { delete model.graph; }), 'An ONNX file says its version and holds a graph, but this does not: it is another kind of file, or not all of it is here.'],
  ['a convolution', () => changed((model) => { model.graph!.node![0]!.opType = 'Conv'; }), 'each a Gemm with its weights and biases, then nothing or one of Sigmoid, Tanh, Relu, LeakyRelu, Softplus, Softmax; but in this graph a Conv comes first.'],
  ['an activation of another kind', () => changed((model) => { model.graph!.node![1]!.opType = 'Elu'; }), 'but layer 0 of this graph has a Elu.'],
  ['two activations in a row', () => changed((model) => { model.graph!.node![2]!.opType = 'Relu'; }), 'but in this graph a Relu comes after layer 0.'],
  ["an operator of someone's own", () => changed((model) => { model.graph!.node![1]!.domain = 'com.example'; }), 'but layer 0 of this graph has a com.example.LeakyRelu.'],
  ['no nodes', () => changed((model) => { model.graph!.node = []; }), 'but this graph has none.'],
  ['a fork', () => changed((model) => { model.graph!.node![2]!.input![0] = 'x'; }), 'but in this graph a Gemm takes "x" where the one before it gives "o0".'],
  ['another output', () => changed((model) => { model.graph!.output![0]!.name = 'o1'; }), 'but the output of this graph is "o1".'],
  ['a leak of another size', () => changed((model) => { model.graph!.node![1]!.attribute![0]!.f = 0.2; }), 'In a network of this module the alpha of a LeakyRelu is 0.01, but in this file it is 0.2.'],
  ['shares down the column', () => changed((model) => { model.graph!.node![5]!.attribute![0]!.i = 0; }), 'the axis of a Softmax is 1, but in this file it is 0.'],
  ['weights elsewhere', () => changed((model) => { model.graph!.initializer!.shift(); }), 'The weights of layer 0 must be in the file, as one of its graph’s initializers, but are not.'],
  ['weights of 16 bits', () => changed((model) => { model.graph!.initializer![0]!.dataType = 10; }), 'The weights of layer 0 must be 32-bit floats in a table, but are numbers of ONNX’s type 10, 5 × 7.'],
  ['a weight too few', () => changed((model) => { const W = model.graph!.initializer![0]!; W.rawData = W.rawData!.slice(4); }), 'The weights of layer 0 must be 5 × 7 numbers, but are 34: the file is damaged.'],
  ['half a weight more', () => changed((model) => { const W = model.graph!.initializer![0]!; W.rawData = Uint8Array.of(...W.rawData!, 0, 0); }), 'The weights of layer 0 must be 5 × 7 numbers'],
  ['sizes beyond measure', () => changed((model) => { model.graph!.initializer![0]!.dims = [2 ** 40, 2 ** 40]; }), 'numbers, but are 35: the file is damaged.'],
  ['a weight that is no number', () => changed((model) => { model.graph!.initializer![0]!.rawData!.fill(255); }), 'The weights of layer 0, row 0, must hold finite numbers only, but element 0 is NaN.'],
  ['layers that do not meet', () => changed((model) => { model.graph!.initializer![2]!.dims = [5, 4]; model.graph!.initializer![3] = { ...model.graph!.initializer![3], dims: [5], rawData: new Uint8Array(20) }; }), 'The weights of layer 1 must be 5 × 5'],
  ['a bias too few', () => changed((model) => { const b = model.graph!.initializer![1]!; b.dims = [4]; b.rawData = b.rawData!.slice(4); }), 'The biases of layer 0 must be 5, one for each neuron, but are 4.'],
  ['notes that are not JSON', () => changed((model) => { model.metadataProps![0]!.value = '{'; }), 'What this file notes of cost and optimizer must be JSON, but is "{": the file is damaged.'],
  ['notes of an unknown cost', () => changed((model) => { model.metadataProps![0]!.value = '{"cost":"hinge"}'; }), 'There is no cost called "hinge".'],
])('a file with %s is told in plain words', async (_, file, message) => {
  await expect((async () => fromOnnx((await file()) as Uint8Array))()).rejects.toThrow(message);
});

test('a file that is cut off anywhere is refused', async () => {
  const bytes = await toOnnx(funnel(leakyRelu, softmax));
  for (let length = 0; length < bytes.length; length++)
    await expect(fromOnnx(bytes.subarray(0, length)), `${length} of ${bytes.length}`).rejects.toThrow(/ONNX file/);
});

test('whatever is changed in a file, it is read or refused in words, and soon', async () => {
  const bytes = await toOnnx(funnel(leakyRelu, softmax));
  const chance = random(5);
  for (let round = 0; round < 1500; round++) {
    const spoilt = bytes.slice();
    for (let n = 0; n <= chance.integer(4); n++) spoilt[chance.integer(spoilt.length)] = chance.integer(256);
    try {
      expect(await fromOnnx(spoilt)).toBeInstanceOf(Network);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(/^[A-Z].*\.$/s);
    }
  }
});
