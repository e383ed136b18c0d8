/**
 * A value → the record by which it is shown. Values come from a reader's code, so they may be cyclic, huge,
 * proxies, or throw when read: what is read is capped, and what cannot be read is said to be so.
 */
import type { DisplayRecord } from '../protocol.ts';
import { isElement } from './dom.ts';
import { preview } from './preview.ts';
import { asImage, isMatrix, isNumberArray, isObject, isPlainObject, isVector } from './shapes.ts';
import { toTree } from './tree.ts';

/** How much of a value is sent; true lengths are kept beside. */
const CAP = { vector: 200, side: 50, entries: 24, rows: 100, columns: 12, text: 10_000, numbers: 20_000 };

/** What is shared while one value is recorded. */
export interface Recording {
  /** Keeps an object so that it can be opened later; returns its reference. */
  hold: (value: object) => number;
  /** Stands before every id in a drawing, so that two drawings on one page cannot meet. */
  prefix: string;
  /** Numbers that may still be sent. */
  left: number;
}

export function record(value: unknown, hold: Recording['hold'], prefix: string): DisplayRecord {
  return recorded(value, { hold, prefix, left: CAP.numbers }, 0);
}

/** One level deeper: the parts of a value that was only previewed. */
export function open(value: object, hold: Recording['hold'], prefix: string): DisplayRecord {
  const recording = { hold, prefix, left: CAP.numbers };
  try {
    if (typeof value === 'function') return { kind: 'text', text: Function.prototype.toString.call(value).slice(0, CAP.text), quoted: false };
    if (value instanceof Error) return { kind: 'text', text: String(value.stack ?? value).slice(0, CAP.text), quoted: false };
    const parts = partsOf(value);
    const entries = parts.slice(0, CAP.rows).map(([label, part]) => ({ label, value: recorded(part(), recording, 1) }));
    if (parts.length > CAP.rows) entries.push({ label: '…', value: { kind: 'literal', text: `${parts.length - CAP.rows} more` } });
    return { kind: 'entries', entries };
  } catch {
    return unreadable;
  }
}

const unreadable: DisplayRecord = { kind: 'object', preview: 'an object that cannot be read' };

function recorded(value: unknown, recording: Recording, depth: number): DisplayRecord {
  switch (typeof value) {
    case 'number':
      return { kind: 'number', value: Number.isFinite(value) ? value : (String(value) as 'NaN') };
    case 'string':
      return { kind: 'text', text: value.slice(0, CAP.text), quoted: depth > 0 };
    case 'object':
    case 'function':
      if (value === null) return { kind: 'literal', text: 'null' };
      try {
        return ofObject(value, recording, depth);
      } catch {
        return unreadable;
      }
    default:
      return { kind: 'literal', text: preview(value) };
  }
}

function ofObject(value: object, recording: Recording, depth: number): DisplayRecord {
  if (typeof value === 'function') return folded(value, recording);
  if (isElement(value)) return { kind: 'picture', tree: toTree(value, recording.prefix) };
  const image = asImage(value);
  if (image) return ofImage(image);
  if (isNumberArray(value)) return ofNumbers(value, recording);
  if (Array.isArray(value)) return ofArray(value, recording, depth);
  if (isMatrix(value)) return ofRows(value.toArray(), value.rows, value.columns, recording);
  if (isVector(value)) return ofNumbers(value.toArray(), recording);
  if (value instanceof Date || value instanceof RegExp) return { kind: 'literal', text: preview(value) };
  if (depth === 0 && isPlainObject(value)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.length <= CAP.entries)
      return { kind: 'entries', entries: keys.map((label) => ({ label, value: recorded(read(value, label), recording, 1) })) };
  }
  return folded(value, recording);
}

function ofImage(image: NonNullable<ReturnType<typeof asImage>>): DisplayRecord {
  const grey = Array.from(image.grey, (level) => Math.max(-255, Math.min(255, Math.round(Number(level)) || 0)));
  const label = image.label === undefined || isObject(image.label) ? undefined : String(image.label).slice(0, 120);
  return { kind: 'image', width: image.width, height: image.height, grey, ...(label === undefined ? {} : { label }) };
}

