/** Filled contours of a grid of costs, as paths in the grid's own units: (0, 0) is the first sample, 1 the next. Pure. */
import { contours as marchingSquares } from 'd3-contour';
import { pathOfRings } from './rings.ts';

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
  const known = heights.flat().filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const filled = heights.map((row) => row.map((cost) => (Number.isFinite(cost) ? cost : high)));
  const finer = transpose(transpose(filled.map(between)).map(between));
  const levels = levelsBetween(low, high);
  return marchingSquares()
    .size([finer[0]?.length ?? 0, finer.length])
    .thresholds(levels)(finer.flat())
    .map(({ coordinates, value }, k) => ({ level: value, share: (k + 1) / levels.length, path: pathOf(coordinates) }));
}

/** Adds a point between every two, on a smooth curve through their neighbours: a coarse grid's narrow valley has round ends. */
function between(values: readonly number[]): number[] {
  const at = (k: number): number => values[Math.min(values.length - 1, Math.max(0, k))] ?? 0;
  return values.flatMap((value, k) => (k === values.length - 1 ? [value] : [value, (9 * (value + at(k + 1)) - at(k - 1) - at(k + 2)) / 16]));
}

const transpose = (rows: readonly (readonly number[])[]): number[][] => (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? 0));

/** d3 puts sample k at k + ½, and every second sample is one of ours. */
const pathOf = (polygons: number[][][][]): string => pathOfRings(polygons.flat(), (n) => (n - 0.5) / 2);
