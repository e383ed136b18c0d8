/** A report as it travels, and as a cell or program gets it. */
import type { Result } from '../network/index.ts';
import type { DigitsReport } from './types.ts';

/** Plain data: what crosses, and what a checkpoint keeps. */
export type PlainReport = Pick<DigitsReport, keyof DigitsReport>;

/** A report whose times are there to be asked for but are not listed: what a display of it shows is the same at every run. */
export function reportOf({ seconds, samplesPerSecond, ...rest }: PlainReport): DigitsReport {
  return Object.defineProperties({ ...rest }, { seconds: { value: seconds }, samplesPerSecond: { value: samplesPerSecond } }) as DigitsReport;
}

/** Sums over samples, which become a result. */
export interface Sums {
  samples: number;
  cost: number;
  errors: number;
}

export const noSums = (): Sums => ({ samples: 0, cost: 0, errors: 0 });

export function add(sums: Sums, more: Readonly<Sums>): void {
  sums.samples += more.samples;
  sums.cost += more.cost;
  sums.errors += more.errors;
}

export const resultOf = ({ samples, cost, errors }: Readonly<Sums>): Result => ({
  cost: cost / samples,
  accuracy: (samples - errors) / samples,
  error: errors / samples,
});
