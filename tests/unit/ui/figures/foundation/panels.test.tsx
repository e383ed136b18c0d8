import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { panelsProblem } from '../../../../../src/ui/figures/foundation/panels-data.ts';
import type { PanelsData } from '../../../../../src/ui/figures/foundation/panels-data.ts';
import { PanelsView } from '../../../../../src/ui/figures/foundation/panels.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

const x = Array.from({ length: 9 }, (_, k) => -4 + k);
const panel = (name: string, f: (i: number) => number) => ({ name, lines: [x.map(f)], dot: { x: -0.35, y: f(-0.35) }, note: '−0.3364' });
const data: PanelsData = {
  x,
  across: [-3, 0, 3],
  up: [-1, 0, 1, 2, 3],
  range: [-1.3, 3],
  panels: [panel('sigmoid', (i) => 1 / (1 + Math.exp(-i))), panel('tanh', Math.tanh), panel('ReLU', (i) => Math.max(0, i)), panel('leaky ReLU', (i) => Math.max(i / 100, i))],
};
const drawingsOf = (html: string): string[] => html.split('<svg class="figure-drawing').slice(1);

describe('the panels', () => {
  it.each([1, 2, 3, 4, 5, 7])('are whole in both settings, %d of them', (count) => {
    const panels = Array.from({ length: count }, (_, k) => ({ ...(data.panels[k % 4] as PanelsData['panels'][0]), name: `panel ${k}` }));
    const html = renderToString(<PanelsView data={{ ...data, panels }} />);
    expect(html).not.toMatch(/NaN|undefined|null|\[object/);
    for (const drawing of drawingsOf(html)) {
      expect(overlaps(textsOf(drawing))).toEqual([]);
      expect(drawing.match(/class="now"/g)).toHaveLength(count);
    }
  });

  it('leave out what is no number', () => {
    const broken = { ...data, panels: [{ name: 'broken', lines: [x.map(() => 'NaN' as unknown as number)], dot: null }] };
    expect(panelsProblem(broken)).toBeUndefined();
    expect(renderToString(<PanelsView data={broken} />)).not.toMatch(/d="[^"]*NaN/);
  });

  it('say what is wrong with a value', () => {
    expect(panelsProblem(data)).toBeUndefined();
    expect(panelsProblem(2)).toBe('there are no panels to draw');
    expect(panelsProblem({ ...data, up: 'up' })).toBe('up should be a list of numbers');
    expect(panelsProblem({ ...data, range: [1] })).toBe('range should be two numbers');
    expect(panelsProblem({ ...data, panels: [{ name: 'short', lines: [[1]] }] })).toBe('panels should be a list of { name, lines }, with lines as long as x');
  });
});
