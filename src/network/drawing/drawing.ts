// A drawing: strokes of a pen on a square pad. What it is, whether something is one, and how it is written as text.

import { finiteNumber, told } from '../checks.ts';

/** A place on the pad, whose sides are 1 long: x to the right from the left edge, y downwards from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pen went between touching the pad and leaving it. A single point is a dot. */
export type Stroke = readonly Point[];

/** In the order in which the strokes were drawn. */
export type Drawing = readonly Stroke[];

/** More points than any hand draws: what comes from a file or a link is not to hold up the page. */
const MOST = 50_000;

/** `value`, which must be a drawing. Strokes without a point are left out. Error: it is none, with what was expected. */
export function checkDrawing(value: unknown): Drawing {
  if (!Array.isArray(value)) throw new Error(`A drawing must be a list of strokes, but is ${told(value)}.`);
  let points = 0;
  const strokes = value.map((stroke: unknown, k): Stroke => {
    if (!Array.isArray(stroke)) throw new Error(`Stroke ${k} must be a list of points, but is ${told(stroke)}.`);
    if ((points += stroke.length) > MOST) throw new Error(`A drawing can have at most ${MOST} points, but this one has more.`);
    return stroke.map((point: unknown, n) => {
      if (typeof point !== 'object' || point === null) throw new Error(`Point ${n} of stroke ${k} must be { x, y }, but is ${told(point)}.`);
      const { x, y } = point as Record<string, unknown>;
      return { x: finiteNumber(x, `x of point ${n} of stroke ${k}`), y: finiteNumber(y, `y of point ${n} of stroke ${k}`) };
    });
  });
  return strokes.filter((stroke) => stroke.length > 0);
}

/** Text has a point's coordinates in thousandths of the pad: finer than a screen shows it. */
const FINENESS = 1000;

/** The drawing as text, such as `120,300 125,310;500,40`: points apart by blanks, strokes by semicolons, in thousandths of the pad. */
export function drawingText(drawing: Drawing): string {
  const whole = (value: number): number => Math.round(value * FINENESS);
  return checkDrawing(drawing).map((stroke) => stroke.map(({ x, y }) => `${whole(x)},${whole(y)}`).join(' ')).join(';');
}

/** The drawing in such a text; none in an empty one. Error: what can't be read. */
export function drawingFrom(text: string): Drawing {
  if (typeof text !== 'string') throw new Error(`A drawing's text must be a string, but is ${told(text)}.`);
  return checkDrawing(text.split(';').map((stroke) => stroke.trim().split(/\s+/).filter(Boolean).map((pair): Point => {
    const [, x, y] = /^(-?\d{1,7}),(-?\d{1,7})$/.exec(pair) ?? [];
    if (x === undefined || y === undefined) throw new Error(`A point of a drawing's text must be written as 120,300, but is ${told(pair)}.`);
    return { x: Number(x) / FINENESS, y: Number(y) / FINENESS };
  })));
}
