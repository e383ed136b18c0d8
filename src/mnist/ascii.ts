/** An image in characters, as the series prints a digit: from a blank for white paper to @ for black ink. */
import { told } from './words.ts';

const RAMP = ' .:-=+*#%@';

/** One line for each row of the image. */
export function ascii({ width, height, grey }: { readonly width: number; readonly height: number; readonly grey: ArrayLike<number> }): string {
  if (grey?.length !== width * height) throw new Error(`An image of ${told(width)} × ${told(height)} needs as many grey values, but there are ${told(grey?.length)}.`);
  const character = (value: number): string => RAMP[Math.min(9, Math.floor((value / 255) * 10))] ?? ' ';
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => character(grey[y * width + x] ?? 0)).join('')).join('\n');
}
