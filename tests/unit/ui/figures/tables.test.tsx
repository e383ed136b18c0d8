import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { compareProblem, CompareView } from '../../../../src/ui/figures/compare.tsx';
import { gaugeProblem, GaugeView } from '../../../../src/ui/figures/gauge.tsx';
import { ParametersView } from '../../../../src/ui/figures/parameters.tsx';
import { fitted } from '../../../../src/ui/figures/numbers.ts';
import { gradientOf, parameterIds, places } from '../../../../src/ui/figures/trace.ts';
import { traces, workedTrace } from './worked-trace.ts';

describe('the table of the twelve', () => {
  const html = renderToString(<ParametersView trace={workedTrace} chosen="w5" />);
  const rows = [...html.matchAll(/<tr data-q="(\w+)".*?<\/tr>/gs)];

  it('has a row for each, in order', () => {
    expect(rows.map((row) => row[1])).toEqual([...parameterIds]);
  });

  it('shows each gradient, and its bar on the side it says', () => {
    places.forEach((place, n) => {
      const row = rows[n]?.[0] ?? '';
      const gradient = gradientOf(workedTrace, place);
      expect(row).toContain(fitted(gradient, 6, 12));
      expect(/class="bar" x="(-?)/.exec(row)?.[1]).toBe(gradient < 0 ? '-' : '');
    });
  });

  it('marks the chosen one only', () => {
    expect(rows.filter((row) => row[0].includes('data-chosen')).map((row) => row[1])).toEqual(['w5']);
  });

  it.each(traces)('is whole: %s', (_, trace) => {
    expect(renderToString(<ParametersView trace={trace} chosen="b1" />)).not.toMatch(/NaN|undefined|\[object/);
  });

  it('does without the step when there is none', () => {
    const { after: _, ...without } = workedTrace;
    expect(renderToString(<ParametersView trace={without} chosen="b1" />)).not.toContain('after');
  });
});

describe('the gauge', () => {
  const points = Array.from({ length: 121 }, (_, k) => ({ eta: 10 ** (-2 + k / 30), cost: k === 70 ? NaN : 0.19 - k / 1000 }));
  const gauge = { points, best: { eta: 4, cost: 0.07 }, now: { eta: 0.1, cost: 0.183 }, before: 0.19 };

  it.each([0.01, 0.1, 100, 1e9, 1e-9])('is whole at η = %d', (eta) => {
    const html = renderToString(<GaugeView data={{ ...gauge, now: { eta, cost: eta > 1e6 ? Infinity : 0.18 } }} />);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    for (const tick of ['0.01', '0.1', '1', '10', '100']) expect(html).toContain(`>${tick}</tspan>`);
  });

  it('says what is wrong with a value', () => {
    expect(gaugeProblem(gauge)).toBeUndefined();
    expect(gaugeProblem({ ...gauge, points: [] })).toBe('points should be a list of { eta, cost }');
    expect(gaugeProblem({ points })).toBe('now and best should be { eta, cost }');
    expect(gaugeProblem(null)).toBe('points should be a list of { eta, cost }');
  });
});

describe('the comparison', () => {
  const rows = [
    { q: 'w5', of: 'slope' as const, exact: -0.5, printed: -0.25 },
    { q: 'C', of: 'after' as const, exact: 0.125, printed: 0.375 },
  ];

  it('strikes through what was printed', () => {
    const html = renderToString(<CompareView rows={rows} digits={4} />);
    expect(html).toContain('−0.5000');
    expect(html).toContain('<del>−0.2500</del>');
    expect(html).toContain('<del>0.3750</del>');
  });

  it('says what is wrong with a value', () => {
    expect(compareProblem(rows)).toBeUndefined();
    expect(compareProblem([{ q: 'w5' }])).toBe('there should be rows of { q, of, exact, printed }');
    expect(compareProblem({})).toBe('there should be rows of { q, of, exact, printed }');
  });
});
