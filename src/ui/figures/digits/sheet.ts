/** Digits as cells write them, a letter of sixteen levels for each pixel, and the sheet of ink that they are shown from. */
import { sheetOf as sheetOfPictures, type Deflate } from '../ink.ts';

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** A sheet with `columns` digits in a row: a PNG of which the opacity is ink. */
export const sheetOf = (ink: string, columns: number, deflate?: Deflate): string =>
  sheetOfPictures(Array.from({ length: Math.floor(ink.length / PIXELS) }, (_, k) => ink.slice(k * PIXELS, (k + 1) * PIXELS)), SIDE, columns, deflate);

/** As cells write it: from grey values 0 … 255. Eight levels do at the size that digits are shown in, and are half as long on the wire. */
export const inked = (bytes: ArrayLike<number>): string => Array.from(bytes, (grey) => '02469bdf'[Math.round(grey / 36.5)] ?? '0').join('');

export const isInk = (value: unknown): value is string => typeof value === 'string' && value.length % PIXELS === 0 && /^[0-9a-f]*$/.test(value);
