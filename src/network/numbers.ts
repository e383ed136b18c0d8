// What a vector and a matrix have in common: arithmetic element by element.
//
// Values never change: every operation returns a new one. Numbers are 64-bit floats.

export abstract class Numbers<Self extends Numbers<Self>> {
  protected readonly values: Float64Array;

  /**
   * Takes `values` as its own, unchecked: in a program, use
   * `vector([…])` and `matrix([[…], […]])`.
   */
  constructor(values: Float64Array) {
    this.values = values;
  }

  /**
   * "vector of 3" or "matrix of 2 × 3": what must be
   * equal for element by element to make sense.
   */
  abstract readonly shape: string;

  /** Whether the two are of one shape. */
  protected abstract fits(other: Self): boolean;

  /** Other values, in the same shape. */
  protected abstract like(values: Float64Array): Self;

  map(f: (value: number) => number): Self {
    const result = this.values.slice();
    for (let k = 0; k < result.length; k++) result[k] = f(result[k]!);
    return this.like(result);
  }

  scale(factor: number): Self {
    const result = this.values.slice();
    for (let k = 0; k < result.length; k++) result[k]! *= factor;
    return this.like(result);
  }

  plus(other: Self): Self {
    const result = this.#copyToFit(other, 'added to');
    for (let k = 0; k < result.length; k++) result[k]! += other.values[k]!;
    return this.like(result);
  }

  /** This less the other. */
  minus(other: Self): Self {
    const result = this.#copyToFit(other, 'reduced by');
    for (let k = 0; k < result.length; k++) result[k]! -= other.values[k]!;
    return this.like(result);
  }

  /** The Hadamard product: element times element. */
  hadamard(other: Self): Self {
    const result = this.#copyToFit(other, 'multiplied element by element with');
    for (let k = 0; k < result.length; k++) result[k]! *= other.values[k]!;
    return this.like(result);
  }

  sum(): number {
    let total = 0;
    for (const value of this.values) total += value;
    return total;
  }

  /** Whether every number is finite: neither NaN nor infinite. */
  isFinite(): boolean {
    return this.values.every(Number.isFinite);
  }

  #copyToFit(other: Self, done: string): Float64Array {
    if (!this.fits(other))
      unfit(`A ${this.shape} was ${done} a ${other.shape}: the two must be of one shape.`);
    return this.values.slice();
  }
}

/** The error for two shapes that can't be combined. */
export function unfit(why: string): never {
  throw new Error(`Shapes don't fit. ${why}`);
}
