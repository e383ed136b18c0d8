/** The ground of a map as filled paths, in the grid's own units: (0, 0) is the first sample, 1 the next. Pure. */
import { contours as marchingSquares } from 'd3-contour';
import { contoursOf } from '../contours.ts';
import { pathOfRings } from '../rings.ts';

/** One shade of the ground: all that is as high as its level or higher. */
export interface Shade {
  /** 0…1: how strong its colour is. */
  share: number;
  path: string;
  /** The line at ½ of an answer: on one side of it yes, on the other no. */
  border?: boolean;
}

const levels = [0.1, 0.3, 0.5, 0.7, 0.9];

/** The cost's contours as in every landscape; an answer's at fixed levels, so that panels can be compared. */
export function shadesOf(heights: readonly (readonly number[])[], ground: 'cost' | 'signal'): Shade[] {
  if (ground === 'cost') return contoursOf(heights);
  const values = heights.flat().map((height) => (Number.isFinite(height) ? height : 0));
  return marchingSquares()
    .size([heights[0]?.length ?? 0, heights.length])
    .thresholds(levels)(values)
    .map(({ coordinates, value }) => ({ share: value, path: pathOf(coordinates), ...(value === 0.5 ? { border: true } : {}) }));
}

/** d3 puts sample k at k + ½. */
const pathOf = (polygons: number[][][][]): string => pathOfRings(polygons.flat(), (n) => n - 0.5);

const made = new Map<string, { key: readonly (readonly number[])[]; shades: Shade[] }>();

/** Shades are made anew only when the numbers of this ground change; values arrive as new copies each time. */
export function rememberedShades(id: string, heights: readonly (readonly number[])[], ground: 'cost' | 'signal'): Shade[] {
  const known = made.get(id);
  if (known && isSame(known.key, heights)) return known.shades;
  const shades = shadesOf(heights, ground);
  made.set(id, { key: heights, shades });
  return shades;
}

const isSame = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean =>
  a === b || (a.length === b.length && a.every((row, r) => row.length === b[r]?.length && row.every((n, c) => Object.is(n, b[r]?.[c]))));
