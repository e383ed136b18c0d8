/**
 * Between the network module and the fast machines: a network and the options of `train` become a recipe and plain
 * numbers, and numbers go back into a network. The module is passed in: in a cell's Worker it is there already.
 */
import type { LayerNumbers } from '../kernels/types.ts';
import type { Network } from '../network/index.ts';
import { CAN, checkRecipe, type Recipe } from './recipe.ts';
import { constant } from './schedules.ts';
import type { DigitSet, DigitsOptions } from './types.ts';

/** The network module's exports. */
export type Chainrule = typeof import('../network/index.ts');

/** What it is that can't be trained fast, and what can. */
function must<T extends string>(can: Record<T, T>, name: string, known: boolean, what: string): T {
  if (known && Object.hasOwn(can, name)) return name as T;
  const [last, ...others] = Object.keys(can).reverse();
  throw new Error(`Fast training cannot take ${what} ${name}${known ? '' : ' of one’s own'}: it knows ${others.reverse().join(', ')} and ${last}. A list of samples, as digits.toSamples() makes, is trained plainly with any.`);
}

/** The recipe for training `network` so. Error: an option that can't be, or something that only the plain training can do. */
export function recipeOf(network: Network, options: DigitsOptions, { activations, costs }: Chainrule): Recipe {
  const { layers, inputs } = network;
  const own = (activation: { name: string }): boolean => activations[activation.name] === activation;
  const activationOf = <T extends string>(k: number, can: Record<T, T>, what: string): T =>
    must(can, layers[k]!.activation.name, own(layers[k]!.activation), what);
  const last = layers.length - 1;
  const { optimizer = network.optimizer, cost = network.cost, learningRate, stopping, within = 1 } = options;
  const settings: Readonly<Record<string, number>> = typeof optimizer === 'string' ? network.optimizer.settings : optimizer.settings;
  const rate = learningRate ?? settings['learningRate'];
  return checkRecipe({
    design: {
      sizes: [inputs, ...layers.map(({ size }) => size)],
      hidden: layers.slice(0, last).map((_, k) => activationOf(k, CAN.hidden, 'a hidden layer of')),
      output: activationOf(last, CAN.output, 'an output layer of'),
      cost: typeof cost === 'string' ? cost : must(CAN.cost, cost.name, costs[cost.name] === cost, 'the cost'),
      optimizer: typeof optimizer === 'string' ? optimizer : must(CAN.optimizer, optimizer.name, true, 'the optimizer'),
      batchSize: options.batchSize ?? 32,
    },
    epochs: options.epochs,
    seed: options.seed ?? 1,
    schedule: typeof rate === 'object' ? rate : constant(rate as number),
    gamma: options.gamma ?? settings['gamma'] ?? 0.9,
    l2: options.l2 ?? network.l2,
    testEvery: options.testEvery ?? 0,
    watch: options.watch ?? 'error',
    stopping: stopping === undefined ? null : { ...stopping },
    within: within === true ? 10 : Number(within) || 1,
    keep: options.keep ?? true,
    ...(options.augment && { augment: { ...options.augment } }),
  });
}

/** The network's weights and biases as float32. */
export function numbersOf(network: Network): LayerNumbers[] {
  return network.layers.map(({ weights, biases }) => ({
    weights: Float32Array.from(weights.toArray().flat()),
    biases: Float32Array.from(biases),
  }));
}

/** Puts such numbers into the network. */
export function putNumbers(network: Network, numbers: readonly LayerNumbers[], { Matrix, Vector }: Chainrule): void {
  network.setParameters(numbers.map(({ weights, biases }, k) => {
    const { size, inputs } = network.layers[k]!;
    return { weights: new Matrix(size, inputs, Float64Array.from(weights)), biases: new Vector(Float64Array.from(biases)) };
  }));
}

/** Whether `samples` are digits, bytes and labels, and not a list. */
export function isDigits(samples: unknown): samples is DigitSet {
  return typeof samples === 'object' && samples !== null && 'bytes' in samples && 'labels' in samples;
}
