// What the module of kernels exports, as far as this side calls it. Addresses and counts are 32 bits.

export interface Kernels {
  readonly memory: WebAssembly.Memory;
  train(machine: number, set: number, order: number, count: number, rates: number, gamma: number, l2: number): void;
  evaluate(machine: number, set: number, first: number, end: number, answers: number): void;
  /** After weights were set from outside. */
  turn(machine: number): void;
  measureBlocks(bytes: number, count: number, inputs: number): number;
  writeBlocks(bytes: number, labels: number, count: number, inputs: number, set: number, to: number): number;
  warp(set: number, first: number, end: number, transforms: number, width: number, height: number, sheet: number, shift: number, places: number, out: number): void;
}

/** Whether this host runs WebAssembly with SIMD: it accepts a function that makes a vector and drops it. */
export function supportsSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SMALLEST);
}

/** (module (func i32.const 0 i8x16.splat drop)) */
const SMALLEST = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
  1, 4, 1, 0x60, 0, 0, // types: () → ()
  3, 2, 1, 0, // functions: one, of that type
  10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x0f, 0x1a, 0x0b, // code
);

export async function instantiate(wasm: Uint8Array | WebAssembly.Module): Promise<Kernels> {
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm as Uint8Array<ArrayBuffer>);
  const { exports } = await WebAssembly.instantiate(module, {});
  return exports as unknown as Kernels;
}
