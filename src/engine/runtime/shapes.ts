/** What a value is, told by its looks: no class of the network module is imported, and none of a cell's is trusted. */

/** A chainrule Vector, or anything that looks like one. */
export interface VectorLike {
  length: number;
  toArray(): ArrayLike<number>;
}

/** A chainrule Matrix, or anything that looks like one. */
export interface MatrixLike {
  rows: number;
  columns: number;
  toArray(): ArrayLike<ArrayLike<number>>;
}

/** A grey picture, such as a digit: row after row, 0 … 255. Weights go down to −255. */
export interface ImageLike {
  width: number;
  height: number;
  grey: ArrayLike<number>;
  label?: unknown;
}

type Loose = Record<string, unknown>;

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export function isMatrix(value: object): value is MatrixLike {
  const { rows, columns, toArray } = value as Loose;
  return isCount(rows) && isCount(columns) && typeof toArray === 'function';
}

export function isVector(value: object): value is VectorLike {
  const { length, toArray } = value as Loose;
  return isCount(length) && typeof toArray === 'function' && !isMatrix(value);
}

export type NumberArray = Exclude<NodeJS.TypedArray, BigInt64Array | BigUint64Array>;

export const isNumberArray = (value: unknown): value is NumberArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof BigInt64Array) && !(value instanceof BigUint64Array);

const DIGIT = 28;

/** `{ width, height, grey }`, a digit's 784 bytes, or `{ label, pixels }` with such bytes. */
export function asImage(value: object): ImageLike | undefined {
  if (isDigit(value)) return { width: DIGIT, height: DIGIT, grey: value };
  const { width, height, grey, pixels, label } = value as Loose;
  if (isDigit(pixels)) return { width: DIGIT, height: DIGIT, grey: pixels, label };
  if (!isCount(width) || !isCount(height) || width * height === 0 || width * height > 65_536) return undefined;
  if (!Array.isArray(grey) && !isNumberArray(grey)) return undefined;
  return grey.length === width * height ? { width, height, grey, label } : undefined;
}

const isDigit = (value: unknown): value is Uint8Array =>
  (value instanceof Uint8Array || value instanceof Uint8ClampedArray) && value.length === DIGIT * DIGIT;

/** An object that is only a record of named values, not an instance of something. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
