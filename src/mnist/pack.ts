/** The originals → the site's files: gzip files and their manifest, in memory. Node only, at build. */
import { createHash } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import { PIXELS, pack, type PlainDigits } from './layout.ts';
import type { Manifest, PackedFile } from './manifest.ts';
import { ORIGIN } from './origin.ts';

/** Raised when the same originals would give other bytes: files cached from an earlier build are then made anew. */
export const PACKING = 1;

/** How many digits go in each file; the first is small, so that training can start early. */
export const PLAN: Readonly<Record<PackedFile['set'], readonly number[]>> = { training: [5_000, 15_000, 20_000, 20_000], test: [10_000] };

export interface Packed {
  manifest: Manifest;
  /** Name → bytes. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

export function packMnist(digits: { training: PlainDigits; test: PlainDigits }, plan = PLAN): Packed {
  const files: Packed['files'] = new Map();
  const entries = (['training', 'test'] as const).flatMap((set) => {
    let next = 0;
    return plan[set].map((count): PackedFile => {
      const first = next;
      next += count;
      const { images, labels } = digits[set];
      const raw = pack({ images: images.subarray(first * PIXELS, next * PIXELS), labels: labels.subarray(first, next) });
      // The order of the bytes leaves gzip few repetitions other than runs: looking for runs only is smaller, and 50 times faster.
      const bytes = new Uint8Array(gzipSync(raw, { level: 9, memLevel: 9, strategy: constants.Z_RLE }));
      const hash = sha256(bytes);
      // .bin: served as bytes of no special kind, which hosts neither compress nor unpack.
      const name = `${set}-${first + 1}-${next}.${hash.slice(0, 8)}.bin`;
      files.set(name, bytes);
      return { name, set, first, count, bytes: bytes.length, sha256: hash, rawBytes: raw.length, rawSha256: sha256(raw) };
    });
  });
  return { manifest: { version: 1, origin: ORIGIN, training: sum(plan.training), test: sum(plan.test), files: entries }, files };
}

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
