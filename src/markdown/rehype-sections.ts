/**
 * A chapter's text in sections, each from one heading of the second level to the next. A browser may leave alone
 * what is far from the screen (`content-visibility` in base.css), which makes a long page quick; for that each section says
 * roughly how tall it is.
 */
import type { Element, Root, RootContent } from 'hast';

/** Roughly the height of a paragraph, and of what draws or computes. Rem. */
const PARAGRAPH = 5;
const FIGURE = 22;

/** The plugin: the last one. */
export function sections() {
  return (tree: Root): void => {
    const apart: RootContent[] = [];
    const groups: RootContent[][] = [];
    for (const node of tree.children) {
      if (node.type === 'mdxjsEsm') apart.push(node);
      else if (groups.length === 0 || isHeading(node)) groups.push([node]);
      else groups.at(-1)?.push(node);
    }
    tree.children = [...apart, ...groups.map(sectionOf)];
  };
}

const isHeading = (node: RootContent): boolean => node.type === 'element' && node.tagName === 'h2';

function sectionOf(children: RootContent[]): Element {
  const height = children.reduce((sum, child) => sum + (child.type === 'text' ? 0 : child.type === 'element' ? PARAGRAPH : FIGURE), 0);
  return {
    type: 'element',
    tagName: 'section',
    properties: { className: ['prose'], style: `--height:${height}rem` },
    children: children as Element['children'],
  };
}
