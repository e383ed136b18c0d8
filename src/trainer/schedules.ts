/** Learning rates that change as training goes on: records, plain data, which `rateAt` (rates.ts) reads. */
import type { Schedule } from './types.ts';

/** η throughout. */
export const constant = (learningRate: number): Schedule => ({ kind: 'constant', from: learningRate });

/** From one η to another, by equal steps. */
export const linear = (from: number, to: number): Schedule => ({ kind: 'linear', from, to });

/** From one η to another along half a wave of the cosine: slow at both ends. */
export const cosine = (from: number, to = 0): Schedule => ({ kind: 'cosine', from, to });
