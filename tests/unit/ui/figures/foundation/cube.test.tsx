import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { cubeProblem, edges, hiddenCorner, look } from '../../../../../src/ui/figures/foundation/cube-data.ts';
import type { CubeData } from '../../../../../src/ui/figures/foundation/cube-data.ts';
import { CubeView, firstView } from '../../../../../src/ui/figures/foundation/cube.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

const data: CubeData = {
  before: [[0, 0, 0], [1, 1, 1], [0.5, 0.2, 0.9]],
  after: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  classes: [0, 1, 2],
  names: ['first', 'middle', 'last'],
  legend: 'The odd pixel is the',
};
const front = { turn: 0, tilt: 0 };

describe('looking at the cube', () => {
  it('from the front, the first axis goes right and the third up', () => {
    expect(look([1, 0.5, 0.5], front).x).toBeGreaterThan(0);
    expect(look([0.5, 0.5, 1], front).y).toBeLessThan(0);
    expect(look([0.5, 0.5, 0.5], front)).toEqual({ x: 0, y: -0, near: 0.5 });
  });

  it('near things are larger than far ones', () => {
    expect(look([1, 0, 0.5], front).x).toBeGreaterThan(look([1, 1, 0.5], front).x);
    expect(look([0.5, 0, 0.5], front).near).toBeGreaterThan(look([0.5, 1, 0.5], front).near);
  });

  it('turning to the right takes the front to the right, tilting shows the top', () => {
    expect(look([0.5, 0, 0.5], { turn: 0.3, tilt: 0 }).x).toBeGreaterThan(0);
    expect(look([0.5, 1, 1], { turn: 0, tilt: 0.4 }).y).toBeLessThan(look([0.5, 0, 1], { turn: 0, tilt: 0.4 }).y);
  });

  it('has twelve edges, and begins with the corner of zeros at the back', () => {
    expect(edges).toHaveLength(12);
    expect(hiddenCorner(firstView)).toEqual([0, 0, 0]);
  });
});

describe('the cubes', () => {
  it('are whole from every side', () => {
    for (let turn = -3.1; turn < 3.2; turn += 0.31) {
      for (const tilt of [-1.4, -0.4, 0, 0.42, 1.4]) {
        const html = renderToString(<CubeView data={data} view={{ turn, tilt }} />);
        expect(html).not.toMatch(/NaN|undefined|null|\[object/);
        expect(html.match(/class="mark /g)).toHaveLength(3 + 2 * 3);
      }
    }
  });

  it('have names that do not lie on each other at first, and stay in the drawing', () => {
    const html = renderToString(<CubeView data={data} view={firstView} />);
    for (const [drawing] of html.matchAll(/<svg class="figure-drawing" viewBox="0 0 400.*?<\/svg>/gs)) {
      const texts = textsOf(drawing);
      expect(texts).toHaveLength(3);
      expect(overlaps(texts)).toEqual([]);
      for (const { left, right } of texts) expect([left > 0, right < 400]).toEqual([true, true]);
    }
  });

  it('say what is wrong with a value', () => {
    expect(cubeProblem(data)).toBeUndefined();
    expect(cubeProblem(1)).toBe('there are no points to draw');
    expect(cubeProblem({ ...data, after: [[1, 2]] })).toBe('after should be a list of points with three numbers each');
    expect(cubeProblem({ ...data, after: [] })).toBe('before and after should have as many points');
    expect(cubeProblem({ ...data, names: ['one'] })).toBe('names should be three words');
    expect(cubeProblem({ ...data, classes: [0, 1, 3] })).toBe('classes should be a 0, 1 or 2 for each point');
  });
});
