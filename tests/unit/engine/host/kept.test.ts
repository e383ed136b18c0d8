/** What did not change stays the very same object. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plain } from '../../../../src/engine/protocol.ts';
import { kept } from '../../../../src/engine/host/state.ts';

const plain = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Plain>;

describe('kept', () => {
  it('holds what the new value held', () => {
    fc.assert(fc.property(plain, plain, (before, next) => {
      const expected = structuredClone(next);
      expect(kept(before, next)).toEqual(expected);
    }));
  });

  it('is the old value where nothing changed', () => {
    fc.assert(fc.property(plain, (value) => {
      expect(Object.is(kept(value, structuredClone(value)), value)).toBe(true);
    }));
  });

  it('keeps the parts that did not change', () => {
    const before = { heights: [[1, 2], [3, 4]], path: [1] };
    const next = kept(before, { heights: [[1, 2], [3, 5]], path: [1] }) as typeof before;
    expect(next).not.toBe(before);
    expect(next.path).toBe(before.path);
    expect(next.heights[0]).toBe(before.heights[0]);
    expect(next.heights[1]).not.toBe(before.heights[1]);
  });

  it('notices what is gone', () => {
    expect(kept({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(kept([1, 2], [1])).toEqual([1]);
  });
});
