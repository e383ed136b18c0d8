/**
 * What is said over a line between who trains (a cell, a program) and who does it (the page's Worker, or this thread):
 * plain data. From a cell it is hostile until the page has checked it (`checkMessage`); the page then adds what only it
 * knows: where the kernels are, where an earlier run was left.
 */
import type { LayerNumbers } from '../kernels/types.ts';
import { parametersOf, checkRate, checkRecipe, record, type Recipe } from './recipe.ts';
import type { PlainReport } from './reports.ts';
import { checkSets, type Sets } from './sets.ts';

export interface Start {
  type: 'start';
  recipe: Recipe;
  /** To begin with. */
  layers: readonly LayerNumbers[];
  sets: Sets;
  /** The address of the kernels. Without it the plain twin trains. */
  kernels?: string;
  /** An encoded `Standing`: go on there. */
  from?: Uint8Array;
}

export type ToTrainer =
  | Start
  /** The first `count` reports were looked at; those after may still be left for. */
  | { type: 'took'; count: number }
  /** End it; the result is what it was at report `count`. */
  | { type: 'leave'; count: number }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'stop' }
  | { type: 'rate'; learningRate: number }
  | { type: 'snapshot'; request: number; which: 'now' | 'best' };

export interface TrainerProgress {
  epoch: number;
  /** Of the samples of this epoch. */
  done: number;
  of: number;
  samplesPerSecond: number;
  learningRate: number;
  machine: 'simd' | 'plain';
  /** With augmentation: whether the digits are transformed by a Worker of their own, while this one trains, or here, in turn. */
  transforming?: 'meanwhile' | 'in turn';
}

export type FromTrainer =
  /** `standing`, encoded: at the end of an epoch. */
  | { type: 'report'; report: PlainReport; standing?: Uint8Array }
  | ({ type: 'progress' } & TrainerProgress)
  | { type: 'snapshot'; request: number; layers: readonly LayerNumbers[] | null }
  | { type: 'ended'; how: 'done' | 'stopped' | 'left'; layers: readonly LayerNumbers[] }
  /** In words for the reader, with what was finished; null if that is nothing. */
  | { type: 'failed'; message: string; layers: readonly LayerNumbers[] | null };

/** One end of a line, as the one who trains holds it. */
export interface Line {
  post(message: ToTrainer, transfer?: ArrayBuffer[]): void;
  close(): void;
}

/** Opens a line. `failed` is told if nothing more will come over it. */
export type Connect = (hear: (message: FromTrainer) => void, failed: (reason: unknown) => void) => Line;

/** A message from a cell, in its proper shape. Error: it is none, or of no use; in words, for a recipe may be a reader's. */
export function checkMessage(value: unknown): ToTrainer {
  const message = record(value, 'A message to the trainer');
  switch (message['type']) {
    case 'start': {
      const recipe = checkRecipe(message['recipe']);
      return { type: 'start', recipe, layers: checkLayers(message['layers'], recipe.design.sizes), sets: checkSets(message['sets'], recipe) };
    }
    case 'took':
    case 'leave':
      return { type: message['type'], count: checkCount(message['count']) };
    case 'pause':
    case 'resume':
    case 'stop':
      return { type: message['type'] };
    case 'rate':
      return { type: 'rate', learningRate: checkRate(message['learningRate']) };
    case 'snapshot':
      return { type: 'snapshot', request: checkCount(message['request']), which: message['which'] === 'best' ? 'best' : 'now' };
    default:
      throw new Error('The trainer was sent something that it cannot read.');
  }
}

function checkCount(value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Error('The trainer was sent a count that is none.');
}

/** Weights and biases of these sizes. Error: others, or numbers that are not finite. */
export function checkLayers(value: unknown, sizes: readonly number[]): LayerNumbers[] {
  const layers = Array.isArray(value) ? value : [];
  if (layers.length !== sizes.length - 1) throw new Error(`Numbers must come for ${sizes.length - 1} layers, but came for ${layers.length}.`);
  return layers.map((each, k) => {
    const { weights, biases } = record(each, `Layer ${k}`);
    const [inputs, size] = [sizes[k] as number, sizes[k + 1] as number];
    if (!isNumbers(weights, size * inputs) || !isNumbers(biases, size))
      throw new Error(`Layer ${k} of ${parametersOf(sizes)} parameters needs ${size * inputs} weights and ${size} biases, all finite float32 numbers.`);
    return { weights, biases };
  });
}

const isNumbers = (value: unknown, length: number): value is Float32Array =>
  value instanceof Float32Array && value.length === length && value.every(Number.isFinite);
