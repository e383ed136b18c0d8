// What both machines refuse, in words: a design, samples, layers or an order that can't be.

import type { Design, LayerNumbers, Pace } from './types.ts';

const HIDDEN = ['leakyRelu', 'relu', 'sigmoid', 'tanh'];
const OUTPUT = ['softmax', 'sigmoid'];
const COST = ['crossEntropy', 'quadratic'];
const OPTIMIZER = ['gradientDescent', 'momentum', 'nesterov'];

/** A pixel's place is kept in 16 bits. */
const MOST_INPUTS = 2 ** 16;
/** A label is a byte. */
const MOST_OUTPUTS = 2 ** 8;

/** The design itself, as a copy that no one changes. Error: one that can't be, with what was expected and what came. */
export function checkedDesign(design: Design): Design {
  const { sizes, hidden, output, cost, optimizer, batchSize } = design;
  if (sizes.length < 2) throw new Error(`A design needs two sizes or more, x first, but has ${sizes.length}.`);
  sizes.forEach((size, k) => wholeNumber(size, `sizes[${k}]`));
  const [inputs = 0, outputs = 0] = [sizes[0], sizes.at(-1)];
  if (inputs > MOST_INPUTS) throw new Error(`There can be at most ${MOST_INPUTS} inputs, but sizes[0] is ${inputs}.`);
  if (outputs > MOST_OUTPUTS) throw new Error(`There can be at most ${MOST_OUTPUTS} outputs, but the last of the sizes is ${outputs}.`);
  if (hidden.length !== sizes.length - 2)
    throw new Error(`With ${sizes.length} sizes there are ${sizes.length - 2} hidden layers, but ${hidden.length} activations are given for them.`);
  for (const name of hidden) oneOf(HIDDEN, name, 'activation of a hidden layer');
  oneOf(OUTPUT, output, 'activation of the output layer');
  oneOf(COST, cost, 'cost');
  oneOf(OPTIMIZER, optimizer, 'optimizer');
  wholeNumber(batchSize, 'The batch size');
  return Object.freeze({ sizes: Object.freeze([...sizes]), hidden: Object.freeze([...hidden]), output, cost, optimizer, batchSize });
}

/** Error: not as many bytes and labels as make whole samples, or a label that no output stands for. */
export function checkSamples({ sizes }: Design, bytes: Uint8Array, labels: Uint8Array): void {
  const [inputs = 0, outputs = 0] = [sizes[0], sizes.at(-1)];
  if (bytes.length !== inputs * labels.length)
    throw new Error(`${labels.length} labels need ${labels.length} × ${inputs} bytes of samples, but ${bytes.length} came.`);
  const wrong = labels.find((label) => label >= outputs);
  if (wrong !== undefined) throw new Error(`With ${outputs} outputs a label is 0 to ${outputs - 1}, but one is ${wrong}.`);
}

/** Error: not a matrix of weights and a list of biases for each layer of the design. */
export function checkLayers({ sizes }: Design, layers: readonly LayerNumbers[]): void {
  if (layers.length !== sizes.length - 1)
    throw new Error(`The design has ${sizes.length - 1} layers after x, but ${layers.length} came.`);
  layers.forEach(({ weights, biases }, k) => {
    const [inputs = 0, neurons = 0] = [sizes[k], sizes[k + 1]];
    if (weights.length !== inputs * neurons)
      throw new Error(`Layer ${k} has ${neurons} × ${inputs} weights, but ${weights.length} came.`);
    if (biases.length !== neurons) throw new Error(`Layer ${k} has ${neurons} biases, but ${biases.length} came.`);
  });
}

/** Error: an order that names a sample which isn't there, or not one rate for each batch. */
export function checkRun({ batchSize, optimizer }: Design, samples: number, order: Uint32Array, { rates, gamma, l2 }: Pace): void {
  const wrong = order.find((sample) => sample >= samples);
  if (wrong !== undefined) throw new Error(`The set has ${samples} samples, counted from 0, but the order names ${wrong}.`);
  const batches = Math.ceil(order.length / batchSize);
  if (rates.length !== batches)
    throw new Error(`${order.length} samples in batches of ${batchSize} take ${batches} rates, one each, but ${rates.length} came.`);
  if (optimizer !== 'gradientDescent' && !(gamma >= 0 && gamma < 1)) throw new Error(`γ must be at least 0 and below 1, but is ${gamma}.`);
  if (!(l2 >= 0 && l2 < Infinity)) throw new Error(`λ must be at least 0, but is ${l2}.`);
}

/** Error: not a range within the set, or too little room for the answers. */
export function checkRange(samples: number, first: number, end: number, predictions?: Uint8Array): void {
  if (!Number.isInteger(first) || !Number.isInteger(end) || first < 0 || end < first || end > samples)
    throw new Error(`The set has ${samples} samples, but those from ${first} to ${end} are asked for.`);
  if (predictions !== undefined && predictions.length < end - first)
    throw new Error(`There are ${end - first} predictions to give, but room for ${predictions.length}.`);
}

/** The set of that number. Error: there is none. */
export function checkedSet<T>(sets: readonly T[], set: number): T {
  const found = sets[set];
  if (found === undefined) throw new Error(`There is no set ${set}: ${sets.length} were added, counted from 0.`);
  return found;
}

/** How many pictures these are. Error: not whole ones, or larger than a place of 16 bits can tell. */
export function checkPictures(bytes: Uint8Array, width: number, height: number): number {
  wholeNumber(width, 'The width');
  wholeNumber(height, 'The height');
  // With a margin, in rows of a power of two.
  if (2 ** Math.ceil(Math.log2(width + 2)) * (height + 2) > MOST_INPUTS) throw new Error(`A picture of ${width} × ${height} is too large to be transformed here.`);
  if (bytes.length % (width * height) !== 0) throw new Error(`Pictures of ${width} × ${height} take ${width * height} bytes each, but ${bytes.length} came.`);
  return bytes.length / (width * height);
}

/** Error: not a range within the pictures, not six finite numbers for each, or too little room. */
export function checkTransforms(pictures: number, pixels: number, first: number, end: number, transforms: Float32Array, out: Uint8Array): void {
  checkRange(pictures, first, end);
  const count = end - first;
  if (transforms.length !== 6 * count) throw new Error(`${count} transforms take ${6 * count} numbers, but ${transforms.length} came.`);
  if (!transforms.every(Number.isFinite)) throw new Error('A transform has a number that is not finite.');
  if (out.length < count * pixels) throw new Error(`${count} pictures take ${count * pixels} bytes, but there is room for ${out.length}.`);
}

function wholeNumber(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${what} must be a whole number, 1 or more, but is ${value}.`);
}

function oneOf(names: readonly string[], name: string, what: string): void {
  if (!names.includes(name)) throw new Error(`There is no ${what} called "${name}" here. There are: ${names.join(', ')}.`);
}
