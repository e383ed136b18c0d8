/**
 * A watched value → plain data, the same whether it reaches the page as JSON in the HTML or as a message from
 * the Worker. JSON knows no NaN, no infinities and no −0, so those leave as 'NaN', 'Infinity', '-Infinity' and 0
 * both ways: a baked value and the live one it becomes are equal.
 */
import type { Plain } from '../protocol.ts';
import { isMatrix, isNumberArray, isVector } from './shapes.ts';

const MOST_NUMBERS = 200_000;
const DEEPEST = 6;
const tooLarge = (): Error => new Error(`This value is too large to show. At most ${MOST_NUMBERS} numbers can be.`);

/** Vectors and matrices become arrays; functions and symbols are dropped. Throws for a value too large to send. */
export function toPlain(value: unknown): Plain {
  let left = MOST_NUMBERS;

  function plain(value: unknown, depth: number): Plain | undefined {
    if (--left < 0) throw tooLarge();
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) ? value + 0 || 0 : String(value);
      case 'string':
        left -= value.length >> 3;
        return value;
      case 'boolean':
        return value;
      case 'bigint':
        return String(value);
      case 'object':
        return value === null ? null : ofObject(value, depth);
      default:
        return undefined;
    }
  }

  function ofObject(value: object, depth: number): Plain | undefined {
    if (depth >= DEEPEST) return null;
    if (isMatrix(value) || isVector(value)) return ofList(value.toArray(), depth);
    if (Array.isArray(value) || isNumberArray(value)) return ofList(value, depth);
    if (value instanceof Set) return ofList([...value], depth);
    if (value instanceof Date) return value.toISOString();
    const entries = value instanceof Map ? [...value].map(([name, part]) => [String(name), part] as const) : Object.entries(value);
    const result: Record<string, Plain> = {};
    for (const [name, part] of entries) {
      const item = plain(part, depth + 1);
      if (item !== undefined && name !== '__proto__') result[name] = item;
    }
    return result;
  }

  function ofList(list: ArrayLike<unknown>, depth: number): Plain {
    if (list.length > left) throw tooLarge();
    return Array.from(list, (item) => plain(item, depth + 1) ?? null);
  }

  return plain(value, 0) ?? null;
}
