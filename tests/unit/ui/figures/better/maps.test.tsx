import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { shadesOf } from '../../../../../src/ui/figures/better/grounds.ts';
import { mapsProblem } from '../../../../../src/ui/figures/better/maps-data.ts';
import type { MapsData } from '../../../../../src/ui/figures/better/maps-data.ts';
import { MapsView } from '../../../../../src/ui/figures/better/maps.tsx';
import { overlaps, textsOf } from '../drawn-text.ts';

/** A bowl with its floor at (1, −1). */
const axis = Array.from({ length: 21 }, (_, k) => -2 + k / 5);
const bowl = axis.map((y) => axis.map((x) => 0.01 + (x - 1) ** 2 / 8 + (y + 1) ** 2 / 4));
const walk = (steps: number) => Array.from({ length: steps + 1 }, (_, k) => ({ x: -1.5 + (2.5 * k) / steps, y: 1.5 - (2.5 * k) / steps }));
const costs: MapsData = {
  across: 'w1', up: 'b', x: axis, y: axis, heights: bowl, marks: [{ x: 1, y: -1, text: 'floor' }],
  panels: [
    { title: 'short', note: '8 steps', result: 'C = 0.010', path: walk(8) },
    { title: 'long', note: '400 steps', result: 'C = 0.010', path: walk(400) },
    { title: 'astray', result: '', path: [{ x: -1.5, y: 1.5 }, { x: 9, y: 9 }] },
  ],
};
const answers: MapsData = {
  across: 'x1', up: 'x2', x: axis, y: axis, ground: 'signal',
  panels: [0, 1].map((k) => ({
    title: `network ${k}`, heights: axis.map((y) => axis.map((x) => (x + k * y > 0 ? 1 : 0))),
    points: [{ x: 1, y: 1, of: 1 }, { x: -1, y: 0, of: 0 }],
  })),
};

describe('maps', () => {
  it('draw a ground that all share once, and each panel’s own', () => {
    expect(renderToString(<MapsView data={costs} id="m" />).match(/id="m[^"]*-ground"/g)).toEqual(['id="m-ground"']);
    expect(renderToString(<MapsView data={answers} id="m" />).match(/id="m[^"]*-ground"/g)).toEqual(['id="m-0-ground"', 'id="m-1-ground"']);
  });

  it('are whole: a panel each, a switch for phones, words for who cannot see them', () => {
    const html = renderToString(<MapsView data={costs} id="m" panel={1} />);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html.match(/<section/g)).toHaveLength(3);
    expect(html.match(/role="radio"/g)).toHaveLength(3);
    expect(html.match(/aria-checked="true"/g)).toHaveLength(1);
    expect(html).toContain('a walk of 400 steps');
    expect(html).toContain('leaves the map');
  });

  it('show the steps of a short walk, and of a long one only its line', () => {
    const html = (k: number): string => renderToString(<MapsView data={{ ...costs, panels: [costs.panels[k]!] }} id="m" />);
    expect(html(0)).toContain('track-dots');
    expect(html(1)).not.toContain('track-dots');
    expect(html(1)).toContain('track-line many');
  });

  it('mark examples by shape as well as by colour', () => {
    const html = renderToString(<MapsView data={answers} id="m" />);
    expect(html.match(/class="one"/g)).toHaveLength(4);
    expect(html.match(/class="zero"/g)).toHaveLength(4);
  });

  it('survive walks to infinity', () => {
    const lost = { ...costs, panels: [{ title: 'lost', path: [{ x: 0, y: 0 }, { x: 'Infinity' as never, y: 'NaN' as never }] }] };
    expect(mapsProblem(lost)).toBeUndefined();
    expect(renderToString(<MapsView data={lost} id="m" />)).not.toMatch(/(?:d|x|y|cx|cy)="[^"]*(?:NaN|Infinity)/);
  });

  it('have no text on another, none under 12 px', () => {
    for (const data of [costs, answers]) {
      for (const svg of renderToString(<MapsView data={data} id="m" />).match(/<svg class="figure-drawing.*?<\/svg>\s*<rect.*?<\/svg>/gs) ?? []) {
        const texts = textsOf(svg);
        expect(overlaps(texts)).toEqual([]);
        for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(11);
      }
    }
  });
});

describe('the ground of an answer', () => {
  it('has fixed levels, of which the line at ½ is the border', () => {
    const shades = shadesOf(axis.map(() => axis.map((x) => (x + 2) / 4)), 'signal');
    expect(shades.map(({ share }) => share)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
    expect(shades.filter(({ border }) => border).map(({ share }) => share)).toEqual([0.5]);
  });

  it('takes what is not a number for no', () => {
    for (const { path } of shadesOf([[1, NaN], [Infinity, 1]], 'signal')) expect(path).not.toMatch(/NaN|Infinity/);
  });
});

it.each([
  [costs, undefined],
  [answers, undefined],
  [null, 'x and y should be lists of numbers'],
  [{ ...costs, panels: [] }, 'panels should be a list of one or more'],
  [{ ...costs, heights: [[1]] }, 'heights should be 21 rows of 21 numbers'],
  [{ ...costs, panels: [{}] }, 'each panel should have a title'],
  [{ ...costs, panels: [{ title: 'a', path: [1] }] }, 'path should be a list of { x, y }'],
  [{ ...costs, panels: [{ title: 'a', points: 'b' }] }, 'points should be a list of { x, y }'],
  [{ ...costs, marks: [{}] }, 'marks should be a list of { x, y, text }'],
])('says what is wrong with a value', (value, problem) => {
  expect(mapsProblem(value)).toBe(problem);
});
