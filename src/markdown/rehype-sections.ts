/**
 * A chapter's text in sections: each heading of the second or third level begins one, and so does a paragraph after a
 * screenful. A browser may leave alone what is far from the screen (`content-visibility` in base.css), which makes a long
 * page quick; for that each section says roughly how tall it is, and whether it comes `later` than the first screen. What follows a paragraph may stand beside it: never is a
 * section begun by anything else.
 */
import type { Element, Root, RootContent } from 'hast';
import { heightOf } from './heights.ts';

/** After this much a section may end. Rem. */
const SCREENFUL = 40;

/** What comes after this much, and after a chapter's opening, is below the first screen of a phone or a small laptop. Rem. */
const FIRST_SCREEN = 30;

/** The plugin: the last one. */
export function sections() {
  return (tree: Root): void => {
    const apart: RootContent[] = [];
    const groups: RootContent[][] = [];
    for (const node of tree.children) {
      if (node.type === 'mdxjsEsm') apart.push(node);
      else if (groups.length === 0 || isHeading(node) || (isParagraph(node) && heightOf(groups.at(-1) ?? []) > SCREENFUL)) groups.push([node]);
      else groups.at(-1)?.push(node);
    }
    let above = 0;
    const cut = groups.map((group) => {
      const height = heightOf(group);
      const section = sectionOf(group, height, above > FIRST_SCREEN);
      above += height;
      return section;
    });
    tree.children = [...apart, ...cut];
  };
}

const isHeading = (node: RootContent): boolean => node.type === 'element' && /^h[23]$/.test(node.tagName);

const isParagraph = (node: RootContent): boolean => node.type === 'element' && node.tagName === 'p';

function sectionOf(children: RootContent[], height: number, later: boolean): Element {
  return {
    type: 'element',
    tagName: 'section',
    properties: { className: ['prose', ...(later ? ['later'] : [])], style: `--height:${height}rem` },
    children: children as Element['children'],
  };
}
