// From what was drawn to what a network was trained on. Each stage is a function of its own, so that any can be left
// out. They move the strokes' points and set the pen; only what comes out is inked, so that nothing blurs on the way.

import { momentsOf } from '../augment/deskew.ts';
import { checkDrawing, type Drawing, type Point } from './drawing.ts';
import { inkOf, type Picture } from './ink.ts';

/** A drawing, and how wide the pen is that it is drawn with; in pad units. */
export interface Inked {
  readonly drawing: Drawing;
  readonly pen: number;
}

/** The sides of MNIST's pictures, and of the box into which its digits were scaled. Pixels. */
export const SIDE = 28;
export const BOX = 20;

/** The drawing as MNIST would show it, 28 × 28. */
export const pictureOf = ({ drawing, pen }: Inked): Picture => inkOf(drawing, { size: SIDE, pen });

/** The smallest upright box around the strokes' points; undefined if there are none. */
export function boundsOf(drawing: Drawing): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } | undefined {
  const points = drawing.flat();
  if (points.length === 0) return undefined;
  const ends = (values: number[]): [least: number, most: number] => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  const [left, right] = ends(points.map(({ x }) => x));
  const [top, bottom] = ends(points.map(({ y }) => y));
  return { left, right, top, bottom };
}

/** Dots whose ink touches become lines: as they are painted by keyboard, so that a thinner pen does not take them apart. */
export function joinDots({ drawing, pen }: Inked): Inked {
  const dots = drawing.flatMap((stroke) => (stroke.length === 1 ? [stroke[0]!] : []));
  const near = (a: Point, b: Point): boolean => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= (TOUCHING * pen) ** 2;
  const lines = dots.flatMap((dot, k) => dots.slice(k + 1).filter((other) => near(dot, other)).map((other) => [dot, other]));
  return { drawing: [...drawing, ...lines], pen };
}

/** Dots so many pens apart still touch: on a grid, those at a corner too. */
const TOUCHING = 1.5;

/** Another pen: one that will be `width` pixels wide once the drawing fills its box of 20. */
export function onePen({ drawing, pen }: Inked, width: number): Inked {
  const bounds = boundsOf(drawing);
  const side = bounds ? Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) : 0;
  return { drawing, pen: side > 0 ? (side * width) / (BOX - width) : pen };
}

/** The drawing moved so that the box around it lies in the middle. */
export function crop({ drawing, pen }: Inked): Inked {
  const bounds = boundsOf(drawing);
  return bounds ? { drawing: moved(drawing, 0.5 - (bounds.left + bounds.right) / 2, 0.5 - (bounds.top + bounds.bottom) / 2), pen } : { drawing, pen };
}

/** The drawing, pen and all, scaled about the middle so that the larger side of the box around its ink is 20 pixels. */
export function scale({ drawing, pen }: Inked): Inked {
  const bounds = boundsOf(drawing);
  if (!bounds) return { drawing, pen };
  const side = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) + pen;
  if (!(side > 0)) return { drawing, pen };
  const factor = BOX / SIDE / side;
  return { drawing: drawing.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.5 + factor * (x - 0.5), y: 0.5 + factor * (y - 0.5) }))), pen: factor * pen };
}

/** Set upright: each point moved sideways so far that the ink leans to neither side. */
export function deskew({ drawing, pen }: Inked): Inked {
  const { total, y: middle, yy, xy } = momentsOf(pictureOf({ drawing, pen }).grey, SIDE, SIDE);
  if (!(total > 0 && yy > 0)) return { drawing, pen };
  const [slant, level] = [xy / yy, (middle + 0.5) / SIDE];
  return { drawing: drawing.map((stroke) => stroke.map(({ x, y }) => ({ x: x - slant * (y - level), y }))), pen };
}

/** The drawing moved so that the middle of its ink is the middle of the picture. */
export function centre({ drawing, pen }: Inked): Inked {
  const { x, y } = momentsOf(pictureOf({ drawing, pen }).grey, SIDE, SIDE);
  return { drawing: moved(drawing, 0.5 - (x + 0.5) / SIDE, 0.5 - (y + 0.5) / SIDE), pen };
}

const moved = (drawing: Drawing, dx: number, dy: number): Drawing => drawing.map((stroke) => stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy })));

/** A drawing and a pen, looked at. */
export const inked = (drawing: unknown, pen: number): Inked => ({ drawing: checkDrawing(drawing), pen });
