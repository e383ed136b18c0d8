/** Where everything stands in the phone setting: from top to bottom, the measure at the left. Pure. */
import { round } from './math.tsx';
import type { Point } from './network-parts.tsx';
import type { Place } from './trace.ts';

export const phone = {
  width: 352,
  height: 512,
  /** Middles of the two columns. */
  columns: [145, 275] as const,
  input: { y: 24, radius: 19 },
  /** Tops of the boxes of hidden and last layer; each has a row for i and one for o. */
  tops: [136, 288] as const,
  box: { half: 41, row: 28 },
  expected: { top: 384, width: 68, height: 32 },
  cost: { x: 210, y: 458, size: 20 },
  /** The measure's line; labels end left of it. */
  measure: 76,
  labels: 65,
};

/** Heights in a layer: middle of i, middle of o, the bias, half way up the edges into it. */
export function heights(layer: 1 | 2): { i: number; o: number; bias: number; edge: number } {
  const top = phone.tops[layer - 1] ?? 0;
  const start = layer === 1 ? phone.input.y + phone.input.radius : phone.tops[0] + 2 * phone.box.row;
  return { i: top + phone.box.row / 2, o: top + phone.box.row * 1.5, bias: top - 11, edge: round((start + top) / 2) };
}

/** The two ends of a weight's edge. */
export function edgePhone(place: Place): [Point, Point] {
  const from = place.from ?? 0;
  const start = place.layer === 1 ? phone.input.y + phone.input.radius : phone.tops[0] + 2 * phone.box.row;
  return [{ x: phone.columns[from], y: start }, { x: phone.columns[place.to], y: phone.tops[place.layer - 1] ?? 0 }];
}
