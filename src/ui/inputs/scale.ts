/** An input's range: pixels ↔ values, steps, rounding, and how a value is written and read. Pure. */
import { formatNumber, formatPlain } from '../../engine/format.ts';

export interface Range {
  min: number;
  max: number;
  /** The finest difference between two values by hand; typing may be finer. */
  step: number;
  scale: 'linear' | 'log';
  /** Decimals shown. On a logarithmic scale the most that are shown: 0.10, 8.3, 40. */
  digits: number;
}

/** How far a finger or a mouse moves from one end to the other, at most and per step or decade. */
const WIDEST = 480;
const PER_STEP = 8;
const PER_DECADE = 96;

/** Where a value stands between min (0) and max (1). */
export function toFraction(range: Range, value: number): number {
  const { min, max } = range;
  const at = range.scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return clamp(at, 0, 1);
}

/** The value at a fraction of the way, rounded as by hand. */
export function fromFraction(range: Range, fraction: number): number {
  const { min, max } = range;
  const t = clamp(fraction, 0, 1);
  if (t === 0) return min;
  if (t === 1) return max;
  return snap(range, range.scale === 'log' ? min * (max / min) ** t : min + (max - min) * t);
}

/** The value after a drag of so many pixels from where it was. Shift drags ten times finer. */
export function dragged(range: Range, from: number, pixels: number, fine = false): number {
  const moved = pixels / travel(range) / (fine ? 10 : 1);
  return moved === 0 ? from : fromFraction(range, toFraction(range, from) + moved);
}

/** Pixels from one end of the range to the other. */
export function travel(range: Range): number {
  if (range.scale === 'log') return clamp(Math.log10(range.max / range.min) * PER_DECADE, 120, WIDEST);
  return clamp(((range.max - range.min) / range.step) * PER_STEP, 120, WIDEST);
}

/** Rounded to the step; on a logarithmic scale to two significant figures, where those are coarser. */
export function snap(range: Range, value: number): number {
  const unit = range.scale === 'log' ? Math.max(range.step, unitAt(value)) : range.step;
  const from = range.scale === 'log' ? 0 : range.min;
  return clamp(clean(from + Math.round((value - from) / unit) * unit), range.min, range.max);
}

/** The neighbour so many steps up or down. On a logarithmic scale a step is one in the second figure. */
export function stepped(range: Range, value: number, steps: number): number {
  if (range.scale === 'linear') return clamp(clean(value + steps * range.step), range.min, range.max);
  let at = value;
  const direction = Math.sign(steps);
  for (let left = Math.abs(steps); left > 0; left -= 1) {
    // Going down from 1 the unit is that of 0.99.
    const unit = Math.max(range.step, unitAt(direction < 0 ? at * (1 - 1e-9) : at));
    at = clean(at + direction * unit);
  }
  return clamp(at, range.min, range.max);
}

/** A page up or down: a decade, or a tenth of the range. */
export function paged(range: Range, value: number, direction: 1 | -1): number {
  if (range.scale === 'log') return clamp(clean(value * 10 ** direction), range.min, range.max);
  return snap(range, value + (direction * (range.max - range.min)) / 10);
}

/** The value as the page writes it. A typed one with more decimals is never shown as less than it is. */
export function written(range: Range, value: number): string {
  const floor = range.scale === 'log' && value > 0 ? clamp(range.digits - 1 - exponent(value), 0, range.digits) : range.digits;
  return formatNumber(value, Math.max(floor, Math.min(decimals(value), 6)));
}

/** How many characters the values by hand need at most: the number's place keeps its width in a drag. */
export function widest(range: Range): number {
  const values = [range.min, range.max, fromFraction(range, 0.25), fromFraction(range, 0.5), fromFraction(range, 0.75)];
  return Math.max(...values.map((value) => written(range, value).length));
}

/** What a person typed: a value of the range, or words about what is wrong. */
export type Read = { value: number } | { problem: string };

/** Reads a number as people write it: true minus or hyphen, decimal point or comma. */
export function read(range: Range, text: string): Read {
  const plain = text.trim().replaceAll('−', '-').replace(/^([-+]?\d*),(\d*)$/, '$1.$2');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) {
    return { problem: plain === '' ? 'A number is missing.' : `“${text.trim()}” is not a number.` };
  }
  const value = Number(plain);
  if (value < range.min || value > range.max || !Number.isFinite(value)) {
    return { problem: `The number goes from ${formatPlain(range.min)} to ${formatPlain(range.max)}.` };
  }
  return { value };
}

/** One in the second significant figure of a value: 0.1 → 0.01, 8 → 0.1, 40 → 1. */
function unitAt(value: number): number {
  return 10 ** (exponent(value) - 1);
}

function exponent(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)) + 1e-12);
}

/** Decimals that a value needs to read exactly. */
function decimals(value: number): number {
  const [mantissa = '', power = '0'] = clean(value).toString().split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power));
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
