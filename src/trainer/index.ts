/**
 * All that cells and programs import from 'chainrule': the network module, and with it fast training, which `train`
 * turns to when it is handed digits instead of a list of samples.
 */
import { kernels } from './compiled.ts';
import { trainHere } from './here.ts';
import type { Train } from './types.ts';

export * from '../network/augment/index.ts';
export * from '../network/drawing/index.ts';
export * from '../network/index.ts';
export { fromOnnx, toOnnx } from './onnx.ts';
export { savedNetwork } from './saved/elsewhere.ts';
export type { About as AboutNetwork, SavedNetwork, Which as WhichNetwork } from './saved/types.ts';
export { constant, cosine, linear } from './schedules.ts';
export type { DigitSet, DigitsOptions, DigitsReport, DigitsTraining, Schedule, Train } from './types.ts';

/**
 * Trains the network itself, and yields a report after each epoch. Handed samples, it is the network module's own,
 * plain and with any network. Handed digits, bytes and labels, it is much faster: float32, by WebAssembly where there is any.
 */
export const train: Train = trainHere(kernels);
