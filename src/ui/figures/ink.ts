/** Pictures as cells write them, a letter of sixteen levels for each pixel, on one sheet of ink that masks show pieces of. */
import { inkPng } from '../displays/png.ts';

export type Deflate = (raw: Uint8Array) => Uint8Array;

/** Whether `value` is so many square pictures of `side` pixels. */
export const isInkOf = (value: unknown, side: number, count = 1): value is string =>
  typeof value === 'string' && value.length === count * side * side && /^[0-9a-f]*$/.test(value);

/** A sheet with `columns` pictures in a row, `side` pixels along each side of one: a PNG of which the opacity is ink. */
export function sheetOf(pictures: readonly string[], side: number, columns: number, deflate?: Deflate): string {
  const [width, height] = [columns * side, Math.max(1, Math.ceil(pictures.length / columns)) * side];
  const levels = new Uint8Array(width * height);
  pictures.forEach((ink, k) => {
    const corner = Math.floor(k / columns) * side * width + (k % columns) * side;
    for (let p = 0; p < side * side; p += 1) levels[corner + Math.floor(p / side) * width + (p % side)] = levelOf(ink.charCodeAt(p));
  });
  return inkPng(width, height, levels, deflate);
}

/** '0' … '9', 'a' … 'f'. */
const levelOf = (code: number): number => (code < 58 ? code - 48 : code - 87) & 15;

/** What of a sheet an element shows: for `mask`, by custom properties that augment.css reads. */
export const sheetStyle = (sheet: string, count: number, columns: number): string =>
  `--sheet:url(${sheet});--columns:${columns};--rows:${Math.max(1, Math.ceil(count / columns))}`;

export const placeOn = (k: number, columns: number): string => `--x:${k % columns};--y:${Math.floor(k / columns)}`;
