import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { fitProblem, kept, reach } from '../../../../../src/ui/figures/foundation/fit-data.ts';
import type { FitData, Grip } from '../../../../../src/ui/figures/foundation/fit-data.ts';
import { FitView, settings } from '../../../../../src/ui/figures/foundation/fit.tsx';
import { acrossAt, upAt } from '../../../../../src/ui/figures/foundation/plot-frame.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

const sigma = (i: number): number => 1 / (1 + Math.exp(-i));
const grips: Grip[] = [{ place: 0.2, height: 0.4 }, { place: 0.5, height: -0.4 }, { place: 0.8, height: 0.4 }];
const at = (count: number): number[] => Array.from({ length: count }, (_, k) => k / (count - 1));
const adds = ({ place, height }: Grip, x: number): number => height * sigma(12 * (x - place));
const says = (x: number): number => grips.reduce((sum, grip) => sum + adds(grip, x), 0.3);
const data: FitData = {
  target: at(41).map((x) => ({ x, y: 0.5 + 0.3 * Math.sin(6 * x) })),
  at: at(41).map(says),
  line: at(101).map((x) => ({ x, y: says(x) })),
  parts: grips.map((grip) => at(101).map((x) => adds(grip, x))),
  misfit: 0.05,
  grips,
};

describe('the fit', () => {
  const html = renderToString(<FitView data={data} />);
  const drawings = html.split('<svg class="figure-drawing').slice(1);

  it('is whole in both settings', () => {
    expect(html).not.toMatch(/NaN|undefined|null|\[object/);
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) expect(overlaps(textsOf(drawing))).toEqual([]);
  });

  it('has a grip for each hidden neuron, in the middle of its step', () => {
    for (const [n, name] of (['wide', 'phone'] as const).entries()) {
      const { parts } = settings[name];
      const places = [...(drawings[n] ?? '').matchAll(/data-grip="(\d)" transform="translate\(([\d.]+) ([\d.]+)\)"/g)];
      expect(places).toHaveLength(3);
      for (const [, k, x, y] of places) {
        const grip = grips[Number(k)] as Grip;
        expect(Number(x)).toBeCloseTo(acrossAt(parts, grip.place), 0);
        expect(Number(y)).toBeCloseTo(upAt(parts, adds(grip, grip.place)), 0);
      }
    }
  });

  it('lets the grips run ahead of what is computed', () => {
    const ahead = renderToString(<FitView data={data} grips={[{ place: 0.7, height: 1 }]} />);
    expect(ahead).toContain('step at 0.7, height 1');
  });

  it('stays a drawing when the network says what is no number', () => {
    const broken = { ...data, at: data.at.map(() => NaN), line: data.line.map(({ x }) => ({ x, y: NaN })), misfit: NaN };
    expect(renderToString(<FitView data={broken} />)).not.toMatch(/(?:d|x|y|transform)="[^"]*NaN/);
  });
});

it('keeps a grip in its range and on its step', () => {
  expect(kept(reach.place, -0.4)).toBe(0);
  expect(kept(reach.place, 0.123)).toBe(0.12);
  expect(kept(reach.height, 7)).toBe(1.2);
  expect(kept(reach.height, -0.295)).toBeCloseTo(-0.3, 1);
});

it('says what is wrong with a value', () => {
  expect(fitProblem(data)).toBeUndefined();
  expect(fitProblem(null)).toBe('there is no curve to draw');
  expect(fitProblem({ ...data, target: 3 })).toBe('target should be a list of { x, y }');
  expect(fitProblem({ ...data, at: [1] })).toBe('at should be a number for each point of target');
  expect(fitProblem({ ...data, parts: [[1]] })).toBe('parts should be lists as long as line');
  expect(fitProblem({ ...data, grips: [{}] })).toBe('grips should be a list of { place, height }');
});
