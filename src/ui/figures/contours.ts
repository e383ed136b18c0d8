/** Filled contours of a grid of costs, as paths in the grid's own units: (0, 0) is the first sample, 1 the next. Pure. */
import { contours as marchingSquares } from 'd3-contour';

export interface Contour {
  /** The cost at its edge. */
  level: number;
  /** 0…1: from just above the lowest to the highest. */
  share: number;
  path: string;
}

/** How many levels are drawn at most. */
const count = 12;

/**
 * Levels between the lowest and the highest cost: by equal factors where the range is wide, so that the valley's
 * floor shows as much shape as its walls; by equal steps where it is narrow.
 */
export function levelsBetween(low: number, high: number): number[] {
  if (!(high > low)) return [];
  const floor = Math.max(low, high / 400);
  const ratio = high / floor;
  const at = (k: number): number => (ratio > 6 && floor > 0 ? floor * ratio ** (k / count) : low + ((high - low) * k) / count);
  return Array.from({ length: count - 1 }, (_, k) => at(k + 1));
}

/** Contours of heights[row][column], lowest level first; each covers all that is as high or higher. */
export function contoursOf(heights: readonly (readonly number[])[]): Contour[] {
  const columns = heights[0]?.length ?? 0;
  const flat = heights.flat();
  const known = flat.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const filled = flat.map((cost) => (Number.isFinite(cost) ? cost : high));
  const levels = levelsBetween(low, high);
  return marchingSquares()
    .size([columns, heights.length])
    .thresholds(levels)(filled)
    .map(({ coordinates, value }, k) => ({ level: value, share: (k + 1) / levels.length, path: pathOf(coordinates) }));
}

/** d3 puts sample k at k + ½. */
function pathOf(polygons: number[][][][]): string {
  const number = (n: number): string => String(Math.round((n - 0.5) * 100) / 100);
  return polygons
    .flat()
    .map((ring) => `M${ring.slice(0, -1).map(([x = 0, y = 0]) => `${number(x)} ${number(y)}`).join('L')}z`)
    .join('');
}
