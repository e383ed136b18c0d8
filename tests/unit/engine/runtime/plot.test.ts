/** Kinds of plot drawn on the light DOM, as trees. */
import * as Plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../../../src/engine/protocol.ts';
import { LightElement } from '../../../../src/engine/runtime/dom.ts';
import { withDocument } from '../../../../src/engine/runtime/plot.ts';
import { toTree } from '../../../../src/engine/runtime/tree.ts';

const ours = withDocument(Plot) as unknown as typeof Plot;
type Branch = Exclude<Tree, string>;

const tree = (drawing: unknown, prefix = 'x-'): Branch => toTree(drawing as LightElement, prefix) as Branch;
const all = (branch: Branch): Branch[] => [branch, ...branch.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
const text = (branch: Branch): string => branch.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');
const count = (branch: Branch, tag: string): number => all(branch).filter((each) => each.tag === tag).length;

const points = Array.from({ length: 20 }, (_, i) => ({ x: i, y: Math.sin(i), kind: i % 2 ? 'odd' : 'even' }));

describe('plots', () => {
  it.each<[string, () => unknown, string, number]>([
    ['line', () => ours.lineY(points, { x: 'x', y: 'y' }).plot(), 'path', 1],
    ['dot', () => ours.dot(points, { x: 'x', y: 'y' }).plot(), 'circle', 20],
    ['bar', () => ours.plot({ marks: [ours.barY(points, { x: 'x', y: 'y' })] }), 'rect', 20],
    ['rule', () => ours.ruleY([0, 1]).plot(), 'line', 2],
    ['text', () => ours.text(points, { x: 'x', y: 'y', text: 'kind' }).plot(), 'text', 20],
    ['area', () => ours.areaY(points, { x: 'x', y: 'y' }).plot(), 'path', 1],
    ['contour', () => ours.contour({ fill: (x: number, y: number) => x * y, x1: -1, x2: 1, y1: -1, y2: 1 }).plot(), 'path', 5],
    ['cell', () => ours.cell(points, { x: 'x', y: 'kind', fill: 'y' }).plot(), 'rect', 20],
    ['rect', () => ours.rectY(points, ours.binX({ y: 'count' }, { x: 'y' })).plot(), 'rect', 3],
    ['tick', () => ours.tickX(points, { x: 'y' }).plot(), 'line', 20],
    ['arrow', () => ours.arrow([[0, 0]], { x1: 0, y1: 0, x2: 1, y2: 1 }).plot(), 'path', 1],
    ['vector', () => ours.vector(points, { x: 'x', y: 'y', rotate: 10 }).plot(), 'path', 20],
    ['link', () => ours.link([[0, 0]], { x1: 0, y1: 0, x2: 1, y2: 1 }).plot(), 'path', 1],
    ['density', () => ours.density(points, { x: 'x', y: 'y' }).plot(), 'path', 3],
    ['axes and grid', () => ours.plot({ grid: true, x: { domain: [0, 1] }, y: { domain: [0, 1] }, marks: [ours.axisX(), ours.axisY()] }), 'text', 5],
    ['facets', () => ours.dot(points, { x: 'x', y: 'y', fx: 'kind' }).plot(), 'circle', 20],
    ['titles', () => ours.dot(points, { x: 'x', y: 'y', title: 'kind' }).plot(), 'title', 20],
    ['tip', () => ours.dot(points, { x: 'x', y: 'y', tip: true }).plot(), 'circle', 20],
    ['hexagons', () => ours.dot(points, ours.hexbin({ r: 'count' }, { x: 'x', y: 'y' })).plot(), 'path', 5],
    ['swatches', () => ours.dot(points, { x: 'x', y: 'y', fill: 'kind' }).plot({ color: { legend: true } }), 'svg', 3],
    ['a legend of its own', () => ours.legend({ color: { type: 'categorical', domain: ['a', 'b'] } }), 'svg', 2],
    ['title, subtitle and caption', () => ours.plot({ title: 'T', subtitle: 'S', caption: 'C', marks: [ours.frame()] }), 'figcaption', 1],
  ])('%s', (_kind, draw, tag, atLeast) => {
    const drawn = tree(draw());
    expect(count(drawn, tag)).toBeGreaterThanOrEqual(atLeast);
    expect(count(drawn, 'style')).toBe(0);
    expect(structuredClone(drawn)).toEqual(drawn);
    for (const { attributes, children } of all(drawn)) {
      for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|undefined|\[object/);
      for (const child of children) if (typeof child === 'string') expect(child).not.toMatch(/undefined|\[object/);
    }
  });

  it('carry the class that the page styles, not one by chance', () => {
    expect(tree(ours.ruleY([0]).plot()).attributes['class']).toBe('plot');
    const figure = tree(ours.dot(points, { x: 'x', y: 'y', fill: 'kind' }).plot({ color: { legend: true } }));
    expect(figure.tag).toBe('figure');
    expect(all(figure).flatMap(({ attributes }) => attributes['class'] ?? []).every((name) => name.startsWith('plot'))).toBe(true);
  });

  it('are the same each time, apart from their prefix', () => {
    const draw = (prefix: string) => JSON.stringify(tree(ours.dot(points, { x: 'x', y: 'y' }).plot(), prefix));
    expect(draw('a-')).toBe(draw('a-'));
  });

  it('keep their ids apart from those of other drawings', () => {
    const drawn = tree(ours.plot({ marks: [ours.frame(), ours.lineY(points, { x: 'x', y: 'y', clip: true })] }), 'mine-');
    const ids = all(drawn).flatMap(({ attributes }) => attributes['id'] ?? []);
    const references = all(drawn).flatMap(({ attributes }) => attributes['clip-path'] ?? []);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every((id) => id.startsWith('mine-plot-clip'))).toBe(true);
    expect(references).toEqual([`url(#${ids[0]})`]);
  });

  it('show what they are told', () => {
    expect(text(tree(ours.plot({ title: 'T', marks: [ours.text(['hello'], { frameAnchor: 'middle' })] })))).toContain('hello');
    expect(tree(ours.dot(points, { x: 'x', y: 'y' }).plot({ style: { background: 'none' } })).attributes['style']).toContain('background: none');
  });

  it('say so when they need a canvas', () => {
    expect(() => ours.raster({ fill: (x: number, y: number) => x * y, x1: 0, x2: 1, y1: 0, y2: 1 }).plot()).toThrow('needs a canvas');
  });

  it('too large are refused, not sent', () => {
    const root = ours.ruleY([0]).plot() as unknown as LightElement;
    for (let i = 0; i < 60_000; i++) root.appendChild(new LightElement('', 'g'));
    expect(() => toTree(root, '')).toThrow('too large to show');
  });

  it('says where things are in tenths of a pixel, and leaves other numbers as they are', () => {
    const drawing = tree(ours.plot({ marks: [ours.line([[0, 0], [1, 1 / 3], [3, 1]], { strokeOpacity: 0.123 }), ours.axisX({ ticks: [0, 1, 3] })] }));
    const values = all(drawing).flatMap(({ attributes }) => Object.entries(attributes));
    const places = values.filter(([name]) => name === 'd' || name === 'transform').map(([, value]) => value);
    expect(places.join(' ')).toMatch(/\d\.\d/);
    expect(places.join(' ')).not.toMatch(/\d\.\d\d/);
    expect(values).toContainEqual(['y', '0.71em']);
    expect(values).toContainEqual(['stroke-opacity', '0.123']);
  });
});
