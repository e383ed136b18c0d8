import { describe, expect, it } from 'vitest';
import { limitAllocations, takeAway } from '../../../../src/engine/runtime/limits.ts';

const MB = 1024 * 1024;

function scope(budget: number): { names: Record<string, any>; nextTask: () => void } {
  const tasks: (() => void)[] = [];
  const names: Record<string, unknown> = { ArrayBuffer, Uint8Array, Float64Array };
  limitAllocations(names, (task) => tasks.push(task), budget);
  return { names: names as Record<string, any>, nextTask: () => tasks.splice(0).forEach((task) => task()) };
}

describe('allocations', () => {
  it('add up within one task and end in a RangeError', () => {
    const { names } = scope(8 * MB);
    const all: unknown[] = [];
    expect(() => { for (;;) all.push(new names['Float64Array'](MB / 8)); }).toThrow(RangeError);
    expect(all).toHaveLength(8);
  });

  it('are forgotten with the next task', () => {
    const { names, nextTask } = scope(4 * MB);
    for (let i = 0; i < 10; i++) {
      new names['Uint8Array'](3 * MB);
      nextTask();
    }
    expect(() => { new names['Uint8Array'](3 * MB); new names['ArrayBuffer'](3 * MB); }).toThrow(RangeError);
  });

  it('of little size, and views on what is there, are free', () => {
    const { names } = scope(MB);
    for (let i = 0; i < 1000; i++) new names['Float64Array'](100);
    const buffer = new ArrayBuffer(MB);
    for (let i = 0; i < 10; i++) new names['Uint8Array'](buffer);
    expect(new names['Float64Array']([1, 2])).toEqual(new Float64Array([1, 2]));
  });

  it('leave types what they are', () => {
    const { names } = scope(MB);
    const made = new names['Float64Array'](3);
    expect(made).toBeInstanceOf(Float64Array);
    expect(made).toBeInstanceOf(names['Float64Array']);
    expect(names['Float64Array'].from([1]).length).toBe(1);
    expect(class extends names['Uint8Array'] {}).toBeTypeOf('function');
  });
});

describe('taking away', () => {
  it('reaches what the scope inherits, and tells no one', () => {
    const base = { fetch: () => 1, kept: 1 };
    const inner: Record<string, unknown> = Object.create(base);
    inner['fetch'] = () => 2;
    takeAway(inner, ['fetch', 'absent']);
    expect('fetch' in inner).toBe(false);
    expect(inner['kept']).toBe(1);
  });
});
