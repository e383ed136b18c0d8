/** A set of digits, as cells and programs meet it. */
import { PIXELS, SIDE } from './layout.ts';
import { stratified, type Chooser } from './split.ts';
import { counted, told } from './words.ts';

/** A digit's picture; in a cell it is shown as one. `grey` counts ink: 0 is paper, 255 is black. */
export interface DigitImage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly label: number;
}

/** A digit to learn from: 784 numbers from 0 to 1, and ten of which that at the label is 1. */
export interface DigitSample {
  readonly x: number[];
  readonly expected: number[];
}

export class Digits {
  readonly length: number;
  /** All grey values, 784 a digit, row after row. */
  readonly bytes: Uint8Array;
  /** What each digit is meant to be, 0 to 9. */
  readonly labels: Uint8Array;

  constructor(bytes: Uint8Array, labels: Uint8Array) {
    if (bytes.length !== labels.length * PIXELS)
      throw new Error(`${counted(labels.length)} digits have ${counted(labels.length * PIXELS)} grey values, but there are ${counted(bytes.length)}.`);
    this.bytes = bytes;
    this.labels = labels;
    this.length = labels.length;
  }

  /** Digit k, counted from 0, as a picture. Its `grey` is a view of `bytes`, not a copy. */
  image(k: number): DigitImage {
    return { width: SIDE, height: SIDE, grey: this.bytes.subarray(this.#at(k) * PIXELS, (k + 1) * PIXELS), label: this.label(k) };
  }

  label(k: number): number {
    return this.labels[this.#at(k)] as number;
  }

  sample(k: number): DigitSample {
    return {
      x: Array.from(this.image(k).grey, (grey) => grey / 255),
      expected: Array.from({ length: 10 }, (_, digit) => (digit === this.label(k) ? 1 : 0)),
    };
  }

  /** All as samples for `train`. Each is made when it is read: all at once would take 400 MB. */
  toSamples(): DigitSample[] {
    return Array.from({ length: this.length }, (_, k) => new LazySample(this, k));
  }

  /** Digits from `from` up to, but without, `to`; negative numbers count from the end, as in arrays. A view, not a copy. */
  slice(from = 0, to = this.length): Digits {
    const place = (n: number): number => Math.max(0, Math.min(this.length, n < 0 ? this.length + Math.trunc(n) : Math.trunc(n)));
    const [start, end] = [place(from), Math.max(place(from), place(to))];
    return new Digits(this.bytes.subarray(start * PIXELS, end * PIXELS), this.labels.subarray(start, end));
  }

  /** The digits at these places, in this order. A copy. */
  select(places: ArrayLike<number>): Digits {
    const bytes = new Uint8Array(places.length * PIXELS);
    const labels = new Uint8Array(places.length);
    for (let n = 0; n < places.length; n++) {
      const k = this.#at(places[n] as number);
      bytes.set(this.bytes.subarray(k * PIXELS, (k + 1) * PIXELS), n * PIXELS);
      labels[n] = this.labels[k] as number;
    }
    return new Digits(bytes, labels);
  }

  /**
   * Sets `validation` digits aside to test on while training. Without a generator these are the last ones:
   * quick, nothing is copied, but the digits' shares are as they fall. With one, `split(5000, random(1))`, they are drawn
   * at random, each of the ten digits in proportion (stratified), and the same seed draws the same. Both
   * parts keep their order, and no digit is in both.
   */
  split(validation: number, random?: Chooser): { training: Digits; validation: Digits } {
    if (!Number.isInteger(validation) || validation < 0 || validation > this.length)
      throw new Error(`Of ${counted(this.length)} digits, 0 to ${counted(this.length)} can be set aside, not ${told(validation)}.`);
    const border = this.length - validation;
    if (!random) return { training: this.slice(0, border), validation: this.slice(border) };
    const aside = stratified(this.labels, validation, random);
    return {
      training: this.select(aside.flatMap((is, k) => (is ? [] : [k]))),
      validation: this.select(aside.flatMap((is, k) => (is ? [k] : []))),
    };
  }

  /** How often each digit occurs: ten numbers. */
  counts(): number[] {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const label of this.labels) (counts[label] as number)++;
    return counts;
  }

  /** All in one picture, `columns` side by side, in reading order. A cell shows up to 80 digits so. */
  mosaic(columns: number): Omit<DigitImage, 'label'> {
    if (!Number.isInteger(columns) || columns < 1) throw new Error(`A mosaic needs one column or more, not ${told(columns)}.`);
    const [width, height] = [columns * SIDE, Math.ceil(this.length / columns) * SIDE];
    const grey = new Uint8Array(width * height);
    for (let k = 0; k < this.length; k++) {
      const corner = Math.floor(k / columns) * SIDE * width + (k % columns) * SIDE;
      for (let y = 0; y < SIDE; y++) grey.set(this.bytes.subarray(k * PIXELS + y * SIDE, k * PIXELS + (y + 1) * SIDE), corner + y * width);
    }
    return { width, height, grey };
  }

  *[Symbol.iterator](): Generator<DigitImage, void> {
    for (let k = 0; k < this.length; k++) yield this.image(k);
  }

  #at(k: number): number {
    if (Number.isInteger(k) && k >= 0 && k < this.length) return k;
    throw new RangeError(this.length === 0 ? 'There is no digit here.' : `There is no digit ${told(k)}: they are counted from 0 to ${counted(this.length - 1)}.`);
  }
}

class LazySample implements DigitSample {
  readonly #digits: Digits;
  readonly #k: number;

  constructor(digits: Digits, k: number) {
    this.#digits = digits;
    this.#k = k;
  }

  get x(): number[] {
    return this.#digits.sample(this.#k).x;
  }

  get expected(): number[] {
    return this.#digits.sample(this.#k).expected;
  }
}
