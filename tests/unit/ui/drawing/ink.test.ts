/** A pad's ink and the keyboard's grid. */
import { describe, expect, it } from 'vitest';
import { GRID, isInked, isNews, painted, pathOf, penOf, pointAt, undone } from '../../../../src/ui/drawing/ink.ts';

describe('ink', () => {
  it('is a line through the points, and a dot of no length', () => {
    expect(pathOf([{ x: 0.1, y: 0.2 }, { x: 0.25, y: 0.2 }])).toBe('M100 200L250 200');
    expect(pathOf([{ x: 0.5, y: 0.5 }])).toBe('M500 500h0');
    expect(pathOf([])).toBe('');
  });

  it('takes only points that are some way from the last', () => {
    expect(isNews(undefined, { x: 0, y: 0 })).toBe(true);
    expect(isNews({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.501 })).toBe(false);
    expect(isNews({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.5 })).toBe(true);
  });

  it('has a medium pen for whatever is none', () => {
    expect([penOf('thin'), penOf('thick'), penOf('medium'), penOf('crayon'), penOf(undefined)]).toEqual(['thin', 'thick', 'medium', 'medium', 'medium']);
  });
});

describe('the grid', () => {
  it('has its places within the pad', () => {
    expect(pointAt(0, 0)).toEqual({ x: 0.5 / GRID, y: 0.5 / GRID });
    expect(pointAt(GRID - 1, 0).x).toBeCloseTo(1 - 0.5 / GRID, 12);
  });

  it('goes on with the stroke when painted next to the last place, corners included', () => {
    const one = painted([], 3, 3, undefined);
    const two = painted(one, 4, 4, { column: 3, row: 3 });
    expect(two).toEqual([[pointAt(3, 3), pointAt(4, 4)]]);
    const three = painted(two, 9, 9, { column: 4, row: 4 });
    expect(three).toHaveLength(2);
  });

  it('knows where there is ink, between points too', () => {
    const line = [[pointAt(2, 5), pointAt(8, 5)]];
    expect(isInked(line, 5, 5)).toBe(true);
    expect(isInked(line, 5, 7)).toBe(false);
    expect(isInked([], 5, 5)).toBe(false);
  });

  it('takes back a stroke of the pen, or one place of the keyboard’s', () => {
    const drawing = [[pointAt(1, 1)], [pointAt(2, 2), pointAt(3, 3)]];
    expect(undone(drawing, false)).toEqual([[pointAt(1, 1)]]);
    expect(undone(drawing, true)).toEqual([[pointAt(1, 1)], [pointAt(2, 2)]]);
    expect(undone([[pointAt(1, 1)]], true)).toEqual([]);
    expect(undone([], true)).toEqual([]);
  });
});
