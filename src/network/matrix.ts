// Vectors and matrices, with the few operations that a neural network needs.
//
// Values never change: every operation returns a new one. Numbers are 64-bit floats.

import { told } from './checks.ts';

/** What Vector and Matrix have in common: arithmetic element by element. */
export interface Elementwise<Self> {
  plus(other: Self): Self;
  minus(other: Self): Self;
  scale(factor: number): Self;
  hadamard(other: Self): Self;
  map(f: (value: number) => number): Self;
  /** Whether every number in it is finite: neither NaN nor infinite. */
  isFinite(): boolean;
}

/** A column of numbers. Made by `vector([…])`. */
export class Vector implements Elementwise<Vector> {
  readonly #values: Float64Array;

  /** Takes `values` as its own, unchecked: outside this file, use `vector([…])`. */
  constructor(values: Float64Array) {
    this.#values = values;
  }

  get length(): number {
    return this.#values.length;
  }

  /** The number at `index`, counted from 0. */
  at(index: number): number {
    return this.#values[index] ?? outside(`a vector of ${this.length}`, `element ${index}`);
  }

  /** The same vector, but for `value` at `index`. */
  with(index: number, value: number): Vector {
    this.at(index);
    return new Vector(this.#values.with(index, value));
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#values[Symbol.iterator]();
  }

  toArray(): number[] {
    return [...this.#values];
  }

  isFinite(): boolean {
    return this.#values.every(Number.isFinite);
  }

  map(f: (value: number) => number): Vector {
    return new Vector(this.#values.map((value) => f(value)));
  }

  scale(factor: number): Vector {
    return this.map((value) => factor * value);
  }

  plus(other: Vector): Vector {
    return this.#with(other, 'added to', (a, b) => a + b);
  }

  minus(other: Vector): Vector {
    return this.#with(other, 'reduced by', (a, b) => a - b);
  }

  /** The Hadamard product: element times element. */
  hadamard(other: Vector): Vector {
    return this.#with(other, 'multiplied element by element with', (a, b) => a * b);
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

  sum(): number {
    return this.#values.reduce((total, value) => total + value, 0);
  }

  /** The length of the arrow: √Σa². */
  norm(): number {
    return Math.sqrt(this.dot(this));
  }

  #with(other: Vector, done: string, f: (a: number, b: number) => number): Vector {
    if (other.length !== this.length)
      unfit(`A vector of ${this.length} was ${done} a vector of ${other.length}: the lengths must agree.`);
    return new Vector(this.#values.map((value, j) => f(value, other.at(j))));
  }
}

/** A table of numbers, kept row after row. Made by `matrix([[…], […]])`. */
export class Matrix implements Elementwise<Matrix> {
  readonly rows: number;
  readonly columns: number;
  readonly #values: Float64Array;

  /** Takes `values` as its own, unchecked: outside this file, use `matrix([[…], […]])`. */
  constructor(rows: number, columns: number, values: Float64Array) {
    this.rows = rows;
    this.columns = columns;
    this.#values = values;
  }

  /** The number in `row` and `column`, both counted from 0. */
  at(row: number, column: number): number {
    const value = column >= 0 && column < this.columns ? this.#values[row * this.columns + column] : undefined;
    return value ?? outside(`a matrix of ${this.#shape}`, `row ${row}, column ${column}`);
  }

  /** The same matrix, but for `value` in `row` and `column`. */
  with(row: number, column: number, value: number): Matrix {
    this.at(row, column);
    return new Matrix(this.rows, this.columns, this.#values.with(row * this.columns + column, value));
  }

  row(row: number): Vector {
    if (!(row >= 0 && row < this.rows)) outside(`a matrix of ${this.#shape}`, `row ${row}`);
    return new Vector(this.#values.slice(row * this.columns, (row + 1) * this.columns));
  }

  toArray(): number[][] {
    return Array.from({ length: this.rows }, (_, r) => this.row(r).toArray());
  }

  isFinite(): boolean {
    return this.#values.every(Number.isFinite);
  }

  map(f: (value: number) => number): Matrix {
    return new Matrix(this.rows, this.columns, this.#values.map((value) => f(value)));
  }

  scale(factor: number): Matrix {
    return this.map((value) => factor * value);
  }

  plus(other: Matrix): Matrix {
    return this.#with(other, 'added to', (a, b) => a + b);
  }

  minus(other: Matrix): Matrix {
    return this.#with(other, 'reduced by', (a, b) => a - b);
  }

  /** The Hadamard product: element times element. */
  hadamard(other: Matrix): Matrix {
    return this.#with(other, 'multiplied element by element with', (a, b) => a * b);
  }

  /** The matrix product. (n × m) times a vector of m gives a vector of n; times (m × p) gives (n × p). */
  times(other: Vector): Vector;
  times(other: Matrix): Matrix;
  times(other: Vector | Matrix): Vector | Matrix {
    const [inner, name] = other instanceof Vector
      ? [other.length, `vector of ${other.length}`]
      : [other.rows, `matrix of ${other.#shape}`];
    if (inner !== this.columns)
      unfit(`The matrix is ${this.#shape} and was multiplied by a ${name}: the inner sizes, ${this.columns} and ${inner}, must agree.`);
    return other instanceof Vector
      ? new Vector(this.#product(1, (k) => other.at(k)))
      : new Matrix(this.rows, other.columns, this.#product(other.columns, (k, c) => other.at(k, c)));
  }

  /** Rows become columns: (n × m) gives (m × n). */
  transpose(): Matrix {
    const turned = new Float64Array(this.#values.length);
    for (let c = 0, k = 0; c < this.columns; c++)
      for (let r = 0; r < this.rows; r++, k++) turned[k] = this.at(r, c);
    return new Matrix(this.columns, this.rows, turned);
  }

  #product(columns: number, other: (k: number, c: number) => number): Float64Array {
    const sums = new Float64Array(this.rows * columns);
    for (let r = 0, at = 0; r < this.rows; r++)
      for (let c = 0; c < columns; c++, at++) {
        let sum = 0;
        for (let k = 0; k < this.columns; k++) sum += this.at(r, k) * other(k, c);
        sums[at] = sum;
      }
    return sums;
  }

  #with(other: Matrix, done: string, f: (a: number, b: number) => number): Matrix {
    if (other.rows !== this.rows || other.columns !== this.columns)
      unfit(`A matrix of ${this.#shape} was ${done} a matrix of ${other.#shape}: rows and columns must agree.`);
    return new Matrix(this.rows, this.columns, this.#values.map((value, k) => f(value, other.#values[k] ?? NaN)));
  }

  get #shape(): string {
    return `${this.rows} × ${this.columns}`;
  }
}

/** A vector of the given numbers, each of which must be finite. `what` names it in errors. */
export function vector(values: Iterable<number>, what = 'The vector'): Vector {
  if (typeof values !== 'object' || !(Symbol.iterator in values))
    throw new Error(`${what} must be a list of numbers, but is ${told(values)}.`);
  const list = [...values];
  list.forEach((value, j) => {
    if (!Number.isFinite(value))
      throw new Error(`${what} must hold finite numbers only, but element ${j} is ${told(value)}.`);
  });
  return new Vector(Float64Array.from(list));
}

/** A matrix of the given rows, all of one length, of finite numbers. `what` names it in errors. */
export function matrix(rows: Iterable<Iterable<number>>, what = 'The matrix'): Matrix {
  if (typeof rows !== 'object' || !(Symbol.iterator in rows))
    throw new Error(`${what} must be a list of rows, but is ${told(rows)}.`);
  const vectors = Array.from(rows, (row, r) => vector(row, `Row ${r} of ${what.charAt(0).toLowerCase()}${what.slice(1)}`));
  const columns = vectors[0]?.length ?? 0;
  vectors.forEach((row, r) => {
    if (row.length !== columns)
      throw new Error(`${what} must have rows of one length, but row 0 has ${columns} numbers and row ${r} has ${row.length}.`);
  });
  return new Matrix(vectors.length, columns, Float64Array.from(vectors.flatMap((row) => row.toArray())));
}

function unfit(why: string): never {
  throw new Error(`Shapes don't fit. ${why}`);
}

function outside(where: string, what: string): never {
  throw new Error(`There is no ${what} in ${where}, counting from 0.`);
}
