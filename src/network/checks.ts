// What the module says when it is handed something it cannot use: what was expected, and what came.

/** `value` as it should appear in a message: `"abc"`, `NaN`, `a list`, `an object`, `nothing`. */
export function told(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'function') return 'a function';
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

/** "1 number", "2 numbers". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `value`, which must be a finite number. `what` names it in the error. */
export function finiteNumber(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`${what} must be a finite number, but is ${told(value)}.`);
}

/** `value`, which must be a number in low ≤ value < high. `what` names it in the error. */
export function numberWithin(value: unknown, low: number, high: number, what: string): number {
  const number = finiteNumber(value, what);
  if (number >= low && number < high) return number;
  const range = high === Infinity ? `at least ${low}` : `at least ${low} and below ${high}`;
  throw new Error(`${what} must be ${range}, but is ${number}.`);
}

/** `value`, which must be one of 1, 2, 3, … `what` names it in the error. */
export function wholeNumber(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`${what} must be a whole number, 1 or more, but is ${told(value)}.`);
}

/** The entry of `table` called `name`; the error for an unknown name lists the known ones. */
export function byName<T>(table: Readonly<Record<string, T>>, name: unknown, what: string): T {
  const found = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  throw new Error(`There is no ${what} called ${told(name)}. There are: ${Object.keys(table).join(', ')}.`);
}

/** The last of a list that is never empty. */
export function last<T>(list: readonly T[]): T {
  if (list.length === 0) throw new Error('An empty list has no last item.');
  return list[list.length - 1] as T;
}
