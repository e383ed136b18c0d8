/** How numbers are written, everywhere: at build, in the page, in figures. Pure. */

/** A number with a fixed count of decimals, a true minus, and no "−0.000". Very large or small ones get a power of ten. */
export function formatNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size >= 1e15) return withMinus(value.toExponential(Math.max(digits - 1, 1)).replace('e+', 'e'));
  const fixed = value.toFixed(digits);
  return withMinus(Number(fixed) === 0 ? fixed.replace('-', '') : fixed);
}

/** A number as an instrument in a cell shows it: integers plain, others with six decimals, tiny ones in powers of ten. */
export function formatResult(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return withMinus(String(value));
  if (value !== 0 && Math.abs(value) < 1e-4) return withMinus(value.toExponential(2));
  return formatNumber(value, 6);
}

/** A number as typed by a person: shortest text that reads back the same, with a true minus. */
export function formatPlain(value: number): string {
  return withMinus(String(value));
}

/** How a live value is set, in prose and in formulas. */
export interface LiveFormat {
  digits: number;
  /** A word or symbol: strings stand as they are. */
  sym?: boolean;
  /** Negative numbers in parentheses, for the second factor of a product. */
  paren?: boolean;
}

/** A watched value as text, at build and in the page the same; undefined if it is neither a number nor a string. */
export function formatLive(value: unknown, { digits, sym = false, paren = false }: LiveFormat): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const text = sym ? formatPlain(value) : formatNumber(value, digits);
  return paren && text.startsWith('−') ? `(${text})` : text;
}

function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}
