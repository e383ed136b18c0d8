/** Digits as real pens wrote them, and how else a reader might have drawn the same ones on the pad. */
import { told } from '../../network/checks.ts';
import { boundsOf, checkDrawing, type Drawing } from '../../network/drawing/index.ts';
import { record } from '../recipe.ts';

/** One of a file of pen strokes: points [x, y] in units of the tablet, y downwards. */
export interface PenDigit {
  readonly label: number;
  readonly strokes: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** Widths of pens, in pad units. On a pad of 320 pixels: 8, 20 and 35. */
export const PENS = { thin: 0.025, medium: 0.0625, thick: 0.11 } as const;

/** How large the longer side of the digit is, where its middle lies, and how it leans: sideways for each step upwards. */
interface Way {
  readonly side: number;
  readonly x: number;
  readonly y: number;
  readonly lean: number;
}

export const WAYS = {
  'as is': { side: 0.6, x: 0.5, y: 0.5, lean: 0 },
  small: { side: 0.25, x: 0.5, y: 0.5, lean: 0 },
  large: { side: 0.85, x: 0.5, y: 0.5, lean: 0 },
  'off-centre': { side: 0.4, x: 0.27, y: 0.68, lean: 0 },
  'leaning right': { side: 0.6, x: 0.5, y: 0.5, lean: 0.36 },
  'leaning left': { side: 0.6, x: 0.5, y: 0.5, lean: -0.36 },
} as const satisfies Record<string, Way>;

export interface Variant {
  readonly pen: keyof typeof PENS;
  readonly way: keyof typeof WAYS;
  readonly drawing: Drawing;
  /** In pad units. */
  readonly width: number;
}

const keys = <T extends object>(table: T): (keyof T)[] => Object.keys(table) as (keyof T)[];

/** The digit with each pen, in each way. */
export const variantsOf = (digit: PenDigit): Variant[] =>
  keys(PENS).flatMap((pen) => keys(WAYS).map((way) => ({ pen, way, drawing: drawnSo(digit, WAYS[way]), width: PENS[pen] })));

/** The digit on the pad. */
export function drawnSo({ strokes }: PenDigit, { side, x: toX, y: toY, lean }: Way): Drawing {
  const given = strokes.map((stroke) => stroke.map(([x, y]) => ({ x: x - lean * y, y })));
  const box = boundsOf(given);
  const factor = side / Math.max(box.side, 1);
  return given.map((stroke) => stroke.map(({ x, y }) => ({ x: toX + factor * (x - box.x), y: toY + factor * (y - box.y) })));
}

/** The digits in a file, as text of JSON: { digits: [{ label, strokes }, …] }. Error: it is none. */
export function readPenDigits(text: string): PenDigit[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('A file of pen strokes must be JSON, but this is not, or not all of it is here.');
  }
  const { digits } = record(file, 'A file of pen strokes');
  if (!Array.isArray(digits) || digits.length === 0) throw new Error(`A file of pen strokes must have a list of digits, but has ${told(digits)}.`);
  return digits.map((each: unknown, k) => {
    const { label, strokes } = record(each, `Digit ${k}`);
    if (!(Number.isInteger(label) && (label as number) >= 0 && (label as number) <= 9)) throw new Error(`The label of digit ${k} must be one of 0 to 9, but is ${told(label)}.`);
    if (!Array.isArray(strokes)) throw new Error(`The strokes of digit ${k} must be a list, but are ${told(strokes)}.`);
    checkDrawing(strokes.map((stroke: unknown) => (Array.isArray(stroke) ? stroke.map((point: unknown) => (Array.isArray(point) ? { x: point[0], y: point[1] } : point)) : stroke)));
    return { label: label as number, strokes: strokes as PenDigit['strokes'] };
  });
}
