// What a pen leaves on paper: strokes become a picture.

import { numberWithin, wholeNumber } from '../checks.ts';
import { checkDrawing, type Drawing, type Point } from './drawing.ts';

/** A grey picture, row after row: 0 is paper, 255 is ink. A cell shows it as one. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Float64Array;
}

/**
 * The drawing on a square picture of `size` × `size` pixels, by a round pen `pen` wide (1: as wide as
 * the pad). How much ink a pixel gets follows from how far it is from the nearest stroke: all if it is
 * half a pixel within the pen's edge, none if half a pixel beyond it, so that edges are smooth. What
 * lies outside the pad is cut off. Error: no drawing, or a size or a pen that can't be.
 */
export function inkOf(drawing: Drawing, { size, pen }: { readonly size: number; readonly pen: number }): Picture {
  wholeNumber(size, 'The size of the picture');
  const reach = numberWithin(pen, 0, 100, 'The width of the pen') * size / 2 + 0.5;
  const grey = new Float64Array(size * size);
  for (const stroke of checkDrawing(drawing)) {
    // In pixels, from the middle of the one at the top left. A dot is a line from a point to itself.
    const points = stroke.map(({ x, y }) => ({ x: x * size - 0.5, y: y * size - 0.5 }));
    if (points.length === 1) points.push(points[0]!);
    for (let k = 1; k < points.length; k++) inkLine(grey, size, points[k - 1]!, points[k]!, reach);
  }
  return { width: size, height: size, grey };
}

/** Inks the pixels near one straight line; where there is more ink already, it stays. */
function inkLine(grey: Float64Array, size: number, from: Point, to: Point, reach: number): void {
  const first = (a: number, b: number): number => Math.max(0, Math.ceil(Math.min(a, b) - reach));
  const last = (a: number, b: number): number => Math.min(size - 1, Math.floor(Math.max(a, b) + reach));
  for (let y = first(from.y, to.y); y <= last(from.y, to.y); y++)
    for (let x = first(from.x, to.x); x <= last(from.x, to.x); x++) {
      const within = reach - distance({ x, y }, from, to);
      if (within > 0) grey[y * size + x] = Math.max(grey[y * size + x]!, 255 * Math.min(1, within));
    }
}

/** From a point to the nearest of a straight line from one point to another. */
export function distance({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  // How far along the line the nearest point lies: 0 at its beginning, 1 at its end.
  const along = square > 0 ? Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / square)) : 0;
  const [awayX, awayY] = [x - from.x - along * dx, y - from.y - along * dy];
  return Math.sqrt(awayX * awayX + awayY * awayY);
}
