/**
 * A short formula keeps its comma: browsers break lines between a formula and the sign that follows it. Safari does so
 * after a number to be dragged, too.
 *
 *     … and <span class="katex">y₂</span>, get …
 *       →  … and <span class="keep"><span class="katex">y₂</span>,</span> get …
 */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const opening = /[(\[“‘]+$/;
/** Before a number to be dragged also what it is equal to, or a part of. */
const openingNumber = /(?:(?:\u00a0|^ )?= |1\/|[(\[“‘])+$/;
const closing = /^(?:\u00a0=\u00a0−?[\d.,]*\d)?[)\]”’,.;:!?…]*/;

/** The plugin; it goes after rehype-katex. */
export function keepSigns() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (index === undefined || !parent || !('children' in node)) return undefined;
      if (node.type === 'element' && has(node, 'katex')) {
        // A formula that can be broken itself is left alone: kept whole, it might not fit a phone's line.
        if ((parent.type === 'element' && has(parent, 'katex-display')) || basesOf(node) > 1) return SKIP;
      } else if (node.type !== 'mdxJsxTextElement' || node.name !== 'Scrub') return undefined;
      const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
      const head = before?.type === 'text' ? ((node.type === 'element' ? opening : openingNumber).exec(before.value)?.[0] ?? '') : '';
      const tail = after?.type === 'text' ? (closing.exec(after.value)?.[0] ?? '') : '';
      if (head === '' && tail === '') return SKIP;
      if (before?.type === 'text') before.value = before.value.slice(0, before.value.length - head.length);
      if (after?.type === 'text') after.value = after.value.slice(tail.length);
      parent.children[index] = { type: 'element', tagName: 'span', properties: { className: ['keep'] }, children: [...text(head), node, ...text(tail)] };
      return [SKIP, index + 1];
    });
  };
}

const text = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value }]);

function has(node: Element, name: string): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

/** KaTeX makes a `base` of each part between which a line may break. */
function basesOf(node: Element): number {
  let count = 0;
  visit(node, 'element', (inner) => {
    if (has(inner, 'base')) count += 1;
  });
  return count;
}
