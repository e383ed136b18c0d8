import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { forwardProblem, passes, stateAt, weightId, biasId } from '../../../../../src/ui/figures/foundation/forward-data.ts';
import type { ForwardData } from '../../../../../src/ui/figures/foundation/forward-data.ts';
import { ForwardView } from '../../../../../src/ui/figures/foundation/forward.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';
import { mapNumbers, workedTrace } from '../worked-trace.ts';

const { x, W1, b1, i1, o1, W2, b2, i2, o2 } = workedTrace;
const worked: ForwardData = { x, W1, b1, i1, o1, W2, b2, i2, o2 };
const draw = (data: ForwardData, step: number): string => renderToString(<ForwardView data={data} step={step} />);
const drawingsOf = (html: string): string[] => [...html.matchAll(/<svg class="figure-drawing network-(?:wide|phone)".*?<\/svg>/gs)].map(([svg]) => svg);

describe.each([
  ['of the worked example', worked],
  ['with larger numbers', mapNumbers(worked, (n) => n * -3.37)],
] as [string, ForwardData][])('the pass %s', (_, data) => {
  it.each([0, 1, 2, 3, 4])('is whole at step %d, and no two texts lie on each other', (step) => {
    const html = draw(data, step);
    expect(html).not.toMatch(/NaN|undefined|null|\[object/);
    const drawings = drawingsOf(html);
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) expect(overlaps(textsOf(drawing))).toEqual([]);
  });
});

it('shows at each step what is known by then', () => {
  expect([0, 1, 2, 3, 4].map((step) => passes.map((neuron) => stateAt(step, neuron)).join(' '))).toEqual([
    'done done done done',
    'now ahead ahead ahead',
    'done now ahead ahead',
    'done done now ahead',
    'done done done now',
  ]);
  const outputs = (step: number): string[] => textsOf(drawingsOf(draw(worked, step))[0] ?? '').map(({ text }) => text);
  expect(outputs(1)).toContain('0.4134');
  expect(outputs(1)).not.toContain('0.9340');
  expect(outputs(4)).toContain('0.5331');
});

it('says the sum of the neuron at hand', () => {
  const text = draw(worked, 1).replace(/<[^>]+>/g, '');
  expect(text).toContain('h1: 0.3 · 2 + (−0.4) · 3 + 0.25 = −0.3500, and σ makes 0.4134 of it.');
});

it('names the parameters as chapter 2 does', () => {
  expect(passes.flatMap((neuron) => [weightId(neuron, 0), weightId(neuron, 1)])).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8']);
  expect(passes.map(biasId)).toEqual(['b1', 'b2', 'b3', 'b4']);
});

it('stays a drawing when its numbers are not finite', () => {
  for (const broken of [NaN, Infinity]) expect(draw(mapNumbers(worked, () => broken), 3)).not.toMatch(/(?:d|x|y|width|stroke-width)="[^"]*(?:NaN|Infinity)/);
});

it('says what is wrong with a value', () => {
  expect(forwardProblem(worked)).toBeUndefined();
  expect(forwardProblem(undefined)).toBe('there is no pass to draw');
  expect(forwardProblem({ ...worked, W2: [[1, 2]] })).toBe('W2 should be 2 × 2 numbers');
  expect(forwardProblem({ ...worked, i1: ['NaN', 1] })).toBe('i1 should be two numbers');
});
