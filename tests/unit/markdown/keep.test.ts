/** What must not be parted at a line's end. */
import type { Root, RootContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { keepSigns } from '../../../src/markdown/rehype-keep.ts';

const text = (value: string): RootContent => ({ type: 'text', value });
const jsx = (name: string): RootContent => ({ type: 'mdxJsxTextElement', name, attributes: [], children: [] }) as unknown as RootContent;

/** A tree as a line: what is kept in braces. */
function written(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  const inner = 'children' in node ? node.children.map(written).join('') : '';
  if (node.type === 'mdxJsxTextElement') return `<${node.name}>`;
  return node.type === 'element' ? `{${inner}}` : inner;
}

function kept(...children: RootContent[]): string {
  const tree: Root = { type: 'root', children };
  keepSigns()(tree);
  return written(tree);
}

describe('a number to be dragged', () => {
  it('keeps the signs around it, and no word', () => {
    expect(kept(text('Give it ('), jsx('Scrub'), text(', '), jsx('Scrub'), text('), and it says'))).toBe('Give it {(<Scrub>,} {<Scrub>),} and it says');
    expect(kept(text('of '), jsx('Scrub'), text(' of'))).toBe('of <Scrub> of');
  });

  it('is the only component that does', () => {
    expect(kept(text('It is '), jsx('Value'), text('.'))).toBe('It is <Value>.');
  });
});
