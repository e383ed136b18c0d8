/** A drawing on the light DOM → a tree of plain data, which the page builds through its allow-list. */
import type { Tree } from '../protocol.ts';
import { LightElement, type LightText } from './dom.ts';

/** A drawing larger than this is not sent. */
const MOST_NODES = 50_000;

/**
 * `prefix` stands before every id and every reference to one: Plot counts its clips per document, and a page shows
 * many drawings. The `<style>` that each plot carries is always the same and is left out; the page has it once.
 */
export function toTree(root: LightElement, prefix: string): Tree {
  let left = MOST_NODES;
  const ids = new Set<string>();
  for (const element of [root, ...root.querySelectorAll('*')]) if (element.id !== '') ids.add(element.id);

  const renamed = (name: string, value: string): string => {
    if (name === 'id') return `${prefix}${value}`;
    if (name.endsWith('href') && value.startsWith('#') && ids.has(value.slice(1))) return `#${prefix}${value.slice(1)}`;
    if (/^aria-(labelledby|describedby)$/.test(name)) return value.split(/\s+/).map((id) => (ids.has(id) ? `${prefix}${id}` : id)).join(' ');
    return value.replace(/url\((["']?)#([^)"']+)\1\)/g, (whole, _quote: string, id: string) => (ids.has(id) ? `url(#${prefix}${id})` : whole));
  };

  function branch(element: LightElement): Tree {
    if (--left < 0) throw new Error(`This drawing is too large to show. At most ${MOST_NODES} elements can be.`);
    const attributes: Record<string, string> = {};
    for (const [name, value] of element.attributes) attributes[name] = isPlace(name, value) ? rounded(value) : renamed(name, value);
    const style = [...element.styles].map(([name, value]) => `${name}: ${renamed(name, value)}`);
    if (style.length > 0) attributes['style'] = [...(attributes['style'] ? [attributes['style']] : []), ...style].join('; ');
    const children: Tree[] = [];
    for (const node of element.childNodes) {
      if (!(node instanceof LightElement)) children.push((node as LightText).textContent);
      else if (node.tagName !== 'style') children.push(branch(node));
    }
    return { tag: element.tagName, attributes, children };
  }

  return branch(root);
}

/** Whether an attribute says where something is, in pixels. */
const isPlace = (name: string, value: string): boolean => /^([xy][12]?|c[xy]|d|points)$/.test(name) || (name === 'transform' && /^translate\([^()]*\)$/.test(value));

/** Tenths of a pixel are finer than a screen: more would be a third of a page's drawings. */
const rounded = (value: string): string => value.replace(/-?\d*\.\d{2,}(e-?\d+)?(?![\d%]|em)/g, (number) => String(Math.round(Number(number) * 10) / 10));
