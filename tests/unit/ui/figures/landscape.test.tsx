import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { contoursOf, levelsBetween } from '../../../../src/ui/figures/contours.ts';
import { judge, landscapeProblem, ticksBetween } from '../../../../src/ui/figures/landscape-data.ts';
import type { LandscapeData } from '../../../../src/ui/figures/landscape-data.ts';
import { LandscapeView } from '../../../../src/ui/figures/landscape.tsx';
import { seenIn } from '../../../../src/ui/figures/leaving.ts';

/** A bowl with its floor at (1, −1), and walks on it. */
const axis = Array.from({ length: 21 }, (_, k) => -2 + k / 4);
const bowl = (x: number, y: number): number => 0.01 + (x - 1) ** 2 / 8 + (y + 1) ** 2 / 4;
const walk = (eta: number, steps = 12) => {
  let [x, y] = [-1, 1];
  const path = [{ x, y, cost: bowl(x, y) }];
  for (let k = 0; k < steps; k++) {
    [x, y] = [x - (eta * (x - 1)) / 4, y - (eta * (y + 1)) / 2];
    path.push({ x, y, cost: bowl(x, y) });
  }
  return { eta, path };
};
const data: LandscapeData = { across: 'w6', up: 'b4', x: axis, y: axis, heights: axis.map((y) => axis.map((x) => bowl(x, y))), paths: [0.02, 1.5, 9].map((eta) => walk(eta)) };

describe('levels', () => {
  it('grow by equal factors over a wide range, by equal steps over a narrow one', () => {
    const wide = levelsBetween(0.003, 1.2);
    expect((wide[1] ?? 0) / (wide[0] ?? 1)).toBeCloseTo((wide[9] ?? 0) / (wide[8] ?? 1), 9);
    const narrow = levelsBetween(0.15, 0.25);
    expect((narrow[1] ?? 0) - (narrow[0] ?? 0)).toBeCloseTo((narrow[9] ?? 0) - (narrow[8] ?? 0), 9);
  });

  it('lie inside the range, rising', () => {
    for (const [low, high] of [[0, 1], [0.001, 5], [0.2, 0.21], [1e-9, 2]] as const) {
      const levels = levelsBetween(low, high);
      expect(levels.length).toBeGreaterThan(5);
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      expect(levels[0]).toBeGreaterThan(low);
      expect(levels.at(-1)).toBeLessThan(high);
    }
  });

  it('are none on a plain', () => {
    expect(levelsBetween(0.2, 0.2)).toEqual([]);
  });
});

describe('contours', () => {
  it('are paths in the grid’s units, also where costs are not finite', () => {
    const heights = data.heights.map((row, r) => row.map((cost, c) => (r + c === 0 ? Infinity : cost)));
    for (const { path, share } of contoursOf(heights)) {
      expect(path).not.toMatch(/NaN|Infinity/);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });
});

describe('a path in a frame', () => {
  const frame = { left: 0, right: 10, top: 0, bottom: 10 };
  it.each([
    ['inside', [[1, 1], [9, 9]], 1, undefined],
    ['out through the right', [[5, 5], [15, 5]], 1, { x: 10, y: 5 }],
    ['out and back', [[5, 5], [15, 5], [5, 5]], 2, { x: 10, y: 5 }],
    ['never seen', [[11, 11], [15, 15]], 0, undefined],
    ['through a corner', [[5, 9], [7, 11]], 1, { x: 6, y: 10 }],
    ['to nowhere', [[5, 5], [NaN, 5]], 0, undefined],
  ] as const)('%s', (_, points, pieces, at) => {
    const seen = seenIn(points.map(([x, y]) => ({ x, y })), frame);
    expect(seen.pieces).toHaveLength(pieces);
    expect(seen.leaves?.at).toEqual(at);
  });
});

describe('a walk is judged', () => {
  it.each([
    [0.02, 'too small'],
    [1.5, 'right'],
    [9, 'too large'],
  ])('with η = %d as %s', (eta, verdict) => {
    expect(judge(walk(eta), data)).toBe(verdict);
  });

  it('by the author, if there is a label', () => {
    expect(judge({ ...walk(9), label: 'bold' }, data)).toBe('bold');
  });
});

it('finds round ticks', () => {
  expect(ticksBetween(-1.5, 6.5)).toEqual([0, 2, 4, 6]);
  expect(ticksBetween(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticksBetween(1, 1)).toEqual([]);
});

describe('the drawing', () => {
  it('is whole, with a panel for each walk', () => {
    const html = renderToString(<LandscapeView data={data} id="l" choosesX="across" choosesY="up" />);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html.match(/<section/g)).toHaveLength(3);
    expect(html).toContain('too small');
    expect(html).toContain('leaves the map');
    expect(html.match(/id="l-hills"/g)).toHaveLength(1);
  });

  it('has no fields before it is alive, and names its axes all the same', () => {
    const [alive, still] = [false, true].map((still) => renderToString(<LandscapeView data={data} id="l" choosesX="across" choosesY="up" still={still} />));
    expect(alive?.match(/<select/g)).toHaveLength(2);
    expect(still).not.toContain('<select');
    expect(still).toContain(`data-q="${data.across}">${data.across}</b> across`);
  });

  it('survives walks to infinity', () => {
    const lost = { ...data, paths: [{ eta: 100, path: [{ x: 0, y: 0, cost: 1 }, { x: Infinity, y: NaN, cost: Infinity }] }] };
    expect(renderToString(<LandscapeView data={lost} id="l" />)).not.toMatch(/(?:d|x|y|cx|cy)="[^"]*(?:NaN|Infinity)/);
  });

  it.each([
    [data, undefined],
    [{ ...data, heights: [[1]] }, 'heights should be 21 rows of 21 numbers'],
    [{ ...data, x: undefined }, 'x and y should be lists of numbers'],
    [{ ...data, paths: [] }, 'paths should be walks of { eta, path: { x, y, cost }[] }'],
    [null, 'x and y should be lists of numbers'],
  ])('says what is wrong with a value', (value, problem) => {
    expect(landscapeProblem(value)).toBe(problem);
  });
});
