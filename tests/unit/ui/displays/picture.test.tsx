import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../../../src/engine/protocol.ts';
import { buildTree, pictureView } from '../../../../src/ui/displays/picture.ts';

const node = (tag: string, attributes: Record<string, string> = {}, ...children: Tree[]): Tree => ({ tag, attributes, children });
const html = (tree: Tree): string => {
  const built = buildTree(tree, 'p');
  return typeof built === 'object' ? renderToString(built as VNode) : (built ?? '');
};

describe('a drawing passes', () => {
  it.each<[string, Tree, string]>([
    ['its shapes', node('svg', { viewBox: '0 0 9 9', width: '9' }, node('path', { d: 'M0,0L9,9', stroke: 'var(--cost)' })), '<svg viewBox="0 0 9 9" width="9" aria-hidden="true"><path d="M0,0L9,9" stroke="var(--cost)"></path></svg>'],
    ['its words', node('text', { dy: '0.32em' }, 'η = 0.1 <'), '<text dy="0.32em">η = 0.1 &lt;</text>'],
    ['mixed colours', node('rect', { fill: 'color-mix(in oklab, var(--cost) 20%, transparent)' }), '<rect fill="color-mix(in oklab, var(--cost) 20%, transparent)"></rect>'],
    ['references, with ids of its own', node('g', { 'clip-path': 'url(#plot-clip-1)' }, node('clipPath', { id: 'plot-clip-1' })), '<g clip-path="url(#p-plot-clip-1)"><clipPath id="p-plot-clip-1"></clipPath></g>'],
    ['its own classes only', node('g', { class: 'plot-d6a7b5 cell-actions' }), '<g class="plot-d6a7b5"></g>'],
    ['headings as plain lines', node('figure', {}, node('h2', {}, 'Cost')), '<figure><div>Cost</div></figure>'],
    ['safe styles', node('svg', { style: 'color: red; --plot-background: white; position: fixed' }), '<svg style="color: red; --plot-background: white" aria-hidden="true"></svg>'],
    ['the names of its parts', node('g', { 'aria-label': 'x-axis tick label' }), '<g data-part="x-axis tick label"></g>'],
    ['use of a part of itself', node('use', { href: '#a' }), '<use href="#p-a"></use>'],
  ])('%s', (_, tree, out) => {
    expect(html(tree)).toBe(out);
  });
});

describe('a hostile drawing loses', () => {
  it.each<[string, Tree]>([
    ['scripts', node('script', {}, 'alert(1)')],
    ['style sheets', node('style', {}, '* { background: url(http://evil) }')],
    ['frames', node('iframe', { src: 'http://evil' })],
    ['foreign content', node('foreignObject', {}, node('div'))],
    ['images', node('image', { href: 'http://evil/a.png' })],
    ['HTML images', node('img', { src: 'x', onerror: 'alert(1)' })],
    ['links', node('a', { href: 'javascript:alert(1)' }, 'x')],
    ['forms', node('input', { value: 'x' })],
    ['animation of attributes', node('animate', { attributeName: 'href', to: 'javascript:alert(1)' })],
    ['prototype names as tags', node('constructor')],
    ['prototype names, again', node('__proto__')],
  ])('%s', (_, tree) => {
    expect(html(tree)).toBe('');
    expect(html(node('svg', {}, tree))).toBe('<svg aria-hidden="true"></svg>');
  });

  it.each<[string, string, string]>([
    ['handlers', 'onload', 'alert(1)'],
    ['handlers in capitals', 'onClick', 'alert(1)'],
    ['addresses', 'fill', 'url(http://evil/a.svg#b)'],
    ['addresses without a scheme', 'fill', 'url(//evil/a)'],
    ['addresses beside a fragment', 'fill', 'url(#a) url(http://evil)'],
    ['quoted addresses', 'mask', 'url("data:image/svg+xml,x")'],
    ['escaped addresses', 'fill', 'u\\72l(http://evil)'],
    ['addresses by image-set', 'mask', 'image-set("a" 1x)'],
    ['scripts in addresses', 'fill', 'JavaScript:alert(1)'],
    ['comments that split words', 'fill', 'u/**/rl(evil)'],
    ['raw markup', 'dangerouslySetInnerHTML', '{"__html":"<b>"}'],
    ['inner text', 'innerHTML', '<b>'],
    ['namespaced links', 'xlink:href', 'http://evil'],
    ['links on shapes', 'href', 'http://evil'],
    ['fragments that leave', 'href', '#a"b'],
    ['names of the page', 'name', 'getElementById'],
    ['keys of the renderer', 'key', 'a'],
    ['references of the renderer', 'ref', 'a'],
    ['focus', 'tabindex', '1'],
    ['slots', 'slot', 'x'],
    ['quantities', 'data-q', 'w5'],
    ['commands', 'data-action', 'run'],
    ['fixed places', 'style', 'position: fixed; inset: 0'],
    ['addresses in styles', 'style', 'background: url(http://evil)'],
    ['custom properties of the page', 'style', '--ink: red'],
    ['live regions', 'aria-live', 'assertive'],
    ['roles of controls', 'role', 'button'],
    ['ids with blanks', 'id', 'a b'],
  ])('%s', (_, name, value) => {
    expect(html(node('rect', { [name]: value }))).toBe('<rect></rect>');
  });

  it('what is not a tree at all', () => {
    for (const tree of [null, 7, { tag: 5 }, { tag: 'g' }, { tag: 'g', attributes: null, children: 'x' }, { tag: 'g', attributes: { fill: 7 }, children: [null, 3] }]) {
      expect(() => html(tree as unknown as Tree)).not.toThrow();
      expect(() => renderToString(pictureView(tree as unknown as Tree, 'p') as VNode)).not.toThrow();
    }
  });

  it('depth and size without end', () => {
    let deep: Tree = node('g');
    for (let depth = 0; depth < 5000; depth += 1) deep = node('g', {}, deep);
    expect(html(deep).length).toBeLessThan(1000);
    expect(html(node('svg', {}, ...Array.from({ length: 50_000 }, () => node('g')))).length).toBeLessThan(300_000);
  });

  it('an id that would leave its attribute', () => {
    const out = renderToString(pictureView(node('svg', { id: 'a' }), '"><script>') as VNode);
    expect(out).not.toContain('<script');
  });
});
