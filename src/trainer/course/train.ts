/** Trains a network of the course's, and puts it in its file. The same each time. */
import { createMachine } from '../../kernels/index.ts';
import { Digits } from '../../mnist/digits.ts';
import { deskewDigit } from '../../network/augment/deskew.ts';
import * as chainrule from '../../network/index.ts';
import { numbersOf, recipeOf } from '../convert.ts';
import { trainHere, type Kernels } from '../here.ts';
import { cosine } from '../schedules.ts';
import { drawnDigits } from './drawn.ts';
import { decodeNetwork, encodeNetwork } from './file.ts';
import type { CourseNetwork } from './networks.ts';

const { Network, costs, leakyRelu, nesterov, random, softmax, xavierNormal } = chainrule;

/** What a file says of its network: all but how it was trained, and how well it does. */
export interface About extends Omit<CourseNetwork, 'recipe'> {
  /** Of the test digits, measured with the weights as they are in the file. */
  readonly testError: number;
}

export interface TrainedOn {
  readonly training: Digits;
  /** Looked at once, at the end. */
  readonly test: Digits;
}

export async function trainCourse({ recipe, ...course }: CourseNetwork, { training, test }: TrainedOn, kernels: Kernels): Promise<Uint8Array<ArrayBuffer>> {
  const { seed, epochs, rate, l2, drawn, augment } = recipe;
  const [inputs, ...sizes] = course.sizes as [number, ...number[]];
  const given = (digits: Digits): Digits => (course.preparation.deskew === false ? digits : upright(digits));
  const network = new Network({
    inputs,
    layers: sizes.map((size, k) => ({ size, activation: k === sizes.length - 1 ? softmax : leakyRelu })),
    cost: costs['crossEntropy']!,
    optimizer: nesterov(rate, 0.9),
    initializer: xavierNormal,
    l2,
    random: random(seed),
  });
  const digits = together(given(training), drawnDigits(drawn, random(seed), course.preparation));
  for await (const _ of trainHere(kernels)(network, digits, { epochs, seed, learningRate: cosine(rate), augment, keep: false }));
  const about = (testError: number): About => ({ ...course, testError });
  // Measured is what comes out of the file.
  const { model } = decodeNetwork(encodeNetwork(network.toJSON(), about(0)));
  return encodeNetwork(network.toJSON(), about(await errorOf(Network.fromJSON(model), given(test), kernels)));
}

/** The share of these digits that the network takes for others. */
export async function errorOf(network: chainrule.Network, { bytes, labels, length }: Digits, kernels: Kernels): Promise<number> {
  const wasm = await kernels();
  const machine = await createMachine(recipeOf(network, { epochs: 1 }, chainrule).design, wasm ? { wasm } : {});
  machine.setLayers(numbersOf(network));
  const { errors } = machine.evaluate(machine.addSamples(bytes, labels), 0, length);
  machine.close();
  return errors / length;
}

/** Each digit deskewed. */
export function upright(digits: Digits): Digits {
  const bytes = new Uint8Array(digits.bytes.length);
  let at = 0;
  for (const { grey, width, height } of digits) {
    bytes.set(deskewDigit(grey, width, height).map(Math.round), at);
    at += grey.length;
  }
  return new Digits(bytes, digits.labels);
}

/** One set after the other. */
function together(...sets: readonly { readonly bytes: Uint8Array; readonly labels: Uint8Array }[]): Digits {
  const joined = (lists: readonly Uint8Array[]): Uint8Array => {
    const all = new Uint8Array(lists.reduce((sum, { length }) => sum + length, 0));
    lists.reduce((at, list) => (all.set(list, at), at + list.length), 0);
    return all;
  };
  return new Digits(joined(sets.map(({ bytes }) => bytes)), joined(sets.map(({ labels }) => labels)));
}
