/** Numbers in a drawing: as exact as the room allows. Pure. */
import { formatNumber } from '../../engine/format.ts';

/** A number with `digits` decimals, fewer where it would not fit into `room` characters; a power of ten at last. Integers stay plain, unless in a column of others. */
export function fitted(value: number, digits: number, room: number, plainIntegers = true): string {
  if (!Number.isFinite(value)) return formatNumber(value, 0);
  if (plainIntegers && Number.isInteger(value)) digits = 0;
  for (let d = digits; d >= 0; d--) {
    const text = formatNumber(value, d);
    if (text.length <= room) return text;
  }
  return power(value, room);
}

/** A number as a person would write it on a label: at most `digits` decimals and no trailing zeros. */
export function brief(value: number, digits = 4, room = 7): string {
  const text = fitted(value, digits, room);
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}

/** A negative number in parentheses, as in a product. */
export function inProduct(text: string): string {
  return text.startsWith('−') ? `(${text})` : text;
}

/** Whether two results are the same but for rounding. */
export function agrees(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function power(value: number, room: number): string {
  for (let d = 2; d >= 0; d--) {
    const text = value.toExponential(d).replace('e+', 'e').replaceAll('-', '−');
    if (text.length <= room || d === 0) return text;
  }
  return formatNumber(value, 0);
}
