// Fast training: everything that the trainer, or a test, imports from this room.

import { createPlainMachine } from './plain/machine.ts';
import { createPlainWarper } from './plain/warp.ts';
import { supportsSimd } from './simd/exports.ts';
import { createSimdMachine } from './simd/machine.ts';
import { createSimdWarper } from './simd/warper.ts';
import type { Design, Machine, Warper } from './types.ts';

export { hashOfLayers } from './hash.ts';
export { supportsSimd } from './simd/exports.ts';
export type {
  CostName, Design, HiddenActivation, LayerNumbers, Machine, OptimizerName, OutputActivation, Pace, SetNumber, Tally, Warper,
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

/** A warper that holds these digits, `width` × `height` bytes each. Error: bytes that are no whole digits. */
export async function createWarper(bytes: Uint8Array, width: number, height: number, { wasm, plain = false }: MachineOptions = {}): Promise<Warper> {
  return wasm === undefined || plain || !supportsSimd() ? createPlainWarper(bytes, width, height) : createSimdWarper(bytes, width, height, wasm);
}
