// Vectors and matrices, with the few operations that a neural network needs.

import { counted, told } from './checks.ts';
import { Numbers, unfit } from './numbers.ts';

/** A column of numbers. Made by `vector([…])`. */
export class Vector extends Numbers<Vector> {
  get length(): number {
    return this.values.length;
  }

  get shape(): string {
    return `vector of ${this.length}`;
  }

  protected fits(other: Vector): boolean {
    return other.values?.length === this.values.length;
  }

  protected like(values: Float64Array): Vector {
    return new Vector(values);
  }

  /** The number at `index`, counted from 0. Error: there is none. */
  at(index: number): number {
    return this.values[index] ?? outside(this.shape, `element ${index}`);
  }

  /** The same vector, but for `value` at `index`. */
  with(index: number, value: number): Vector {
    this.at(index);
    return new Vector(this.values.with(index, value));
  }

  [Symbol.iterator](): ArrayIterator<number> {
    return this.values[Symbol.iterator]();
  }

  toArray(): number[] {
    return [...this.values];
  }

  /** The dot product: Σ aⱼbⱼ. */
  dot(other: Vector): number {
    return this.hadamard(other).sum();
  }

  /** The outer product, (length of this) × (length of other): row r, column c holds aᵣ·b꜀. */
  outer(other: Vector): Matrix {
    const products = new Float64Array(this.length * other.length);
    for (let r = 0, k = 0; r < this.length; r++)
      for (let c = 0; c < other.length; c++, k++) products[k] = this.at(r) * other.at(c);
    return new Matrix(this.length, other.length, products);
  }

  /** The length of the arrow: √Σaⱼ². */
  norm(): number {
    return Math.sqrt(this.dot(this));
  }
}

/** A table of numbers. Made by `matrix([[…], […]])`. */
export class Matrix extends Numbers<Matrix> {
  readonly rows: number;
  readonly columns: number;

  /** `values` are the numbers, row after row. */
  constructor(rows: number, columns: number, values: Float64Array) {
    super(values);
    this.rows = rows;
    this.columns = columns;
  }

  get shape(): string {
    return `matrix of ${this.rows} × ${this.columns}`;
  }

  protected fits(other: Matrix): boolean {
    return other.rows === this.rows && other.columns === this.columns;
  }

  protected like(values: Float64Array): Matrix {
    return new Matrix(this.rows, this.columns, values);
  }

  /** The number in `row` and `column`, counted from 0. Error: there is none. */
  at(row: number, column: number): number {
    const inside = column >= 0 && column < this.columns;
    const value = inside ? this.values[row * this.columns + column] : undefined;
    return value ?? outside(this.shape, `row ${row}, column ${column}`);
  }

  /** The same matrix, but for `value` in `row` and `column`. */
  with(row: number, column: number, value: number): Matrix {
    this.at(row, column);
    return this.like(this.values.with(row * this.columns + column, value));
  }

  row(row: number): Vector {
    if (!(row >= 0 && row < this.rows)) outside(this.shape, `row ${row}`);
    return new Vector(this.values.slice(row * this.columns, (row + 1) * this.columns));
  }

  toArray(): number[][] {
    return Array.from({ length: this.rows }, (_, r) => this.row(r).toArray());
  }

  /**
   * The matrix product. (n × m) times a vector of m is
   * a vector of n; times (m × p) it is (n × p).
   */
  times(other: Vector): Vector;
  times(other: Matrix): Matrix;
  times(other: Vector | Matrix): Vector | Matrix {
    const inner = other instanceof Vector ? other.length : other.rows;
    if (inner !== this.columns)
      unfit(`The matrix is ${this.rows} × ${this.columns} and was multiplied by a ${other.shape}: `
        + `the inner sizes, ${this.columns} and ${inner}, must agree.`);
    return other instanceof Vector
      ? new Vector(this.#sums(1, (k) => other.at(k)))
      : new Matrix(this.rows, other.columns, this.#sums(other.columns, (k, c) => other.at(k, c)));
  }

  /** Rows become columns: (n × m) gives (m × n). */
  transpose(): Matrix {
    const turned = new Float64Array(this.values.length);
    for (let c = 0, k = 0; c < this.columns; c++)
      for (let r = 0; r < this.rows; r++, k++) turned[k] = this.at(r, c);
    return new Matrix(this.columns, this.rows, turned);
  }

  /** For each row r of this and column c of the other, Σₖ aᵣₖbₖ꜀. */
  #sums(columns: number, other: (k: number, c: number) => number): Float64Array {
    const sums = new Float64Array(this.rows * columns);
    for (let r = 0, at = 0; r < this.rows; r++)
      for (let c = 0; c < columns; c++, at++) {
        let sum = 0;
        for (let k = 0; k < this.columns; k++) sum += this.at(r, k) * other(k, c);
        sums[at] = sum;
      }
    return sums;
  }
}

/**
 * A vector of these numbers. `what` names it in
 * errors: something not finite, or no list at all.
 */
export function vector(values: Iterable<number>, what = 'The vector'): Vector {
  const list = listed(values, what, 'numbers');
  const wrong = list.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0)
    throw new Error(`${what} must hold finite numbers only, but element ${wrong} is ${told(list[wrong])}.`);
  return new Vector(Float64Array.from(list));
}

/**
 * A vector of these numbers, of which there must be
 * `length`: one for each of the network's `what`.
 */
export function sizedVector(values: Iterable<number>, length: number, name: string, what: string): Vector {
  const sized = vector(values, name);
  if (sized.length !== length)
    throw new Error(`${name} must hold ${counted(length, 'number')}, one for each of the network's ${what}, but holds ${sized.length}.`);
  return sized;
}

/**
 * A matrix of these rows, each of which must be as
 * long as the first. `what` names it in errors.
 */
export function matrix(rows: Iterable<Iterable<number>>, what = 'The matrix'): Matrix {
  const list = listed(rows, what, 'rows').map((row, r) => vector(row, `${what}, row ${r},`));
  const columns = list[0]?.length ?? 0;
  const wrong = list.findIndex((row) => row.length !== columns);
  if (wrong >= 0)
    throw new Error(`${what} must have rows of one length, but row 0 holds ${counted(columns, 'number')} and row ${wrong} holds ${list[wrong]?.length}.`);
  return new Matrix(list.length, columns, Float64Array.from(list.flatMap((row) => row.toArray())));
}

function listed<T>(values: Iterable<T>, what: string, items: string): T[] {
  if (typeof values !== 'object' || values === null || !(Symbol.iterator in values))
    throw new Error(`${what} must be a list of ${items}, but is ${told(values)}.`);
  return [...values];
}

function outside(shape: string, what: string): never {
  throw new Error(`There is no ${what} in a ${shape}, counting from 0.`);
}
