/** A chapter's text is cut at headings of the second level, and nothing gets lost. */
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { sections } from '../../../src/markdown/rehype-sections.ts';

const element = (tagName: string, text: string) => ({ type: 'element' as const, tagName, properties: {}, children: [{ type: 'text' as const, value: text }] });

function cut(children: Root['children']): Root {
  const tree: Root = { type: 'root', children };
  sections()(tree);
  return tree;
}

const shape = (tree: Root): string[] =>
  tree.children.map((node) => (node.type === 'element' ? node.children.map((child) => (child.type === 'element' ? child.tagName : child.type)).join(' ') : node.type));

describe('sections', () => {
  it('begin at each h2; what comes before the first is one too', () => {
    expect(shape(cut([element('p', 'a'), element('h2', 'b'), element('h3', 'c'), element('p', 'd'), element('h2', 'e')]))).toEqual(['p', 'h2 h3 p', 'h2']);
  });

  it('leave modules where they were: before everything', () => {
    const esm = { type: 'mdxjsEsm', value: '' } as unknown as Root['children'][number];
    expect(shape(cut([element('p', 'a'), esm, element('h2', 'b')]))).toEqual(['mdxjsEsm', 'p', 'h2']);
  });

  it('say how tall they are about, more for a figure than for a paragraph', () => {
    const figure = { type: 'mdxJsxFlowElement', name: 'Figure', attributes: [], children: [] } as unknown as Root['children'][number];
    const heights = cut([element('h2', 'a'), element('p', 'b'), element('h2', 'c'), figure]).children.map((node) => (node.type === 'element' ? Number.parseFloat(String(node.properties['style']).slice(9)) : 0));
    expect(heights[1]).toBeGreaterThan(heights[0] ?? Infinity);
  });

  it('of an empty chapter are none', () => {
    expect(cut([]).children).toEqual([]);
  });
});
