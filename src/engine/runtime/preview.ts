/** Any value in one short line: `{ a: 1, b: [2, 3] }`, `Network {…}`, `ƒ sigmoid`, `Map(3)`. Never throws, never runs long. */
import { formatPlain } from '../format.ts';
import { isMatrix, isNumberArray, isPlainObject, isVector } from './shapes.ts';

const WIDTH = 72;
const ITEMS = 6;

export function preview(value: unknown): string {
  const line = safely(() => describe(value, 1));
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

function safely(work: () => string): string {
  try {
    return work();
  } catch {
    return 'an object that cannot be read';
  }
}

function describe(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'number':
      return formatPlain(value);
    case 'string':
      return JSON.stringify(value.length > WIDTH ? `${value.slice(0, WIDTH)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return describeFunction(value);
    case 'object':
      return value === null ? 'null' : describeObject(value, depth);
    default:
      return String(value);
  }
}

function describeFunction(value: object): string {
  const text = Function.prototype.toString.call(value);
  const { name } = value as { name?: unknown };
  const called = typeof name === 'string' ? name : '';
  return `${text.startsWith('class') ? 'class' : 'ƒ'} ${called}`.trim();
}

function describeObject(value: object, depth: number): string {
  if (Array.isArray(value)) return depth === 0 ? `[… ${value.length}]` : list('[', value.length, ']', (i) => describe(value[i], depth - 1));
  if (isNumberArray(value)) return `${nameOf(value)}(${value.length})`;
  if (value instanceof Map) return `Map(${value.size})`;
  if (value instanceof Set) return `Set(${value.size})`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'a promise: put await before it to see its value';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (isMatrix(value)) return `${nameOf(value)} ${value.rows} × ${value.columns}`;
  if (isVector(value)) return `${nameOf(value)} of ${value.length}`;
  const plain = isPlainObject(value);
  if (!plain || depth === 0) return `${plain ? '' : `${nameOf(value)} `}{…}`;
  const keys = Object.keys(value);
  return list('{ ', keys.length, ' }', (i) => {
    const name = keys[i] ?? '';
    return `${name}: ${describe((value as Record<string, unknown>)[name], depth - 1)}`;
  });
}

function list(open: string, length: number, close: string, item: (index: number) => string): string {
  if (length === 0) return `${open}${close}`.replace(/\s+/g, '');
  const items = Array.from({ length: Math.min(length, ITEMS) }, (_, i) => item(i));
  return `${open}${[...items, ...(length > ITEMS ? ['…'] : [])].join(', ')}${close}`;
}

/** The name of the class a value was made by. */
export function nameOf(value: object): string {
  const maker = (Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor;
  return typeof maker?.name === 'string' && maker.name !== '' ? maker.name : 'object';
}

