// What a machine refuses, and in which words; the same of both.

import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../src/kernels/build.ts';
import { createMachine, type Design, type Machine } from '../../../src/kernels/index.ts';
import { design, numbers, samples } from './designs.ts';

const made = design([6, 4, 3]);
const wasm = await compileKernels();

const refusedDesigns: [string, Partial<Record<keyof Design, unknown>>, RegExp][] = [
  ['one size', { sizes: [6] }, /two sizes or more, x first, but has 1/],
  ['half a neuron', { sizes: [6, 2.5, 3] }, /sizes\[1\] must be a whole number, 1 or more, but is 2.5/],
  ['no neuron', { sizes: [6, 0, 3] }, /sizes\[1\].*but is 0/],
  ['too many inputs', { sizes: [65537, 4, 3] }, /at most 65536 inputs, but sizes\[0\] is 65537/],
  ['too many outputs', { sizes: [6, 4, 257] }, /at most 256 outputs.*257/],
  ['too few activations', { hidden: [] }, /With 3 sizes there are 1 hidden layers, but 0 activations/],
  ['an unknown activation', { hidden: ['softplus'] }, /no activation of a hidden layer called "softplus" here. There are: leakyRelu, relu, sigmoid, tanh/],
  ['an unknown output', { output: 'tanh' }, /no activation of the output layer called "tanh"/],
  ['an unknown cost', { cost: 'halfQuadratic' }, /no cost called "halfQuadratic"/],
  ['an unknown optimizer', { optimizer: 'adam' }, /no optimizer called "adam"/],
  ['no batch', { batchSize: 0 }, /batch size must be a whole number, 1 or more, but is 0/],
];

const refusedUses: [string, (machine: Machine) => unknown, RegExp][] = [
  ['samples of another length', (m) => m.addSamples(new Uint8Array(11), new Uint8Array(2)), /2 labels need 2 × 6 bytes of samples, but 11 came/],
  ['a label without output', (m) => m.addSamples(new Uint8Array(6), Uint8Array.of(3)), /With 3 outputs a label is 0 to 2, but one is 3/],
  ['a set that is not there', (m) => m.evaluate(1, 0, 1), /no set 1: 1 were added/],
  ['replacing what is not there', (m) => m.replaceSamples(2, new Uint8Array(6), new Uint8Array(1)), /no set 2/],
  ['replacing by another length', (m) => m.replaceSamples(0, new Uint8Array(5), new Uint8Array(1)), /need 1 × 6 bytes/],
  ['too few layers', (m) => m.setLayers(numbers(made.sizes, 1).slice(1)), /2 layers after x, but 1 came/],
  ['weights of another shape', (m) => m.setLayers(numbers([5, 4, 3], 1)), /Layer 0 has 4 × 6 weights, but 20 came/],
  ['a memory of another shape', (m) => m.setMemory(numbers([6, 5, 3], 1)), /Layer 0 has 4 × 6 weights, but 30 came/],
  ['biases of another number', (m) => m.setLayers(numbers(made.sizes, 1).map(({ weights }) => ({ weights, biases: new Float32Array(1) }))), /Layer 0 has 4 biases, but 1 came/],
  ['an order beyond the samples', (m) => m.train(0, Uint32Array.of(1, 5), { rates: new Float32Array(1), gamma: 0, l2: 0 }), /5 samples, counted from 0, but the order names 5/],
  ['too few rates', (m) => m.train(0, Uint32Array.of(0, 1, 2, 3, 4), { rates: new Float32Array(1), gamma: 0, l2: 0 }), /5 samples in batches of 4 take 2 rates, one each, but 1 came/],
  ['a λ below 0', (m) => m.train(0, Uint32Array.of(0), { rates: new Float32Array(1), gamma: 0, l2: -1 }), /λ must be at least 0, but is -1/],
  ['a range beyond the samples', (m) => m.evaluate(0, 2, 6), /5 samples, but those from 2 to 6/],
  ['a range backwards', (m) => m.outputs(0, 2, 1), /those from 2 to 1/],
  ['too little room for the answers', (m) => m.evaluate(0, 0, 5, new Uint8Array(4)), /5 predictions to give, but room for 4/],
];

describe.each([{ plain: true }, { plain: false }])('the machine with $plain for plain', ({ plain }) => {
  it.each(refusedDesigns)('refuses %s', async (_name, wrong, words) => {
    await expect(createMachine({ ...made, ...wrong } as Design, { wasm, plain })).rejects.toThrow(words);
  });

  it.each(refusedUses)('refuses %s, and goes on', async (_name, use, words) => {
    const machine = await createMachine(made, { wasm, plain });
    const { bytes, labels } = samples(made.sizes, 5, 1);
    machine.addSamples(bytes, labels);
    machine.setLayers(numbers(made.sizes, 1));
    const before = machine.evaluate(0, 0, 5);
    expect(() => use(machine)).toThrow(words);
    expect(machine.evaluate(0, 0, 5)).toEqual(before);
  });

  it('refuses a γ of 1, where there is one to read', async () => {
    const machine = await createMachine({ ...made, optimizer: 'momentum' }, { wasm, plain });
    machine.addSamples(new Uint8Array(6), new Uint8Array(1));
    expect(() => machine.train(0, Uint32Array.of(0), { rates: new Float32Array(1), gamma: 1, l2: 0 })).toThrow(/γ must be at least 0 and below 1, but is 1/);
  });

  it('takes copies, and gives them', async () => {
    const machine = await createMachine(made, { wasm, plain });
    const { bytes, labels } = samples(made.sizes, 5, 1);
    const start = numbers(made.sizes, 1);
    machine.setLayers(start);
    machine.addSamples(bytes, labels);
    const before = machine.evaluate(0, 0, 5);
    bytes.fill(0);
    labels.fill(0);
    start[0]!.weights.fill(0);
    machine.layers()[0]!.weights.fill(0);
    machine.memory()[0]!.weights.fill(9);
    expect(machine.evaluate(0, 0, 5)).toEqual(before);
    expect(machine.layers()).toEqual(numbers(made.sizes, 1));
  });
});

it('without kernels, the plain machine stands in', async () => {
  expect((await createMachine(made)).kind).toBe('plain');
  expect((await createMachine(made, { wasm })).kind).toBe('simd');
  expect((await createMachine(made, { wasm: new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>) })).kind).toBe('simd');
});
