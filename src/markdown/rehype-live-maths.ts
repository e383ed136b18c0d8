/**
 * Live numbers in a formula: after KaTeX.
 *
 *     <span class="enclosing" data-live="0"><span class="mord">9021000000</span></span>
 *       →  <span class="mord live k-cost" data-watch="w3" data-digits="6" data-q="C">0.193750</span>
 *     <mn>29021000000</mn>
 *       →  <mrow><mn>2</mn><mn data-watch="w3" data-digits="6">0.193750</mn></mrow>
 *     <span class="enclosing" data-qty="w5">…</span>
 *       →  <span class="enclosing k-weight" data-q="w5">…</span>
 *
 * KaTeX's own complaints, which rehype-katex only notes, fail the file here.
 */
import type { Element, ElementContent, Parents, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Kind, Quantity } from '../engine/protocol.ts';
import { sentinels } from './maths.ts';
import { failOn, problemAt, type Problem } from './problems.ts';

/** A live number of a page, ready to be set: what `replace` leaves for this plugin in `file.data.chainrule`. */
export interface BakedNumber {
  watch: string;
  text: string;
  digits: number;
  kind?: Kind;
  q?: string;
  sym: boolean;
  paren: boolean;
}

/** What goes from the remark half of the pipeline to the rehype half. */
export interface LiveMaths {
  numbers: BakedNumber[];
  quantities: Readonly<Record<string, Quantity>>;
}

declare module 'vfile' {
  interface DataMap {
    chainrule: LiveMaths;
  }
}

/** In a table's last cell, which is two pixels wide, any space will do; KaTeX's, of no width, is in few faces and must be looked for. */
const NO_BREAK = '\u00a0';

/** The plugin; it goes directly after rehype-katex. */
export function liveMaths() {
  return (tree: Root, file: VFile): void => {
    failOn(file, complaints(file));
    const maths = file.data.chainrule ?? { numbers: [], quantities: {} };
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'semantics') return unwrap(node, index, parent);
      if (node.tagName === 'mn') return setMathMl(node, index, parent, maths);
      if (node.properties['dataLive'] !== undefined) return setHtml(node, index, parent, maths);
      if (node.properties['dataQty'] !== undefined) markQuantity(node, index, parent, maths);
      if (hasClass(node, 'vlist-s')) node.children = [{ type: 'text', value: NO_BREAK }];
      if (hasClass(node, 'katex-display')) Object.assign(node.properties, { role: 'group', ariaLabel: 'Formula' });
      return undefined;
    });
  };
}

function complaints(file: VFile): Problem[] {
  return file.messages
    .filter((message) => message.source === 'rehype-katex')
    .map((message): Problem => {
      const cause = message.cause instanceof Error ? message.cause.message : message.reason;
      // The code inside a display formula's <pre> has no place of its own.
      const place = message.ancestors?.findLast(({ position }) => position !== undefined)?.position?.start;
      return problemAt(place, `KaTeX: ${cause.replace(/^KaTeX parse error: /, '').replaceAll(sentinels, '…')}`);
    });
}

/** The TeX annotation holds sentinels, and nobody reads it. */
function unwrap(node: Element, index: number | undefined, parent: Parents | undefined): number | undefined {
  if (index === undefined || !parent) return undefined;
  const kept = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'annotation');
  parent.children.splice(index, 1, ...kept);
  return index;
}

/** In the HTML half the number is one span already; it becomes the live one, without KaTeX's wrapper. */
function setHtml(node: Element, index: number | undefined, parent: Parents | undefined, maths: LiveMaths): [typeof SKIP, number] | undefined {
  const number = maths.numbers[Number(node.properties['dataLive'])];
  const inner = node.children.find((child): child is Element => child.type === 'element' && /^90210\d{5}$/.test(textOf(child)));
  if (!number || !inner || index === undefined || !parent) return undefined;
  const own = classes(inner);
  inner.properties = {
    ...inner.properties,
    className: [...own, ...(number.sym ? ['mathnormal'] : []), 'live', ...(number.kind ? [`k-${number.kind}`] : [])],
    ...data(number),
    ...(number.q === undefined ? {} : { dataQ: number.q }),
  };
  inner.children = [{ type: 'text', value: number.text }];
  const spaces = node.children.filter((child) => child !== inner);
  parent.children.splice(index, 1, inner, ...spaces);
  return [SKIP, index + 1 + spaces.length];
}

/** In the MathML half digits of neighbours have run together; they are taken apart again. */
function setMathMl(node: Element, index: number | undefined, parent: Parents | undefined, maths: LiveMaths): typeof SKIP | undefined {
  const text = textOf(node);
  const parts: Element[] = [];
  let at = 0;
  for (const match of text.matchAll(sentinels)) {
    const number = maths.numbers[Number(match[1])];
    if (!number) continue;
    if (match.index > at) parts.push(mathMl('mn', text.slice(at, match.index)));
    parts.push(mathMl(number.sym ? 'mi' : 'mn', number.text, data(number)));
    at = match.index + match[0].length;
  }
  if (parts.length === 0 || index === undefined || !parent) return undefined;
  if (at < text.length) parts.push(mathMl('mn', text.slice(at)));
  const [only] = parts;
  const replacement: Element = parts.length === 1 && only ? only : { type: 'element', tagName: 'mrow', properties: {}, children: parts };
  parent.children.splice(index, 1, replacement);
  return SKIP;
}

/** A quantity's symbol gets its colour and its id; a space that KaTeX left inside goes after it, so that its underline ends with it. */
function markQuantity(node: Element, index: number | undefined, parent: Parents | undefined, maths: LiveMaths): void {
  const id = String(node.properties['dataQty']);
  const kind = maths.quantities[id]?.kind;
  delete node.properties['dataQty'];
  node.properties['dataQ'] = id;
  node.properties['className'] = [...classes(node), 'qty', ...(kind ? [`k-${kind}`] : [])];
  const last = node.children.at(-1);
  if (last?.type === 'element' && hasClass(last, 'mspace') && node.children.length > 1 && index !== undefined && parent) {
    node.children.pop();
    parent.children.splice(index + 1, 0, last);
  }
}

function data(number: BakedNumber): Record<string, string> {
  return {
    dataWatch: number.watch,
    dataDigits: String(number.digits),
    ...(number.sym ? { dataSym: '' } : {}),
    ...(number.paren ? { dataParen: '' } : {}),
  };
}

function mathMl(tagName: string, value: string, properties: Record<string, string> = {}): Element {
  const text: Text = { type: 'text', value };
  return { type: 'element', tagName, properties, children: [text] };
}

function classes(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

function hasClass(node: Element, name: string): boolean {
  return classes(node).includes(name);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as ElementContent)).join('') : '';
}
