import { createHash, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSha256, sha256 } from '../../../src/mnist/sha256.ts';

const byNode = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
  it('gives the hashes of the standard', () => {
    const of = (text: string): string => plainSha256(new TextEncoder().encode(text));
    expect(of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(of('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  });

  it('agrees with Node for every length around a block’s', () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, k) => (k * 37) % 256);
    for (let n = 0; n <= bytes.length; n++) expect(plainSha256(bytes.subarray(0, n))).toBe(byNode(bytes.subarray(0, n)));
  });

  it('agrees with Node for any bytes, by either way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const own = Uint8Array.from(bytes);
        expect(await sha256(own)).toBe(byNode(own));
        expect(await sha256(own, webcrypto.subtle as SubtleCrypto)).toBe(byNode(own));
      }),
      { numRuns: 30 },
    );
  });
});
