/** The list of the packed files: served as mnist.json beside them, written by pack.ts, checked when it arrives. */
import { MnistError } from './errors.ts';
import { counted, told } from './words.ts';

export const MANIFEST = 'mnist.json';

export interface Manifest {
  /** Version of this record, and of the layout of the files. */
  version: 1;
  /** See origin.ts. */
  origin: Readonly<Record<string, string>>;
  /** How many digits all files of a set hold. */
  training: number;
  test: number;
  /** In the order in which they are fetched; within a set from the first digit to the last, without a gap. */
  files: PackedFile[];
}

export interface PackedFile {
  /** Name beside the manifest. It contains a piece of the hash, so a file under this name never changes. */
  name: string;
  set: 'training' | 'test';
  /** The first digit's place in its set, counted from 0. */
  first: number;
  count: number;
  /** Length and SHA-256 (hexadecimal) of the gzip file … */
  bytes: number;
  sha256: string;
  /** … and of what is in it: see layout.ts. A host may deliver either. */
  rawBytes: number;
  rawSha256: string;
}

/** 'training digits 5,001–20,000' */
export const digitsOf = ({ set, first, count }: PackedFile): string => `${set} digits ${counted(first + 1)}–${counted(first + count)}`;

/** 'The file with training digits 5,001–20,000' */
export const fileOf = (file: PackedFile): string => `The file with ${digitsOf(file)}`;

/** The manifest in a text. Error: it is none. */
export function readManifest(text: string): Manifest {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (cause) {
    throw damaged('it is no JSON', cause);
  }
  const manifest = found as Manifest;
  if (typeof manifest !== 'object' || manifest === null || !Array.isArray(manifest.files)) throw damaged('it lists no files');
  if (manifest.version !== 1) throw damaged(`it has version ${told(manifest.version)}, and this page reads version 1: reload the page`);
  const reached = { training: 0, test: 0 };
  for (const file of manifest.files) {
    const { name, set, first, count, bytes, sha256, rawBytes, rawSha256 } = file;
    const counts = [first, count, bytes, rawBytes].every((n) => Number.isSafeInteger(n) && n >= 0);
    const hashes = [sha256, rawSha256].every((hash) => /^[0-9a-f]{64}$/.test(hash));
    if (!counts || !hashes || (set !== 'training' && set !== 'test') || first !== reached[set] || !/^[\w.-]+$/.test(name))
      throw damaged(`the entry ${told(name)} can't be`);
    reached[set] += count;
  }
  if (reached.training !== manifest.training || reached.test !== manifest.test) throw damaged('its files do not add up');
  return manifest;
}

const damaged = (why: string, cause?: unknown): MnistError =>
  new MnistError('damaged', `The list of the digits' files (${MANIFEST}) arrived damaged: ${why}. Try again.`, cause);
