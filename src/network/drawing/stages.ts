// From what was drawn to what a network was trained on. Each stage is a function of its own, so that
// any can be left out. They move the strokes' points and set the pen; only what comes out is inked,
// so that nothing blurs on the way.

import { momentsOf, type Moments } from '../augment/deskew.ts';
import { checkDrawing, type Drawing, type Point } from './drawing.ts';
import { inkOf, type Picture } from './ink.ts';

/** A drawing, and how wide the pen is that it is drawn with; in pad units. */
export interface Inked {
  readonly drawing: Drawing;
  readonly pen: number;
}

/** A drawing and a pen, looked at. */
export const inked = (drawing: unknown, pen: number): Inked => ({ drawing: checkDrawing(drawing), pen });

/** The sides of MNIST's pictures, and of the box into which its digits were scaled. Pixels. */
export const SIDE = 28;
export const BOX = 20;

/** The drawing as MNIST would show it, 28 × 28. */
export const pictureOf = ({ drawing, pen }: Inked): Picture => inkOf(drawing, { size: SIDE, pen });

/** Dots whose ink touches become lines, so that a thinner pen does not take apart what was painted dot by dot. */
export function joinDots({ drawing, pen }: Inked): Inked {
  const dots = drawing.flatMap((stroke) => (stroke.length === 1 ? [stroke[0]!] : []));
  const touch = (a: Point, b: Point): boolean => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= (TOUCHING * pen) ** 2;
  const lines = dots.flatMap((dot, k) => dots.slice(k + 1).flatMap((other) => (touch(dot, other) ? [[dot, other]] : [])));
  return { drawing: [...drawing, ...lines], pen };
}

/** Dots so many pens apart still touch: on a grid, those across a corner too. */
const TOUCHING = 1.5;

/** Another pen: one that will be `width` pixels wide once the drawing fills its box of 20. */
export function onePen({ drawing, pen }: Inked, width: number): Inked {
  const { side } = boundsOf(drawing);
  return { drawing, pen: side > 0 ? (side * width) / (BOX - width) : pen };
}

/** The drawing moved so that the box around it lies in the middle. */
export function crop({ drawing, pen }: Inked): Inked {
  const { x, y } = boundsOf(drawing);
  return { drawing: moved(drawing, 0.5 - x, 0.5 - y), pen };
}

/** The drawing, pen and all, scaled about the middle so that the box around its ink has a longer side of 20 pixels. */
export function scale({ drawing, pen }: Inked): Inked {
  const side = boundsOf(drawing).side + pen;
  const factor = side > 0 ? BOX / SIDE / side : 1;
  const scaled = (from: number): number => 0.5 + factor * (from - 0.5);
  return { drawing: each(drawing, ({ x, y }) => ({ x: scaled(x), y: scaled(y) })), pen: factor * pen };
}

/** Set upright: each point moved sideways so far that the ink leans to neither side. */
export function deskew({ drawing, pen }: Inked): Inked {
  const { y: middle, yy, xy } = inkMoments({ drawing, pen });
  // Of no ink, or of one row alone, there is no slant.
  const slant = yy > 0 ? xy / yy : 0;
  const level = (middle + 0.5) / SIDE;
  return { drawing: each(drawing, ({ x, y }) => ({ x: x - slant * (y - level), y })), pen };
}

/** The drawing moved so that the middle of its ink, its centre of mass, is the middle of the picture. */
export function centre({ drawing, pen }: Inked): Inked {
  const { x, y } = inkMoments({ drawing, pen });
  return { drawing: moved(drawing, 0.5 - (x + 0.5) / SIDE, 0.5 - (y + 0.5) / SIDE), pen };
}

/** The smallest upright box around the strokes' points: its middle, and its longer side. That of no points lies in the middle of the pad. */
export function boundsOf(drawing: Drawing): { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly side: number } {
  const [least, most] = [{ x: Infinity, y: Infinity }, { x: -Infinity, y: -Infinity }];
  for (const { x, y } of drawing.flat()) {
    [least.x, least.y] = [Math.min(least.x, x), Math.min(least.y, y)];
    [most.x, most.y] = [Math.max(most.x, x), Math.max(most.y, y)];
  }
  if (least.x > most.x) return { x: 0.5, y: 0.5, width: 0, height: 0, side: 0 };
  const [width, height] = [most.x - least.x, most.y - least.y];
  return { x: (least.x + most.x) / 2, y: (least.y + most.y) / 2, width, height, side: Math.max(width, height) };
}

/** In pixels of the 28 × 28. */
const inkMoments = (drawn: Inked): Moments => momentsOf(pictureOf(drawn).grey, SIDE, SIDE);

const each = (drawing: Drawing, change: (point: Point) => Point): Drawing => drawing.map((stroke) => stroke.map(change));

const moved = (drawing: Drawing, right: number, down: number): Drawing => each(drawing, ({ x, y }) => ({ x: x + right, y: y + down }));
