/**
 * Static highlighting of a cell: TypeScript → lines of pieces → HTML or hast.
 *
 *     const y = W2   →  <span class="line"><span class="tok-keyword">const</span> …
 *                       <span class="k-weight" data-q="w5 w6" data-name="W2">W2</span></span>
 *
 * Grammar's classes are those of classHighlighter, which the editor uses too, so that a cell looks the
 * same before and while it is edited; of them, only those that the page styles, and neighbours of one look
 * share a span: a page has thousands of tokens. A name that means something takes its meaning's class instead.
 */
import { parser } from '@lezer/javascript';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import type { Element, ElementContent } from 'hast';
import { meaningOf, nameKey, type Meaning, type Vocabulary } from '../engine/naming.ts';

/** A run of characters with one look. */
export interface Piece {
  text: string;
  /** One of classHighlighter's classes, the meaning's, or none. */
  classes: string;
  meaning?: Meaning;
}

const typescript = parser.configure({ dialect: 'ts' });

/** TypeScript → its lines, each a list of pieces. */
export function highlightLines(source: string, vocabulary: Vocabulary): Piece[][] {
  const tree = typescript.parse(source);
  const named = namesIn(source, tree, vocabulary);
  const lines: Piece[][] = [[]];
  let offset = 0;
  const put = (text: string, classes: string): void => {
    for (const piece of splitAtNames(text, lookOf(classes), offset, named)) lines.at(-1)?.push(piece);
    offset += text.length;
  };
  highlightCode(source, tree, classHighlighter, put, () => {
    lines.push([]);
    offset += 1;
  });
  return lines.map(joinAlike);
}

/** TypeScript → HTML, one `<span class="line">` a line, for the inside of `<code>`. */
export function highlightHtml(source: string, vocabulary: Vocabulary): string {
  return highlightLines(source, vocabulary)
    .map((line) => `<span class="line">${line.map(pieceHtml).join('')}</span>`)
    .join('\n');
}

/** TypeScript → hast, the same as `highlightHtml`. */
export function highlightHast(source: string, vocabulary: Vocabulary): ElementContent[] {
  return highlightLines(source, vocabulary).flatMap((line, index): ElementContent[] => {
    const element: Element = {
      type: 'element',
      tagName: 'span',
      properties: { className: ['line'] },
      children: line.map(pieceHast),
    };
    return index === 0 ? [element] : [{ type: 'text', value: '\n' }, element];
  });
}

const looks: Record<string, string> = {
  'tok-keyword': 'tok-keyword',
  'tok-comment': 'tok-comment',
};

/**
 * The rest is plain text. Punctuation would be two spans in five of a page, so that the page itself marks it, without
 * elements (src/ui/cell/punctuation.ts).
 */
function lookOf(classes: string): string {
  return looks[classes] ?? '';
}

/** Neighbours that look alike become one piece; blanks look like whatever they stand after. */
function joinAlike(line: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of line) {
    const last = joined.at(-1);
    const alike = last && !last.meaning && !piece.meaning && (piece.classes === last.classes || piece.text.trim() === '');
    if (alike) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined;
}

type Named = { from: number; to: number; meaning: Meaning };

function namesIn(source: string, tree: ReturnType<typeof typescript.parse>, vocabulary: Vocabulary): Named[] {
  const named: Named[] = [];
  tree.iterate({
    enter(node) {
      const text = source.slice(node.from, node.to);
      const parent = node.node.parent;
      const shorthand = parent?.from === node.from && parent.to === node.to;
      const key = nameKey(node.name, text, shorthand);
      const meaning = key === undefined ? undefined : meaningOf(key, vocabulary);
      if (meaning) named.push({ from: node.from, to: node.to, meaning });
    },
  });
  return named;
}

function splitAtNames(text: string, classes: string, offset: number, named: readonly Named[]): Piece[] {
  const pieces: Piece[] = [];
  const end = offset + text.length;
  let at = offset;
  for (const { from, to, meaning } of named) {
    if (from < at || to > end) continue;
    if (from > at) pieces.push({ text: text.slice(at - offset, from - offset), classes });
    pieces.push({ text: text.slice(from - offset, to - offset), classes: `k-${meaning.kind}`, meaning });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at - offset), classes });
  return pieces;
}

function attributesOf({ classes, meaning }: Piece): Record<string, string> {
  const attributes: Record<string, string> = { class: classes };
  if (meaning && meaning.q.length > 0) attributes['data-q'] = meaning.q.join(' ');
  if (meaning) attributes['data-name'] = meaning.name;
  return attributes;
}

function pieceHtml(piece: Piece): string {
  if (piece.classes === '') return escapeHtml(piece.text);
  const attributes = Object.entries(attributesOf(piece)).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<span${attributes.join('')}>${escapeHtml(piece.text)}</span>`;
}

function pieceHast(piece: Piece): ElementContent {
  const text: ElementContent = { type: 'text', value: piece.text };
  if (piece.classes === '') return text;
  const { class: classes = '', ...data } = attributesOf(piece);
  return { type: 'element', tagName: 'span', properties: { className: classes.split(' '), ...data }, children: [text] };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
