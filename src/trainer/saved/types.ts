/**
 * Networks that are there to be used: those the course ships, those trained in this browser, one from a file. What
 * crosses from page to cell is plain data.
 */
import type { LayerNumbers } from '../../kernels/types.ts';
import type { Network } from '../../network/index.ts';
import { checkLayers } from '../protocol.ts';
import { record } from '../recipe.ts';

/** Which network is asked for. 'auto': the reader's own of chapter 6 or 5, the newest; if there is none, the course's. */
export const WHICH = ['auto', 'course', 'course-small', 'chapter-5', 'chapter-6', 'file'] as const;

export type Which = (typeof WHICH)[number];

/** What is known of a network besides its numbers. */
export interface About {
  /** Where it is from. */
  readonly id: Exclude<Which, 'auto'>;
  /** A few words: "the course’s network". */
  readonly title: string;
  /** When it was trained or loaded, as the reader's clock had it; none for the course's. */
  readonly when?: string;
  /** Its share of wrong answers on digits it did not learn from, if it is known. */
  readonly error?: number;
  /** It learned from digits that were set upright. */
  readonly deskewed: boolean;
  /** Why this one, if another was asked for. */
  readonly instead?: string;
}

/** A network, and what is known of it. */
export interface SavedNetwork extends About {
  readonly network: Network;
}

/** A network's numbers, by the names of its parts. */
export interface Numbers {
  /** From the inputs to the outputs. */
  readonly sizes: readonly number[];
  /** Of each layer. */
  readonly activations: readonly string[];
  readonly cost: string;
  readonly layers: readonly LayerNumbers[];
}

export interface Sent {
  readonly about: About;
  readonly numbers: Numbers;
}

/** `value`, which must be numbers of a network that reads digits. Error: it is none. */
export function checkNumbers(value: unknown): Numbers {
  const { sizes, activations, cost, layers } = record(value, 'A network');
  if (!Array.isArray(sizes) || sizes.length < 2 || sizes.length > 21 || !sizes.every((size) => Number.isInteger(size) && size > 0 && size <= 100_000)) throw new Error('A network needs the sizes of its layers.');
  if (sizes[0] !== 784 || sizes.at(-1) !== 10) throw new Error(`Digits need 784 inputs and 10 outputs, but the network has ${sizes.join('-')}.`);
  if (!Array.isArray(activations) || activations.length !== sizes.length - 1 || !activations.every((name) => typeof name === 'string') || typeof cost !== 'string') throw new Error('A network needs an activation for each layer, and a cost.');
  return { sizes, activations, cost, layers: checkLayers(layers, sizes) };
}
