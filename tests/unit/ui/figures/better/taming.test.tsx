import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { tamingProblem } from '../../../../../src/ui/figures/better/taming-data.ts';
import type { TamingData } from '../../../../../src/ui/figures/better/taming-data.ts';
import { TamingView, apart } from '../../../../../src/ui/figures/better/taming.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

const costs = (training: number, test: number) => [1, 2, 3].map((k) => ({ epoch: 100 * k, training: training / k, test: test * k }));
const data: TamingData = {
  lambda: 0.5, epochs: 300, highest: 0.4, untamed: costs(0.1, 0.13), tamed: costs(0.15, 0.06),
  weights: { reach: 2.5, untamed: [0.1, 0.4, 0.4, 0.1], tamed: [0, 0.5, 0.5, 0] },
};

describe('the tamed network', () => {
  it('has four curves with their names, and two histograms', () => {
    const html = renderToString(<TamingView data={data} />);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html.match(/class="curve /g)).toHaveLength(8);
    for (const name of ['test, λ = 0.5', 'training, λ = 0.5', 'test, λ = 0<', 'training, λ = 0<']) expect(html).toContain(name);
    expect(html).toContain('Without L2 it ends at 0.033 on training and 0.390 on test examples');
  });

  it('has no text on another, also where the curves end at one place', () => {
    const close = { ...data, tamed: data.untamed };
    for (const each of [data, close])
      for (const svg of renderToString(<TamingView data={each} />).match(/<svg.*?<\/svg>/gs) ?? []) expect(overlaps(textsOf(svg))).toEqual([]);
  });

  it('is whole before the training has begun', () => {
    expect(renderToString(<TamingView data={{ ...data, tamed: [], weights: { ...data.weights, tamed: [] } }} />)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('moves labels apart and keeps their order', () => {
    const places = apart([50, 52, 10, 51]);
    const sorted = places.toSorted((a, b) => a - b);
    for (const [k, place] of sorted.slice(1).entries()) expect(place - (sorted[k] ?? 0)).toBeGreaterThan(14);
    expect(places[0]! < places[3]! && places[3]! < places[1]!).toBe(true);
    expect(places[2]).toBeCloseTo(10, 6);
  });

  it.each([
    [data, undefined],
    [{}, 'lambda should be a number'],
    [{ ...data, tamed: [{}] }, 'tamed should be a list of { epoch, training, test }'],
    [{ ...data, weights: undefined }, 'weights should be { reach, untamed, tamed }'],
  ])('says what is wrong with a value', (value, problem) => {
    expect(tamingProblem(value)).toBe(problem);
  });
});
