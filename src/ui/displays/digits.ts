/** Numbers that stand together share their decimals, so that points line up. Pure. */
import { formatNumber, formatResult } from '../../engine/format.ts';

const MOST = 6;
const TINY = 1e-4;
const HUGE = 1e9;

/** The fewest decimals, at most six, with which every one of the numbers reads exactly. */
export function sharedDigits(values: readonly number[]): number {
  let digits = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    while (digits < MOST && !readsExactly(value, digits)) digits += 1;
  }
  return digits;
}

/** Numbers of one vector, matrix or column as text. Tiny and huge ones are written alone, with a power of ten. */
export function formatTogether(values: readonly number[]): string[] {
  const digits = sharedDigits(values.filter((value) => !isExtreme(value)));
  return values.map((value) => (isExtreme(value) ? formatResult(value) : formatNumber(value, digits)));
}

/** A count with thousands separated: 1,000. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function readsExactly(value: number, digits: number): boolean {
  return Math.abs(Number(value.toFixed(digits)) - value) <= 1e-12 * Math.max(1, Math.abs(value));
}

function isExtreme(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < TINY || size >= HUGE);
}
