/** Rings of contours as a path, without the points that nobody could see missing. Pure. */

type Point = readonly [x: number, y: number];

/** How far the drawn line may be from a point that is left out, in steps of the grid: a third of a pixel. */
const tolerance = 0.03;

/** A closed path through the rings' points, the first of which d3 repeats at the end. */
export function pathOfRings(rings: readonly (readonly (readonly number[])[])[], place: (value: number) => number): string {
  return rings
    .map((ring) => ring.map(([x = 0, y = 0]): Point => [place(x), place(y)]))
    .map((ring) => `M${thinned(ring).slice(0, -1).map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}z`)
    .join('');
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * From each point that is kept, the furthest that can be reached by a straight line past all between: each of them
 * narrows the directions that pass it closely enough, until none is left.
 */
export function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (let at = 0; at < points.length; ) {
    const from = points[at] ?? [0, 0];
    kept.push(from);
    let next = at + 1;
    let [low, high] = [-Infinity, Infinity];
    let [axis, reached] = [0, 0];
    for (let k = at + 1; k < points.length; k += 1) {
      const [dx, dy] = [(points[k]?.[0] ?? 0) - from[0], (points[k]?.[1] ?? 0) - from[1]];
      const distance = Math.hypot(dx, dy);
      if (distance <= tolerance) {
        next = k;
        continue;
      }
      if (low === -Infinity) axis = Math.atan2(dy, dx);
      const turned = turn(Math.atan2(dy, dx) - axis);
      const opening = Math.asin(Math.min(1, tolerance / distance));
      // Beside the way, or back along it.
      if (turned < low || turned > high || distance < reached - tolerance) break;
      next = k;
      reached = Math.max(reached, distance);
      low = Math.max(low, turned - opening);
      high = Math.min(high, turned + opening);
    }
    at = next;
  }
  return kept;
}

/** An angle between −π and π. */
function turn(angle: number): number {
  if (angle > Math.PI) return angle - 2 * Math.PI;
  return angle < -Math.PI ? angle + 2 * Math.PI : angle;
}
