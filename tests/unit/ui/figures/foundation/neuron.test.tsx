import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { neuronProblem } from '../../../../../src/ui/figures/foundation/neuron-data.ts';
import type { NeuronData } from '../../../../../src/ui/figures/foundation/neuron-data.ts';
import { NeuronView } from '../../../../../src/ui/figures/foundation/neuron.tsx';
import { acrossAt, upAt, valueAcross, valueUp } from '../../../../../src/ui/figures/foundation/plot-frame.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

const sigma = (i: number): number => 1 / (1 + Math.exp(-i));
const curve = Array.from({ length: 33 }, (_, k) => ({ i: -8 + k / 2, o: sigma(-8 + k / 2) }));

function neuron(x: [number, number], w: [number, number], b: number): NeuronData {
  const terms = x.map((value, k) => value * (w[k] ?? 0));
  const i = terms.reduce((sum, term) => sum + term, b);
  return { x, w, terms, b, i, o: sigma(i), curve };
}

const neurons: [string, NeuronData][] = [
  ['as the chapter sets it', neuron([2, 3], [0.3, -0.4], 0.25)],
  ['far to the right of its curve', neuron([5, 5], [3, 3], 6)],
  ['far to the left', neuron([-5, 5], [3, -3], -6)],
  ['of zeros', neuron([0, 0], [0, 0], 0)],
  ['with long numbers', neuron([-4.9, 4.7], [-2.95, 2.85], -5.95)],
];

const drawingsOf = (html: string): string[] => [...html.matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg);

describe.each(neurons)('a neuron %s', (_, data) => {
  const html = renderToString(<NeuronView data={data} />);

  it('is drawn in two settings, whole, and no two texts lie on each other', () => {
    expect(html).not.toMatch(/NaN|undefined|null|\[object/);
    const drawings = drawingsOf(html);
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) expect(overlaps(textsOf(drawing))).toEqual([]);
  });

  it('keeps its dot in the plot', () => {
    for (const [, x] of html.matchAll(/class="now" cx="([\d.-]+)"/g)) expect(Number(x)).toBeGreaterThan(30);
  });
});

it('tells its numbers to those who do not see it', () => {
  expect(renderToString(<NeuronView data={neuron([2, 3], [0.3, -0.4], 0.25)} />)).toContain('weights 0.3 and −0.4, bias 0.25. Weighted input −0.3500, output 0.4134');
});

it('stays a drawing when its numbers are not finite', () => {
  for (const broken of [NaN, Infinity, -Infinity]) {
    const html = renderToString(<NeuronView data={{ ...neuron([2, 3], [1, 1], 0), i: broken, o: broken, w: [broken, 1], terms: [broken, 1] }} />);
    expect(html).not.toMatch(/(?:d|x|y|cx|cy|stroke-width)="[^"]*(?:NaN|Infinity)/);
  }
});

it('says what is wrong with a value', () => {
  const whole = neuron([2, 3], [1, 1], 0);
  expect(neuronProblem(whole)).toBeUndefined();
  expect(neuronProblem(null)).toBe('there is no neuron to draw');
  expect(neuronProblem({ ...whole, w: [1] })).toBe('w should be two numbers');
  expect(neuronProblem({ ...whole, o: '1' })).toBe('o should be a number');
  expect(neuronProblem({ ...whole, curve: [] })).toBe('curve should be a list of { i, o }');
});

it('scales there and back', () => {
  const frame = { left: 20, right: 220, top: 10, bottom: 110, x: [-1, 3], y: [0, 5] } as const;
  expect(valueAcross(frame, acrossAt(frame, 0.7))).toBeCloseTo(0.7, 12);
  expect(valueUp(frame, upAt(frame, 4.2))).toBeCloseTo(4.2, 12);
  expect([acrossAt(frame, -9), acrossAt(frame, 9), upAt(frame, -9)]).toEqual([20, 220, 110]);
});
