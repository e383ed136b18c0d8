/** One recipe, one seed: trained, and its error. */
import type { Digits } from '../../mnist/index.ts';
import { random, type DigitsReport, type Train } from '../index.ts';
import { networkOf, optionsOf, type ErrorRecipe } from './recipes.ts';

export interface Sets {
  readonly training: Digits;
  /** Without them no test digit is looked at: validation digits are set aside for every recipe, and the error is theirs. */
  readonly test?: Digits;
}

export interface Measured {
  /** On the test digits; of validation, if there are none. */
  readonly error: number;
  /** How many digits it learned from. */
  readonly learned: number;
  /** After which epoch the network was that is kept, and how many there were. */
  readonly kept: number;
  readonly epochs: number;
  /** Of learning and testing. */
  readonly seconds: number;
  /** In a race: after which epoch the error first was `LOW_ENOUGH`, if ever. */
  readonly first?: { readonly epoch: number; readonly seconds: number } | undefined;
}

/** What the series reaches. */
export const LOW_ENOUGH = 0.025;

/** One in twelve, 5,000 of 60,000, is set aside to choose by. */
const ASIDE = 12;

export async function measure(recipe: ErrorRecipe, seed: number, { training, test }: Sets, train: Train): Promise<Measured> {
  const { stopping, race } = recipe;
  const aside = stopping || !test ? training.split(Math.round(training.length / ASIDE), random(seed)) : { training };
  const network = networkOf(recipe, seed);
  const run = train(network, aside.training, {
    ...optionsOf(recipe, seed), ...aside, keep: false, ...(test && { test, ...(race && { testEvery: 1 }) }),
  });
  let last: DigitsReport | undefined;
  let first: Measured['first'];
  for await (const report of run) {
    last = report;
    const result = test ? report.test : report.validation;
    if (race && result && result.error <= LOW_ENOUGH) first ??= { epoch: report.epoch, seconds: report.seconds };
  }
  if (!last) throw new Error('Training ended before its first epoch.');
  // Of the network that is kept: the best by validation if the recipe stops early, otherwise the last.
  const validation = stopping ? last.best?.validation : last.validation;
  const error = (test ? last.test : validation)?.error;
  if (error === undefined) throw new Error('Training ended without a result.');
  const kept = (stopping && last.best?.epoch) || last.epoch;
  return { error, learned: aside.training.length, kept, epochs: last.epoch, seconds: last.seconds, ...(race && { first }) };
}
