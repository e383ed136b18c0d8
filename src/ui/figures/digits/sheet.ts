/** Digits as cells write them, a letter of sixteen levels for each pixel, and the sheet of ink that they are shown from. */
import { inkPng } from '../../displays/png.ts';

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

type Deflate = (raw: Uint8Array) => Uint8Array;

/** A sheet with `columns` digits in a row: a PNG of which the opacity is ink. */
export function sheetOf(ink: string, columns: number, deflate?: Deflate): string {
  const count = Math.floor(ink.length / PIXELS);
  const [width, height] = [columns * SIDE, Math.max(1, Math.ceil(count / columns)) * SIDE];
  const levels = new Uint8Array(width * height);
  for (let k = 0; k < count; k += 1) {
    const corner = Math.floor(k / columns) * SIDE * width + (k % columns) * SIDE;
    for (let p = 0; p < PIXELS; p += 1) levels[corner + Math.floor(p / SIDE) * width + (p % SIDE)] = levelOf(ink.charCodeAt(k * PIXELS + p));
  }
  return inkPng(width, height, levels, deflate);
}

/** '0' … '9', 'a' … 'f'. */
const levelOf = (code: number): number => (code < 58 ? code - 48 : code - 87) & 15;

/** As cells write it: from grey values 0 … 255. Eight levels do at the size that digits are shown in, and are half as long on the wire. */
export const inked = (bytes: ArrayLike<number>): string => Array.from(bytes, (grey) => '02469bdf'[Math.round(grey / 36.5)] ?? '0').join('');

export const isInk = (value: unknown): value is string => typeof value === 'string' && value.length % PIXELS === 0 && /^[0-9a-f]*$/.test(value);
