/** What a pad shows of a drawing: paths in thousandths of its side, and the grid that the keyboard walks. Pure. */

import { distance } from '../../network/drawing/ink.ts';
import type { Drawing, Point, Stroke } from '../../network/drawing/drawing.ts';

/** How thick the pens are, in shares of the pad's side. */
export const PENS = { thin: 0.025, medium: 0.0625, thick: 0.11 } as const;

export type Pen = keyof typeof PENS;

export const penOf = (value: unknown): Pen => (value === 'thin' || value === 'thick' ? value : 'medium');

/** The keyboard's grid has so many places on a side. */
export const GRID = 14;

/** The path of a stroke. A dot is a line of no length, which round caps make visible. */
export function pathOf(stroke: Stroke): string {
  const [first, ...others] = stroke.map(({ x, y }) => `${Math.round(1000 * x)} ${Math.round(1000 * y)}`);
  if (first === undefined) return '';
  return `M${first}${others.length > 0 ? `L${others.join(' ')}` : 'h0'}`;
}

/** Whether a new point is far enough from the last to be worth keeping. */
export function isNews(last: Point | undefined, { x, y }: Point): boolean {
  return last === undefined || Math.hypot(x - last.x, y - last.y) >= 0.004;
}

/** A place of the grid, counted from 0, as a point of the pad. */
export const pointAt = (column: number, row: number): Point => ({ x: (column + 0.5) / GRID, y: (row + 0.5) / GRID });

/** Whether ink of the drawing lies on a place of the grid. */
export function isInked(drawing: Drawing, column: number, row: number): boolean {
  const { x, y } = pointAt(column, row);
  const reach = 0.5 / GRID;
  return drawing.some((stroke) => stroke.some((point, k) => distance({ x, y }, stroke[k - 1] ?? point, point) < reach));
}

/**
 * The drawing with ink at a place of the grid. Painted next to where the keyboard painted last, it goes on with that
 * stroke; elsewhere a new one begins.
 */
export function painted(drawing: Drawing, column: number, row: number, before: { column: number; row: number } | undefined): Drawing {
  const point = pointAt(column, row);
  const last = drawing.at(-1);
  const isNext = before !== undefined && Math.max(Math.abs(before.column - column), Math.abs(before.row - row)) <= 1;
  if (!isNext || !last) return [...drawing, [point]];
  return [...drawing.slice(0, -1), [...last, point]];
}

/** Without what was painted or drawn last: a stroke of the pen, or one place of the keyboard's. */
export function undone(drawing: Drawing, byKeyboard: boolean): Drawing {
  const last = drawing.at(-1);
  if (!last) return drawing;
  return byKeyboard && last.length > 1 ? [...drawing.slice(0, -1), last.slice(0, -1)] : drawing.slice(0, -1);
}
