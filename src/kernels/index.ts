// Fast training: everything that the trainer, or a test, imports from this room.

import { createPlainMachine } from './plain/machine.ts';
import { supportsSimd } from './simd/exports.ts';
import { createSimdMachine } from './simd/machine.ts';
import type { Design, Machine } from './types.ts';

export { hashOfLayers } from './hash.ts';
export { supportsSimd } from './simd/exports.ts';
export type {
  CostName, Design, HiddenActivation, LayerNumbers, Machine, OptimizerName, OutputActivation, Pace, SetNumber, Tally,
} from './types.ts';

export interface MachineOptions {
  /** The kernels, as engine/kernels.wasm has them. Without them the machine is the plain twin. */
  readonly wasm?: Uint8Array | WebAssembly.Module;
  /** The plain twin, whatever the host can do. */
  readonly plain?: boolean;
}

/** A machine for the design; its `kind` says which. Weights are zeros until they are set. Error: a design that can't be. */
export async function createMachine(design: Design, { wasm, plain = false }: MachineOptions = {}): Promise<Machine> {
  return wasm === undefined || plain || !supportsSimd() ? createPlainMachine(design) : createSimdMachine(design, wasm);
}
