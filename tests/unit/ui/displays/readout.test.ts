/** Values are read back from what Plot itself drew. */
import * as Plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../../../src/engine/protocol.ts';
import { withDocument } from '../../../../src/engine/runtime/plot.ts';
import { toTree } from '../../../../src/engine/runtime/tree.ts';
import { axisOf, numberIn } from '../../../../src/ui/displays/axes.ts';
import { dataMarks, nearestMark, pathPoints } from '../../../../src/ui/displays/data-marks.ts';

const { plot } = withDocument(Plot as unknown as Record<string, unknown>) as { plot: (options: Plot.PlotOptions) => Parameters<typeof toTree>[0] };
const draw = (options: Plot.PlotOptions): Tree => toTree(plot(options), 'p');
const told = (tree: Tree): string[] => {
  const [x, y] = [axisOf(tree, 'x'), axisOf(tree, 'y')];
  return dataMarks(tree).map((mark) => mark.title ?? `${x?.read(mark.x)} / ${y?.read(mark.y)}`);
};

describe('a plot tells its values', () => {
  it('of a line', () => {
    const tree = draw({ x: { label: 'steps' }, y: { label: 'cost' }, marks: [Plot.line([[0, 0.2], [100, 0.05], [200, 0.01]])] });
    expect(axisOf(tree, 'x')?.label).toBe('steps');
    const numbers = told(tree).map((text) => text.split(' / ').map(Number));
    [[0, 0.2], [100, 0.05], [200, 0.01]].forEach(([x = 0, y = 0], index) => {
      expect(numbers[index]?.[0]).toBeCloseTo(x, 0);
      expect(numbers[index]?.[1]).toBeCloseTo(y, 3);
    });
  });

  it('on a logarithmic scale', () => {
    const tree = draw({ y: { type: 'log' }, marks: [Plot.dot([[0, 0.1], [5, 0.0023], [9, 0.0001]])] });
    const numbers = told(tree).map((text) => Number(text.split(' / ')[1]));
    expect(numbers[1]).toBeGreaterThan(0.00225);
    expect(numbers[1]).toBeLessThan(0.00235);
  });

  it('of bars over words, from the end that is not zero', () => {
    const tree = draw({ marks: [Plot.barY([{ digit: 'one', wrong: 12 }, { digit: 'two', wrong: -30 }], { x: 'digit', y: 'wrong' }), Plot.ruleY([0])] });
    const [one, two] = told(tree).map((text) => text.split(' / '));
    expect([one?.[0], two?.[0]]).toEqual(['one', 'two']);
    expect(Number(one?.[1])).toBeCloseTo(12, 0);
    expect(Number(two?.[1]?.replace('−', '-'))).toBeCloseTo(-30, 0);
  });

  it('by its own words, where it has them', () => {
    expect(told(draw({ marks: [Plot.dot([[1, 2]], { title: () => 'the start' })] }))).toEqual(['the start']);
  });

  it('of two lines, each a series', () => {
    const tree = draw({ marks: [Plot.line([[0, 0], [1, 1]]), Plot.line([[0, 1], [1, 0]])] });
    expect(dataMarks(tree).map((mark) => mark.series)).toEqual([0, 0, 1, 1]);
  });

  it('and finds the mark that is pointed at', () => {
    const marks = [{ x: 0, y: 0, series: 0 }, { x: 10, y: 50, series: 0 }, { x: 20, y: 0, series: 0 }];
    expect(nearestMark(marks, { x: 11, y: 20 })).toBe(1);
    expect(nearestMark([], { x: 0, y: 0 })).toBe(-1);
  });
});

describe('texts of ticks', () => {
  it.each<[string, number]>([
    ['0.5', 0.5],
    ['−1,000', -1000],
    ['1,000 steps', 1000],
    ['10k', 10_000],
    ['1e−4', 1e-4],
    ['.5', 0.5],
    ['Monday', Number.NaN],
    ['w5', Number.NaN],
    ['2 % of all', 2],
  ])('%s', (text, value) => {
    expect(numberIn(text)).toEqual(value);
  });

  it('a path gives the points at which its pen rests', () => {
    expect(pathPoints('M0,1L10,20C1,1,2,2,30,-4.5')).toEqual([{ x: 0, y: 1 }, { x: 10, y: 20 }, { x: 30, y: -4.5 }]);
    expect(pathPoints('M0,0L1,1Z')).toEqual([]);
    expect(pathPoints('')).toEqual([]);
  });
});
