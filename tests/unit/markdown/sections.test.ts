/** A chapter's text is cut at headings, and after a screenful, and nothing gets lost. */
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
  it('begin at each h2 and h3; what comes before the first is one too', () => {
    expect(shape(cut([element('p', 'a'), element('h2', 'b'), element('p', 'c'), element('h3', 'd'), element('h4', 'e'), element('h2', 'f')]))).toEqual(['p', 'h2 p', 'h3 h4', 'h2']);
  });

  it('of more than a screenful end before a paragraph, and before nothing else: it could belong beside one', () => {
    const long = element('p', 'word '.repeat(300));
    const note = { type: 'mdxJsxFlowElement', name: 'Note', attributes: [], children: [] } as unknown as Root['children'][number];
    expect(shape(cut([long, note, element('ul', 'a'), element('p', 'b'), element('p', 'c')]))).toEqual(['p mdxJsxFlowElement ul', 'p p']);
  });

  it('that a first screen does not reach are `later`', () => {
    const tree = cut([element('p', 'a'), element('h2', 'b'), element('p', 'word '.repeat(300)), element('h2', 'c'), element('h2', 'd')]);
    expect(tree.children.map((node) => node.type === 'element' && node.properties['className'])).toEqual([['prose'], ['prose'], ['prose', 'later'], ['prose', 'later']]);
  });

  it('leave modules where they were: before everything', () => {
    const esm = { type: 'mdxjsEsm', value: '' } as unknown as Root['children'][number];
    expect(shape(cut([element('p', 'a'), esm, element('h2', 'b')]))).toEqual(['mdxjsEsm', 'p', 'h2']);
  });

  it('say how tall they are about: by their words, their code, what is shown, and what is folded', () => {
    const jsx = (name: string, attributes: Record<string, string>): Root['children'][number] =>
      ({ type: 'mdxJsxFlowElement', name, attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })), children: [] }) as unknown as Root['children'][number];
    const cell = (html: string, options: object, records: object[] = []) => jsx('Cell', { html, options: JSON.stringify(options), records: JSON.stringify(records) });
    const plot = { slot: '#0', record: { kind: 'picture', tree: { tag: 'svg', attributes: { height: '300' }, children: [] } } };
    const height = (node: Root['children'][number]): number => {
      const [section] = cut([node]).children;
      return section?.type === 'element' ? Number.parseFloat(String(section.properties['style']).slice('--height:'.length)) : NaN;
    };
    const [short, long] = [height(element('p', 'few words')), height(element('p', 'word '.repeat(100)))];
    expect(long).toBeGreaterThan(4 * short);
    expect(height(cell('a\nb\nc\nd', {}))).toBeGreaterThan(height(cell('a', {})) + 3);
    expect(height(cell('a\nb\nc\nd', { hide: true }))).toBeLessThan(height(cell('a', {})));
    expect(height(cell('a', {}, [plot]))).toBeGreaterThan(height(cell('a', {})) + 300 / 16);
    expect(height(jsx('Note', {}))).toBe(0);
    expect(height(jsx('Network', { of: 'trace' }))).toBeGreaterThan(20);
  });

  it('of an empty chapter are none', () => {
    expect(cut([]).children).toEqual([]);
  });
});
