import { describe, expect, it } from 'vitest';
import { pathOfRings, thinned } from '../../../../src/ui/figures/rings.ts';

const circle = Array.from({ length: 721 }, (_, k) => [10 * Math.cos((k * Math.PI) / 360), 10 * Math.sin((k * Math.PI) / 360)] as const);

/** How far a point is from a line between two. */
function away([x, y]: readonly [number, number], [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

describe('rings', () => {
  it('a straight stretch is one line', () => {
    expect(thinned([[0, 0], [0, 1], [0, 2], [0, 3], [1, 3], [2, 3]])).toEqual([[0, 0], [0, 3], [2, 3]]);
  });
  it('a point that turns back is kept', () => {
    expect(thinned([[0, 0], [5, 0], [2, 0], [2, 2]])).toContainEqual([5, 0]);
  });
  it('a circle keeps its shape with a few of its points', () => {
    const kept = thinned(circle);
    expect(kept.length).toBeLessThan(circle.length / 8);
    for (const point of circle) expect(Math.min(...kept.slice(1).map((to, k) => away(point, kept[k] ?? to, to)))).toBeLessThan(0.035);
  });
  it('is written with two decimals, closed', () => {
    expect(pathOfRings([[[0.5, 0.5], [4.5, 0.5], [4.5, 4.511], [0.5, 0.5]]], (n) => n - 0.5)).toBe('M0 0L4 0L4 4.01z');
  });
});
