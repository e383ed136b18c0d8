/** Values → records, as a table; and values made to break whoever reads them. */
import { describe, expect, it } from 'vitest';
import { matrix, vector } from '../../../../src/network/index.ts';
import { preview } from '../../../../src/engine/runtime/preview.ts';
import { open, record } from '../../../../src/engine/runtime/records.ts';
import { toPlain } from '../../../../src/engine/runtime/plain.ts';

const held: object[] = [];
const hold = (value: object): number => held.push(value);
const of = (value: unknown) => record(value, hold, 'p-');
const ofDeep = (value: unknown) => {
  const shown = of({ value });
  return shown.kind === 'entries' ? shown.entries[0]?.value : shown;
};

class Thing {
  a = 1;
  get double(): number {
    return this.a * 2;
  }
}

describe('records', () => {
  it.each<[string, unknown, unknown]>([
    ['a number', 0.5, { kind: 'number', value: 0.5 }],
    ['not a number', NaN, { kind: 'number', value: 'NaN' }],
    ['minus infinity', -Infinity, { kind: 'number', value: '-Infinity' }],
    ['a text', 'hello', { kind: 'text', text: 'hello', quoted: false }],
    ['a truth', true, { kind: 'literal', text: 'true' }],
    ['null', null, { kind: 'literal', text: 'null' }],
    ['a large integer', 12n, { kind: 'literal', text: '12n' }],
    ['a symbol', Symbol('s'), { kind: 'literal', text: 'Symbol(s)' }],
    ['a date', new Date(0), { kind: 'literal', text: '1970-01-01T00:00:00.000Z' }],
    ['a vector', vector([1, 2]), { kind: 'vector', values: [1, 2], length: 2 }],
    ['a matrix', matrix([[1, 2], [3, 4]]), { kind: 'matrix', rows: 2, columns: 2, values: [[1, 2], [3, 4]] }],
    ['numbers', [1, 2, NaN], { kind: 'vector', values: [1, 2, NaN], length: 3 }],
    ['rows of numbers', [[1, 2], [3, 4], [5, 6]], { kind: 'matrix', rows: 3, columns: 2, values: [[1, 2], [3, 4], [5, 6]] }],
    ['a typed array', new Float32Array([0.5]), { kind: 'vector', values: [0.5], length: 1 }],
    ['nothing in a list', [], { kind: 'literal', text: '[]' }],
    ['entries', { y: vector([1]), cost: 2, name: 'a' }, {
      kind: 'entries',
      entries: [
        { label: 'y', value: { kind: 'vector', values: [1], length: 1 } },
        { label: 'cost', value: { kind: 'number', value: 2 } },
        { label: 'name', value: { kind: 'text', text: 'a', quoted: true } },
      ],
    }],
    ['a table', [{ x: 1, n: 'a' }, { x: 2, m: 3 }], {
      kind: 'table',
      columns: ['x', 'n', 'm'],
      rows: [
        [{ kind: 'number', value: 1 }, { kind: 'text', text: 'a', quoted: false }, { kind: 'literal', text: '' }],
        [{ kind: 'number', value: 2 }, { kind: 'literal', text: '' }, { kind: 'number', value: 3 }],
      ],
      length: 2,
    }],
    ['vectors in a list', [vector([1]), vector([2])], {
      kind: 'entries',
      entries: [{ label: '0', value: { kind: 'vector', values: [1], length: 1 } }, { label: '1', value: { kind: 'vector', values: [2], length: 1 } }],
    }],
    ['an image', { width: 2, height: 1, grey: [0, 300.4], label: 7 }, { kind: 'image', width: 2, height: 1, grey: [0, 255], label: '7' }],
  ])('%s', (_what, value, expected) => {
    expect(of(value)).toEqual(expected);
  });

  it('sees a digit in 784 bytes', () => {
    expect(of(new Uint8Array(784))).toMatchObject({ kind: 'image', width: 28, height: 28 });
    expect(of({ pixels: new Uint8Array(784).fill(9), label: 3 })).toMatchObject({ kind: 'image', label: '3' });
  });

  it.each([
    ['a function', function train(x: number) { return x; }, 'ƒ train'],
    ['a class', Thing, 'class Thing'],
    ['an instance', new Thing(), 'Thing {…}'],
    ['a map', new Map([[1, 2]]), 'Map(1)'],
    ['a promise', Promise.resolve(1), 'a promise: put await before it to see its value'],
    ['texts in a list', ['a', 'b'], '["a", "b"]'],
    ['an error', new TypeError('no'), 'TypeError: no'],
    ['a regular expression inside', { r: /x/g }, undefined],
  ])('folds %s', (_what, value, says) => {
    const shown = of(value);
    if (says === undefined) expect(shown.kind).toBe('entries');
    else expect(shown).toMatchObject({ kind: 'object', preview: says });
  });

  it('folds objects inside objects, and opens them one level at a time, getters of their class too', () => {
    const inner = ofDeep(new Thing());
    expect(inner).toMatchObject({ kind: 'object', preview: 'Thing {…}' });
    const ref = (inner as { ref: number }).ref;
    expect(open(held[ref - 1] as object, hold, '')).toEqual({
      kind: 'entries',
      entries: [{ label: 'a', value: { kind: 'number', value: 1 } }, { label: 'double', value: { kind: 'number', value: 2 } }],
    });
    expect(open(new Map([['k', 1]]), hold, '')).toMatchObject({ entries: [{ label: '"k"' }] });
    expect(open(function f() {}, hold, '')).toMatchObject({ kind: 'text' });
  });

  it('caps what it sends and keeps true lengths', () => {
    expect(of(new Array(1e6).fill(0))).toMatchObject({ kind: 'vector', length: 1e6, values: { length: 200 } });
    expect(of(Array.from({ length: 500 }, () => new Array(300).fill(1)))).toMatchObject({ kind: 'matrix', rows: 500, columns: 300, values: { length: 50 } });
    expect(of(Array.from({ length: 5000 }, (_, x) => ({ x })))).toMatchObject({ kind: 'table', length: 5000, rows: { length: 100 } });
    expect((of('x'.repeat(1e6)) as { text: string }).text).toHaveLength(10_000);
    const many = JSON.stringify(of(Array.from({ length: 100 }, () => Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}`, new Array(1000).fill(0.123456)])))));
    expect(many.length).toBeLessThan(300_000);
  });
});

describe('values that bite', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = cyclic;
  const throwing = { get a(): number { throw new Error('no'); }, b: 2 };
  const trap = new Proxy({}, { get: () => { throw new Error('no'); }, ownKeys: () => { throw new Error('no'); }, getPrototypeOf: () => { throw new Error('no'); } });
  const endless = new Proxy([], { get: (_target, name) => (name === 'length' ? 4294967295 : name === Symbol.iterator ? undefined : 1) });
  const nested = (() => { let value: unknown = 1; for (let i = 0; i < 10_000; i++) value = { value }; return value; })();
  const lying = { length: 3, toArray: () => 'nope' };
  const nothing = Object.create(null) as object;
  const table: Record<string, unknown>[] = [{ a: 1 }, throwing];
  const sparse = new Array(5); // holes
  it.each([
    ['cyclic', cyclic], ['throwing', throwing], ['a trap', trap], ['endless', endless], ['deep', nested], ['lying', lying], ['without a prototype', nothing],
    ['a table with a throwing row', table], ['sparse', sparse], ['a revoked proxy', (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()],
    ['a function that is a trap', new Proxy(() => 1, { get: () => { throw new Error('no'); } })], ['toString that throws', { toString() { throw new Error('no'); } }],
  ])('%s', (_what, value) => {
    const began = performance.now();
    expect(() => structuredClone(of(value))).not.toThrow();
    expect(() => structuredClone(ofDeep(value))).not.toThrow();
    expect(typeof preview(value)).toBe('string');
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('says which property cannot be read', () => {
    expect(of(throwing)).toMatchObject({ entries: [{ label: 'a', value: { kind: 'object', preview: 'Error: no' } }, { label: 'b', value: { value: 2 } }] });
  });
});

describe('plain values for watches', () => {
  it.each<[string, unknown, unknown]>([
    ['a vector', vector([1, 2]), [1, 2]],
    ['a matrix', matrix([[1, 2]]), [[1, 2]]],
    ['what JSON lacks', [NaN, Infinity, -Infinity, -0], ['NaN', 'Infinity', '-Infinity', 0]],
    ['nothing', undefined, null],
    ['functions and nothing in an object', { f: () => 1, u: undefined, x: 1 }, { x: 1 }],
    ['functions in a list', [() => 1, 2], [null, 2]],
    ['a map', new Map([['a', 1]]), { a: 1 }],
    ['a set', new Set([1]), [1]],
    ['an instance', new Thing(), { a: 1 }],
    ['a typed array', new Uint8Array([1, 2]), [1, 2]],
    ['a large integer', 5n, '5'],
  ])('%s', (_what, value, expected) => {
    expect(toPlain(value)).toEqual(expected);
    expect(Object.is(JSON.stringify(toPlain(value)), JSON.stringify(JSON.parse(JSON.stringify(toPlain(value)))))).toBe(true);
  });

  it('stops at a depth, and refuses what is too large', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    expect(JSON.stringify(toPlain(cyclic))).toBe('{"self":{"self":{"self":{"self":{"self":{"self":null}}}}}}');
    expect(() => toPlain(new Float64Array(300_000))).toThrow('too large to show');
    expect(() => toPlain(Array.from({ length: 600 }, () => new Array(600).fill(0)))).toThrow('too large to show');
  });
});
