/** Where everything stands in the wide setting. Units are CSS pixels at the usual text size. Pure. */
import { round } from './math.tsx';
import type { Point } from './network-parts.tsx';
import type { Place } from './trace.ts';

export const wide = {
  width: 888,
  height: 434,
  rows: [198, 348] as const,
  /** Centres of the input circles. */
  inputs: 46,
  radius: 24,
  /** Left ends of the capsules of hidden and last layer; their width, half height and where i meets o. */
  capsules: [226, 516] as const,
  capsule: { width: 146, half: 27, divide: 72 },
  /** From a capsule's left end: middle of i, middle of o, the bias. */
  offsets: { i: 41, o: 108, bias: 18 },
  expected: 722,
  cost: 852,
};

/** The two ends of a weight's edge. */
export function edgeWide(place: Place): [Point, Point] {
  const from = place.from ?? 0;
  const x1 = place.layer === 1 ? wide.inputs + wide.radius : wide.capsules[0] + wide.capsule.width;
  return [{ x: x1, y: wide.rows[from] }, { x: wide.capsules[place.layer - 1] ?? 0, y: wide.rows[place.to] }];
}

export const line = ([a, b]: [Point, Point]): string => `M${a.x} ${a.y}L${b.x} ${b.y}`;

/** The point at share t of the way. */
export const along = ([a, b]: [Point, Point], t: number): Point => ({ x: round(a.x + (b.x - a.x) * t), y: round(a.y + (b.y - a.y) * t) });
