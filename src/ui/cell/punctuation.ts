/**
 * Punctuation in code, a shade lighter than the rest. It is marked as ranges of text (CSS custom highlights): spans for it
 * would be two in five of a chapter's elements. A browser that has no such highlights shows it in ink.
 */

/** Text and numbers are passed over; what is left and no letter, is punctuation. */
const PIECES = /"[^"]*"?|'[^']*'?|`[^`]*`?|\d[\w.]*|(?<punctuation>[^\s\w$"'`]+)/g;

const marked = new WeakMap<Element, StaticRange[]>();

/** Marks what stands in these lines now, in place of what was marked there before. Colours are `::highlight(punctuation)`'s. */
export function markPunctuation(code: Element): void {
  if (!globalThis.CSS?.highlights || typeof Highlight !== 'function') return;
  let highlight = CSS.highlights.get('punctuation');
  if (!highlight) CSS.highlights.set('punctuation', (highlight = new Highlight()));
  for (const range of marked.get(code) ?? []) highlight.delete(range);
  const ranges = [...code.querySelectorAll(':scope > .line')].flatMap((line) => [...line.childNodes].flatMap(rangesIn));
  for (const range of ranges) highlight.add(range);
  marked.set(code, ranges);
}

/** Only text that stands in a line by itself: names, keywords and comments have elements of their own. */
function rangesIn(node: Node): StaticRange[] {
  if (node.nodeType !== Node.TEXT_NODE) return [];
  return [...(node.nodeValue ?? '').matchAll(PIECES)].flatMap(({ index, groups, 0: { length } }) =>
    groups?.['punctuation'] === undefined ? [] : [new StaticRange({ startContainer: node, startOffset: index, endContainer: node, endOffset: index + length })]);
}
