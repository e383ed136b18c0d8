/**
 * Where digits come from, as far as the rest of the room knows: a function from a request to plain bytes. The
 * loader is one (load.ts), its Worker's page handle (page.ts), Node's files (node.ts), and in a cell a function
 * that asks the page.
 */
import type { PlainDigits } from './layout.ts';

/** How many digits there are. */
export const TRAINING = 60_000;
export const TEST = 10_000;

export interface MnistRequest {
  /** How many training digits, from the first; 0 for none. */
  training: number;
  /** How many test digits. */
  test: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: MnistProgress) => void) | undefined;
}

export interface MnistProgress {
  /** On the wire; what was kept from before counts as done at once. */
  bytes: number;
  bytesTotal: number;
  /** Checked and unpacked. */
  digits: number;
  digitsTotal: number;
}

/** The digits of one file, or as many of them as were asked for. */
export interface MnistPart extends PlainDigits {
  set: 'training' | 'test';
  /** The first digit's place in its set, counted from 0. */
  first: number;
}

export interface MnistBytes {
  training: PlainDigits;
  test: PlainDigits;
}

export type MnistSource = (request: MnistRequest) => Promise<MnistBytes>;
