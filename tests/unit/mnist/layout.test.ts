import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIXELS, SIDE, pack, unpack } from '../../../src/mnist/layout.ts';
import { blots } from './blots.ts';

const HEADER = 264;
const label = fc.integer({ min: 0, max: 9 });

/** Any image: blank, full, a dot, noise, or ink in a box with noise within. */
const image = fc.oneof(
  fc.constant(new Uint8Array(PIXELS)),
  fc.constant(new Uint8Array(PIXELS).fill(255)),
  fc.uint8Array({ minLength: PIXELS, maxLength: PIXELS }),
  fc.tuple(fc.nat(PIXELS - 1), fc.nat(255)).map(([at, grey]) => new Uint8Array(PIXELS).fill(grey, at, at + 1)),
  fc.tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1), fc.uint8Array({ minLength: PIXELS, maxLength: PIXELS })).map(([left, top, noise]) =>
    noise.map((grey, k) => (k % SIDE < left || k < top * SIDE ? 0 : grey))),
);

describe('the layout of a packed file', () => {
  it('gives back any images and labels', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(image, label), { maxLength: 6 }), (digits) => {
        const images = new Uint8Array(digits.length * PIXELS);
        digits.forEach(([grey], k) => images.set(grey, k * PIXELS));
        const labels = Uint8Array.from(digits, ([, name]) => name);
        const packed = pack({ images, labels });
        expect(packed.length).toBeLessThanOrEqual(HEADER + digits.length * (5 + PIXELS));
        expect(unpack(packed)).toEqual({ images, labels });
      }),
    );
  });

  it('is read from any place in a buffer', () => {
    const digits = blots(9);
    const packed = pack(digits);
    const wider = new Uint8Array(packed.length + 20);
    wider.set(packed, 7);
    expect(unpack(wider.subarray(7, 7 + packed.length))).toEqual(digits);
  });

  it('has the fields that are documented', () => {
    // One digit, a 7: pixels 255 and 10 side by side in row 3 from column 4, and 20 below the first.
    const images = new Uint8Array(PIXELS);
    images.set([255, 10], 3 * SIDE + 4);
    images[4 * SIDE + 4] = 20;
    const packed = pack({ images, labels: Uint8Array.of(7) });
    const view = new DataView(packed.buffer);
    expect(String.fromCharCode(...packed.subarray(0, 4))).toBe('CRD1');
    expect(view.getUint32(4, true)).toBe(1);
    expect([...packed.subarray(HEADER, HEADER + 5)]).toEqual([7, 4, 3, 2, 2]);
    // 255 has only blanks around; 10 has level 3 to its left; 20 has level 3 above and 1 above right; the last 0 has 1 left, 1 above.
    const neighbourhoods = [...Array(64).keys()].filter((c) => view.getUint32(8 + 4 * c, true) === 1);
    expect(neighbourhoods).toEqual([0, 13, 20, 48]);
    expect([...packed.subarray(HEADER + 5)]).toEqual([255, 20, 0, 10]);
  });

  it('keeps no pixel of a blank image', () => {
    expect(pack({ images: new Uint8Array(PIXELS), labels: Uint8Array.of(0) }).length).toBe(HEADER + 5);
  });

  it('takes no images without labels, nor labels beyond 9', () => {
    expect(() => pack({ images: new Uint8Array(PIXELS - 1), labels: Uint8Array.of(1) })).toThrow('1 labels need 784 pixels, but there are 783.');
    expect(() => pack({ images: new Uint8Array(PIXELS), labels: Uint8Array.of(10) })).toThrow('digit 0 is 10');
  });

  it('refuses other and shortened bytes in words', () => {
    const packed = pack(blots(20));
    expect(() => unpack(new Uint8Array(0))).toThrow('no packed digits');
    expect(() => unpack(new TextEncoder().encode('<!doctype html>'.repeat(50)))).toThrow('no packed digits');
    expect(() => unpack(packed.subarray(0, -1))).toThrow('but there are');
  });

  it('never hangs or reads beyond on damaged bytes', () => {
    const packed = pack(blots(20));
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, byte) => {
        const damaged = packed.slice();
        damaged[at] = byte;
        try {
          expect(unpack(damaged).labels.length).toBeLessThanOrEqual(packed.length);
        } catch (error) {
          expect((error as Error).name).toMatch(/^(Error|RangeError)$/);
        }
      }),
    );
  });
});
