/** What a line must not break: a word and its number, a number and what it is equal to. */
import type { ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { bindNumbers } from '../../../src/markdown/rehype-bind.ts';
import { keepSigns } from '../../../src/markdown/rehype-keep.ts';

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, children: ElementContent[], ...className: string[]): ElementContent => ({ type: 'element', tagName, properties: { className }, children });
const formula = element('span', [element('span', [text('y')], 'base')], 'katex');
const jsx = (name: string): ElementContent => ({ type: 'mdxJsxTextElement', name, attributes: [], children: [] }) as unknown as ElementContent;

/** The paragraph's pieces, what is kept together in brackets. */
function kept(...children: ElementContent[]): string {
  const paragraph = element('p', children) as { children: ElementContent[] };
  const tree: Root = { type: 'root', children: [paragraph as ElementContent] };
  bindNumbers()(tree);
  keepSigns()(tree);
  const shown = (node: ElementContent): string => {
    if (node.type === 'text') return node.value;
    const { name } = node as unknown as { name?: string };
    if (name !== undefined) return `<${name}>`;
    const inner = (node as { children: ElementContent[] }).children.map(shown).join('');
    return String((node as { properties: { className?: string[] } }).properties.className).includes('keep') ? `{${inner}}` : inner;
  };
  return paragraph.children.map(shown).join('').replaceAll('\u00a0', '~');
}

describe('kept together are', () => {
  it.each<[string, ElementContent[], string]>([
    ['a formula and its comma', [text('and '), formula, text(', get')], 'and {y,} get'],
    ['a number to drag and what it is equal to', [formula, text(' = '), jsx('Scrub'), text(' one')], 'y{ = <Scrub>} one'],
    ['a symbol and the number that it is equal to', [text('with '), formula, text(' = 0.02, and')], 'with {y~=~0.02,} and'],
    ['a chapter and its number', [text('Chapter 5 is next to chapters 1 to 4, part 2')], 'Chapter~5 is next to chapters~1 to 4, part~2'],
    ['an equation in words', [text('with η = 0.02, and a = b')], 'with η~=~0.02, and a = b'],
  ])('%s', (_, children, expected) => {
    expect(kept(...children)).toBe(expected);
  });

  it('in code nothing is changed', () => {
    expect(kept(element('code', [text('const step = 12; // chapter 2')]))).toBe('const step = 12; // chapter 2');
  });
});
