/**
 * A recipe: all that decides how a training goes, but for weights and digits. Plain data: it crosses to the page and
 * to a Worker and lies in checkpoints, so whoever takes one in checks it first. Errors are for readers.
 */
import type { CostName, Design, HiddenActivation, OptimizerName, OutputActivation } from '../kernels/types.ts';
import { byName, numberWithin, told, wholeNumber } from '../network/checks.ts';
import { checkStrengths, type Strengths } from '../network/augment/draw.ts';
import type { Schedule } from './types.ts';

export interface Recipe {
  readonly design: Design;
  readonly epochs: number;
  readonly seed: number;
  readonly schedule: Schedule;
  readonly gamma: number;
  readonly l2: number;
  /** 0: the test set is only looked at in the end. */
  readonly testEvery: number;
  readonly watch: 'error' | 'cost';
  readonly stopping: { readonly window: number; readonly patience: number } | null;
  /** Reports an epoch. */
  readonly within: number;
  /** Whether checkpoints are kept. */
  readonly keep: boolean;
  /** Digits are transformed anew for each epoch, but for the first. */
  readonly augment?: Required<Strengths>;
}

const names = <T extends string>(...all: T[]): Record<T, T> => Object.fromEntries(all.map((name) => [name, name])) as Record<T, T>;

/** What the fast machines can do; src/network can do more. */
export const CAN = {
  hidden: names<HiddenActivation>('leakyRelu', 'relu', 'sigmoid', 'tanh'),
  output: names<OutputActivation>('softmax', 'sigmoid'),
  cost: names<CostName>('crossEntropy', 'quadratic'),
  optimizer: names<OptimizerName>('gradientDescent', 'momentum', 'nesterov'),
};

/** More than any machine here could hold or any reader could wait for. */
const MOST = { layers: 20, size: 100_000, parameters: 20_000_000, epochs: 100_000, within: 1000 };

/** The recipe in `value`, every part of it looked at. Error: what is wrong, what was expected. */
export function checkRecipe(value: unknown): Recipe {
  const recipe = record(value, 'A recipe');
  const { watch, stopping } = recipe;
  if (watch !== 'error' && watch !== 'cost') throw new Error(`What is watched must be 'error' or 'cost', but is ${told(watch)}.`);
  if (!Number.isSafeInteger(recipe['seed'])) throw new Error(`The seed must be a whole number, but is ${told(recipe['seed'])}.`);
  const design = checkDesign(recipe['design']);
  const testEvery = recipe['testEvery'] === 0 ? 0 : wholeNumber(recipe['testEvery'], 'testEvery');
  return {
    design,
    epochs: atMost(MOST.epochs, recipe['epochs'], 'The number of epochs'),
    seed: recipe['seed'] as number,
    schedule: checkSchedule(recipe['schedule']),
    gamma: numberWithin(recipe['gamma'], 0, 1, 'γ'),
    l2: numberWithin(recipe['l2'], 0, Infinity, 'The L2 factor'),
    testEvery,
    watch,
    stopping: stopping === null ? null : checkStopping(record(stopping, 'stopping')),
    within: atMost(MOST.within, recipe['within'], 'The number of reports within an epoch'),
    keep: recipe['keep'] === true,
    ...(recipe['augment'] !== undefined && { augment: checkAugment(record(recipe['augment'], 'augment'), design) }),
  };
}

function checkAugment(strengths: Strengths, { sizes }: Design): Required<Strengths> {
  const unknown = Object.keys(strengths).find((name) => !['rotation', 'scale', 'shear', 'shift'].includes(name));
  if (unknown !== undefined) throw new Error(`augment can have rotation, scale, shear and shift, but not ${told(unknown)}.`);
  if (!Number.isInteger(sideOf(sizes))) throw new Error(`Only square pictures can be transformed, but ${sizes[0]} inputs make none.`);
  return checkStrengths(strengths);
}

/** Pixels along each side of a picture that has as many pixels as the network has inputs. */
export const sideOf = (sizes: readonly number[]): number => Math.sqrt(sizes[0] as number);

function checkDesign(value: unknown): Design {
  const design = record(value, 'A design');
  const sizes = list(design['sizes'], 'The sizes', MOST.layers).map((size) => atMost(MOST.size, size, 'The size of a layer'));
  if (sizes.length < 2) throw new Error(`A network has one layer or more after its inputs, but the sizes are ${sizes.join(', ') || 'none'}.`);
  const parameters = parametersOf(sizes);
  if (parameters > MOST.parameters) throw new Error(`Fast training takes networks of at most ${MOST.parameters} parameters, but this one has ${parameters}.`);
  const hidden = list(design['hidden'], 'The hidden activations', MOST.layers).map((name) => byName(CAN.hidden, name, 'hidden activation for fast training'));
  if (hidden.length !== sizes.length - 2) throw new Error(`There must be an activation for each of the ${sizes.length - 2} hidden layers, but there are ${hidden.length}.`);
  return {
    sizes,
    hidden,
    output: byName(CAN.output, design['output'], 'output activation for fast training'),
    cost: byName(CAN.cost, design['cost'], 'cost for fast training'),
    optimizer: byName(CAN.optimizer, design['optimizer'], 'optimizer for fast training'),
    batchSize: wholeNumber(design['batchSize'], 'The batch size'),
  };
}

/** Weights and biases of a dense network of these sizes. */
export const parametersOf = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, size, k) => sum + size * ((sizes[k] as number) + 1), 0);

function checkSchedule(value: unknown): Schedule {
  const { kind, from, to } = record(value, 'The learning rate');
  switch (kind) {
    case 'constant':
      return { kind, from: checkRate(from) };
    case 'linear':
    case 'cosine':
      return { kind, from: checkRate(from, 'The learning rate at the start'), to: checkRate(to, 'The learning rate at the end') };
    default:
      throw new Error(`The learning rate must be a number or constant(η), linear(from, to) or cosine(from, to), but is ${told(kind)}.`);
  }
}

/** η, in the range that float32 can tell from 0 and from infinity. */
export const checkRate = (value: unknown, what = 'The learning rate'): number => numberWithin(value, 0, 1e30, what);

function checkStopping({ window = 5, patience = 5 }: Record<string, unknown>): NonNullable<Recipe['stopping']> {
  return { window: wholeNumber(window, 'The window of the moving average'), patience: wholeNumber(patience, 'The patience') };
}

function atMost(most: number, value: unknown, what: string): number {
  const number = wholeNumber(value, what);
  if (number > most) throw new Error(`${what} must be at most ${most}, but is ${number}.`);
  return number;
}

export function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${what} must be an object, but is ${told(value)}.`);
}

export function list(value: unknown, what: string, most: number): unknown[] {
  if (Array.isArray(value) && value.length <= most) return value;
  throw new Error(`${what} must be a list of at most ${most}, but is ${told(value)}.`);
}