function ofArray(value: unknown[], recording: Recording, depth: number): DisplayRecord {
  if (value.length === 0) return { kind: 'literal', text: '[]' };
  const some = Array.from({ length: Math.min(value.length, CAP.rows) }, (_, i) => value[i]);
  if (some.every((item) => typeof item === 'number')) return ofNumbers(value as number[], recording);
  const width = rowLength(some[0]);
  if (width > 0 && some.every((item) => rowLength(item) === width)) return ofRows(value as number[][], value.length, width, recording);
  if (depth === 0 && some.every((item) => isObject(item) && !Array.isArray(item) && isPlainObject(item) && !asImage(item)))
    return ofTable(some as object[], value.length, recording);
  if (depth === 0 && value.length <= CAP.entries && some.some((item) => isObject(item)))
    return { kind: 'entries', entries: some.map((item, i) => ({ label: String(i), value: recorded(item, recording, 1) })) };
  return folded(value, recording);
}

/** How many numbers a row of a matrix holds; 0 for what is no such row. */
function rowLength(row: unknown): number {
  if (isNumberArray(row)) return row.length;
  return Array.isArray(row) && row.slice(0, CAP.side).every((item) => typeof item === 'number') ? row.length : 0;
}

function ofNumbers(value: ArrayLike<number>, recording: Recording): DisplayRecord {
  return { kind: 'vector', values: take(value, CAP.vector, recording), length: value.length };
}

function ofRows(value: ArrayLike<ArrayLike<number>>, rows: number, columns: number, recording: Recording): DisplayRecord {
  const values = Array.from({ length: Math.min(rows, CAP.side) }, (_, r) => take(value[r] ?? [], CAP.side, recording));
  return { kind: 'matrix', rows, columns, values };
}

function take(value: ArrayLike<number>, cap: number, recording: Recording): number[] {
  const count = Math.min(value.length, cap, recording.left);
  recording.left -= count;
  return Array.from({ length: count }, (_, i) => Number(value[i]));
}

function ofTable(objects: object[], length: number, recording: Recording): DisplayRecord {
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))].slice(0, CAP.columns);
  if (columns.length === 0) return { kind: 'literal', text: `[${length} empty objects]` };
  const cell = (object: object, column: string): DisplayRecord => {
    if (!Object.hasOwn(object, column)) return { kind: 'literal', text: '' };
    const shown = recorded(read(object, column), recording, 1);
    return shown.kind === 'text' ? { ...shown, quoted: false } : shown;
  };
  return { kind: 'table', columns, rows: objects.map((object) => columns.map((column) => cell(object, column))), length };
}

/** Shown by its preview alone; can be opened. */
function folded(value: object, { hold }: Recording): DisplayRecord {
  const { length, size } = value as { length?: unknown; size?: unknown };
  const count = Array.isArray(value) ? length : value instanceof Map || value instanceof Set ? size : undefined;
  return { kind: 'object', preview: preview(value), ref: hold(value), ...(typeof count === 'number' ? { length: count } : {}) };
}

type Part = [label: string, read: () => unknown];

/** The named parts of a value: items, entries, own properties, and the getters of its class. */
function partsOf(value: object): Part[] {
  if (Array.isArray(value)) return Array.from({ length: Math.min(value.length, CAP.rows + 1) }, (_, i): Part => [String(i), () => value[i]]);
  if (value instanceof Map) return [...value].map(([key, item]): Part => [preview(key), () => item]);
  if (value instanceof Set) return [...value].map((item, i): Part => [String(i), () => item]);
  const own = Object.keys(value);
  const prototype: object | null = Object.getPrototypeOf(value);
  const inherited = prototype === null || prototype === Object.prototype ? {} : Object.getOwnPropertyDescriptors(prototype);
  const getters = Object.keys(inherited).filter((name) => name !== '__proto__' && inherited[name as never]['get'] !== undefined && !own.includes(name));
  return [...own, ...getters].map((name): Part => [name, () => read(value, name)]);
}

function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch (error) {
    return error instanceof Error ? error : new Error('This property cannot be read.');
  }
}
