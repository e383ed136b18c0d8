/** All 70,000, as npm brings them: what they are, that packing loses nothing, and that it stays within its budget. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { PIXELS, unpack, type PlainDigits } from '../../../src/mnist/layout.ts';
import { readManifest } from '../../../src/mnist/manifest.ts';
import { originals, originalsFolder, readOriginals } from '../../../src/mnist/originals.ts';
import { packMnist, type Packed } from '../../../src/mnist/pack.ts';

const hash = (...bytes: Uint8Array[]): string => bytes.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');

let digits: { training: PlainDigits; test: PlainDigits };
let packed: Packed;

beforeAll(async () => {
  const folder = originalsFolder();
  digits = { training: await readOriginals(folder, 'training'), test: await readOriginals(folder, 'test') };
  packed = packMnist(digits);
});

describe('the originals', () => {
  it('are those that the database’s authors published', () => {
    const header = (...numbers: number[]): Uint8Array => new Uint8Array(new Uint32Array(numbers).buffer).reverse();
    expect(hash(header(28, 28, 60_000, 0x803), digits.training.images)).toBe('ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db');
    expect(hash(header(60_000, 0x801), digits.training.labels)).toBe('65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5');
    expect(hash(header(28, 28, 10_000, 0x803), digits.test.images)).toBe('0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7');
    expect(hash(header(10_000, 0x801), digits.test.labels)).toBe('ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2');
  });

  it('are read only as far as asked for', async () => {
    const { training, test } = await originals()({ training: 30, test: 0 });
    expect(training).toEqual({ images: digits.training.images.slice(0, 30 * PIXELS), labels: digits.training.labels.slice(0, 30) });
    expect(test.labels.length).toBe(0);
  });
});

describe('the packed files', () => {
  it('lose nothing', () => {
    for (const { name, set, first, count } of packed.manifest.files) {
      const { images, labels } = unpack(gunzipSync(packed.files.get(name) ?? new Uint8Array(0)));
      expect(labels.length).toBe(count);
      expect(Buffer.compare(labels, digits[set].labels.subarray(first, first + count))).toBe(0);
      expect(Buffer.compare(images, digits[set].images.subarray(first * PIXELS, (first + count) * PIXELS))).toBe(0);
    }
  });

  it('are within budget: 11.3 MB in all, the first 1 MB', () => {
    const sizes = packed.manifest.files.map(({ bytes }) => bytes);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(9.2e6);
    expect(sizes[0]).toBeLessThan(0.7e6);
  });

  it('are listed in a manifest that is read back', () => {
    expect(readManifest(JSON.stringify(packed.manifest))).toEqual(packed.manifest);
    expect(packed.manifest.files.map(({ set, first, count }) => [set, first, count])).toEqual([
      ['training', 0, 5_000], ['training', 5_000, 15_000], ['training', 20_000, 20_000], ['training', 40_000, 20_000], ['test', 0, 10_000],
    ]);
    expect(packed.manifest.origin['licence']).toContain('Creative Commons');
    for (const { name, bytes, sha256 } of packed.manifest.files) {
      expect(packed.files.get(name)?.length).toBe(bytes);
      expect(hash(packed.files.get(name) as Uint8Array)).toBe(sha256);
    }
  });
});
