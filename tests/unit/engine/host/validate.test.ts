import { describe, expect, it } from 'vitest';
import type { FromKernel } from '../../../../src/engine/protocol.ts';
import { validate } from '../../../../src/engine/host/validate.ts';

const changes = (cell: object): object => ({ type: 'changes', cells: [{ id: 'a', state: 'done', shown: [], ...cell }], watches: [], version: 0 });
const showing = (record: unknown): object => changes({ shown: [{ slot: '#0', record }] });
const watching = (report: object): object => ({ type: 'changes', cells: [], watches: [report], version: 1 });

describe('messages in their proper shape', () => {
  it.each<[string, FromKernel | object]>([
    ['ready', { type: 'ready' }],
    ['need', { type: 'need', module: '@observablehq/plot' }],
    ['graph', { type: 'graph', graph: { cells: [{ id: 'a', inputs: ['x'], outputs: [], error: { kind: 'graph', title: 'T', line: 1, column: 2, length: 3 } }] } }],
    ['pong', { type: 'pong', n: 3 }],
    ['settled', { type: 'settled', version: 3 }],
    ['answered', { ...watching({ id: 'w0', value: 1 }), answered: true }],
    ['a report with everything', changes({ state: 'running', waitsFor: 'b', took: 1.5, progress: { done: 1, total: 2, unit: 'steps' } })],
    ['a number', showing({ kind: 'number', value: 'NaN' })],
    ['a vector', showing({ kind: 'vector', values: [1, NaN], length: 2 })],
    ['entries', showing({ kind: 'entries', entries: [{ label: 'a', value: { kind: 'literal', text: 'true' } }] })],
    ['a table', showing({ kind: 'table', columns: ['a'], rows: [[{ kind: 'text', text: 'x', quoted: false }]], length: 1 })],
    ['a picture', showing({ kind: 'picture', tree: { tag: 'svg', attributes: {}, children: [] } })],
    ['an image', showing({ kind: 'image', width: 1, height: 1, grey: [3], label: '7' })],
    ['checks', showing({ kind: 'checks', rows: [{ passed: true, says: 'x', evidence: 'e', figure: 'f' }] })],
    ['an object', showing({ kind: 'object', preview: '{…}', ref: 1, length: 2 })],
    ['a watch', watching({ id: 'w0', value: { a: [1, 'x', null, true] } })],
    ['a failed watch', watching({ id: 'w0', error: 'waits for a' })],
  ])('%s passes unchanged', (_what, message) => {
    expect(validate(structuredClone(message))).toEqual(message);
  });

  it('loses what the protocol does not know', () => {
    expect(validate({ type: 'pong', n: 1, html: '<script>' })).toEqual({ type: 'pong', n: 1 });
    expect(validate({ ...watching({ id: 'w0', value: 1 }), answered: 'yes' })).toEqual(watching({ id: 'w0', value: 1 }));
    expect(validate(changes({ evil: 1 }))).toEqual(changes({}));
  });
});

describe('anything else is nothing', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  let deep: unknown = { kind: 'literal', text: 'x' };
  for (let i = 0; i < 10; i++) deep = { kind: 'entries', entries: [{ label: 'x', value: deep }] };
  it.each<[string, unknown]>([
    ...[undefined, null, 0, 'pong', [], {}, { type: {} }].map((value, i): [string, unknown] => [`no message ${i}`, value]),
    ['a module outside the table', { type: 'need', module: 'https://example.org' }],
    ['a negative version', { type: 'settled', version: -1 }],
    ['a state unknown', changes({ state: 'root' })],
    ['an id that is no text', changes({ id: {} })],
    ['a record unknown', showing({ kind: 'html', html: '<b>' })],
    ['no record', showing(undefined)],
    ['a vector of texts', showing({ kind: 'vector', values: ['x'], length: 1 })],
    ['records without end', showing(deep)],
    ['a text too long', showing({ kind: 'literal', text: 'x'.repeat(50_000) })],
    ['too many shown', changes({ shown: Array.from({ length: 500 }, () => ({ slot: 's', record: { kind: 'literal', text: '' } })) })],
    ['an error unknown', changes({ error: { kind: 'evil', title: 'x' } })],
    ['a cyclic value', watching({ id: 'w0', value: cyclic })],
    ['a value that is no plain data', watching({ id: 'w0', value: new Map() })],
    ['a date', watching({ id: 'w0', value: new Date() })],
    ['a value too large', watching({ id: 'w0', value: new Array(300_000).fill(0) })],
  ])('%s', (_what, message) => {
    expect(validate(message)).toBeUndefined();
  });
});
