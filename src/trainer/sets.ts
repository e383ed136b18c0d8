/** Sets of digits on their way: plain bytes and labels, checked against the network they are for. */
import { told } from '../network/checks.ts';
import { record, type Recipe } from './recipe.ts';
import type { DigitSet } from './types.ts';

/** The sets of one training. */
export interface Sets {
  readonly training: DigitSet;
  readonly validation?: DigitSet;
  readonly test?: DigitSet;
}

export const SET_NAMES = ['training', 'validation', 'test'] as const;

const MOST_DIGITS = 2_000_000;

/** The sets in `value`, if they fit the recipe. Error: what does not. */
export function checkSets(value: unknown, { design, stopping }: Pick<Recipe, 'design' | 'stopping'>): Sets {
  const given = record(value, 'The digits');
  const sets: { -readonly [K in keyof Sets]?: DigitSet } = {};
  for (const name of SET_NAMES) {
    if (given[name] === undefined) continue;
    sets[name] = checkSet(record(given[name], `The ${name} digits`), name, design.sizes);
  }
  const { training, ...others } = sets;
  if (!training || training.labels.length === 0) throw new Error('Training needs one digit or more, but there are none.');
  if (stopping && !sets.validation) throw new Error('Early stopping needs validation digits to watch, but there are none.');
  return { training, ...others };
}

function checkSet({ bytes, labels }: Record<string, unknown>, name: string, sizes: readonly number[]): DigitSet {
  if (!(bytes instanceof Uint8Array) || !(labels instanceof Uint8Array))
    throw new Error(`The ${name} digits must be bytes and labels, both Uint8Array, but are ${told(bytes)} and ${told(labels)}.`);
  const [inputs, outputs] = [sizes[0] as number, sizes.at(-1) as number];
  if (labels.length > MOST_DIGITS) throw new Error(`There can be at most ${MOST_DIGITS} ${name} digits, but there are ${labels.length}.`);
  if (bytes.length !== labels.length * inputs)
    throw new Error(`The network has ${inputs} inputs, so ${labels.length} ${name} digits have ${labels.length * inputs} bytes, but there are ${bytes.length}.`);
  const wrong = labels.find((label) => label >= outputs);
  if (wrong !== undefined) throw new Error(`The network has ${outputs} outputs, so a label is at most ${outputs - 1}, but one of the ${name} digits’ is ${wrong}.`);
  if (name !== 'training' && labels.length === 0) throw new Error(`There must be one of the ${name} digits or more, but there are none.`);
  return { bytes, labels };
}

/** Copies that can be handed over for good: a view may be a small part of a large buffer. */
export function copySets(sets: Sets): { sets: Sets; transfer: ArrayBuffer[] } {
  const copies = Object.entries(sets).map(([name, set]: [string, DigitSet]) => [name, { bytes: set.bytes.slice(), labels: set.labels.slice() }] as const);
  return { sets: Object.fromEntries(copies) as unknown as Sets, transfer: copies.flatMap(([, { bytes, labels }]) => [bytes.buffer, labels.buffer]) };
}
