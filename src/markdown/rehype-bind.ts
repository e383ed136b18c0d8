/**
 * A number stays with the word that it belongs to: no line ends after "chapter", or before the 0.02 of "η = 0.02".
 *
 *     Chapter 5 writes that arithmetic, with η = 0.02.
 *       →  the same, with spaces that don't break after "Chapter" and around "="
 */
import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const NO_BREAK = '\u00a0';
const counted = /\b(chapters?|parts?|extra|seed|epoch|layer|digit|step|figure|exercise) (?=\d)/gi;
const equation = / = (?=[−\d])/g;

/** The plugin. Code and formulas are left as they are. */
export function bindNumbers() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre' || String(node.properties['className'] ?? '').includes('katex'))) return SKIP;
      if (node.type === 'text') node.value = node.value.replace(counted, `$1${NO_BREAK}`).replace(equation, `${NO_BREAK}=${NO_BREAK}`);
      return undefined;
    });
  };
}
