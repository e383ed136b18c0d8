/**
 * How tall a piece of a chapter will roughly be, before any browser has laid it out: what is far from the screen holds this
 * much room open. Rather too much than too little: what is laid out unseen, by a reader's tools, must not reach into what
 * comes after it.
 */
import type { Element, RootContent } from 'hast';
import type { DisplayRecord, Shown } from '../engine/protocol.ts';

/** Pixels at the size of a phone, where text is tallest. */
const LINE = 27;
const LETTERS_A_LINE = 41;
const CODE_LINE = 24;
const GAP = 27;
const HEADING = 110;
const FORMULA = 64;
const CELL_HEAD = 76;
const FOLDED = 56;
const FIGURE = 480;
const LITTLE = 40;

/** Figures that are taller or lower than most on a phone. A long file of code scrolls in a window of its own. */
const OF_FIGURE: Readonly<Record<string, number>> = { Confusions: 1750, DigitWall: 840, DrawingPad: 380, Mistake: 150 };
const LONG_FILE = 1200;
const WINDOW = 620;

/** What stands in the margin, or is only declared. */
const NO_ROOM = new Set(['Note', 'Mark', 'EtaGauge']);
/** Folded until asked for. */
const FOLDS = new Set(['Hint', 'Solution', 'Fold']);
const INPUTS = new Set(['Choice', 'Slider']);

type Jsx = { name?: string | null; attributes?: readonly { type: string; name?: string; value?: unknown }[]; children?: readonly RootContent[] };

/** Rem. */
export function heightOf(nodes: readonly RootContent[]): number {
  return Math.ceil(nodes.reduce((sum, node) => sum + pixels(node), 0) / 16);
}

function pixels(node: RootContent): number {
  if (node.type === 'element') return ofElement(node);
  if (node.type !== ('mdxJsxFlowElement' as string)) return 0;
  const { name, children = [] } = node as Jsx;
  const value = (of: string): unknown => (node as Jsx).attributes?.find((attribute) => attribute.name === of)?.value;
  if (NO_ROOM.has(name ?? '') || value('hidden') !== undefined) return 0;
  if (FOLDS.has(name ?? '')) return FOLDED;
  if (INPUTS.has(name ?? '')) return 2 * LITTLE;
  if (name === 'Cell') return ofCell(String(value('html') ?? ''), parsed(value('options')), parsed(value('records')));
  const inside = children.reduce((sum, child) => sum + pixels(child), 0);
  if (name === 'File') return (inside > LONG_FILE ? WINDOW : inside) + GAP;
  const drawn = value('of') === undefined && name !== 'ModuleMap' ? 0 : FIGURE;
  return (OF_FIGURE[name ?? ''] ?? inside + drawn) + 2 * GAP;
}

function ofElement(node: Element): number {
  if (/^h\d$/.test(node.tagName)) return HEADING;
  if (node.tagName === 'pre') return codeHeight(textOf(node)) + GAP;
  if (node.tagName === 'span') return FORMULA;
  if (/^[uo]l$|^table$/.test(node.tagName)) return node.children.reduce((sum, child) => sum + (child.type === 'element' ? pixels(child) + LITTLE : 0), GAP);
  return Math.ceil(textOf(node).length / LETTERS_A_LINE) * LINE + GAP;
}

function ofCell(html: string, options: { hide?: boolean; role?: string }, records: readonly Shown[]): number {
  if (options.role === 'checks') return FOLDED;
  const code = options.hide ? FOLDED : CELL_HEAD + codeHeight(html);
  return code + records.reduce((sum, { record }) => sum + ofRecord(record), 0) + GAP;
}

function ofRecord(record: DisplayRecord): number {
  if (record.kind === 'entries') return record.entries.reduce((sum, { value }) => sum + ofRecord(value), 0);
  if (record.kind === 'picture' && typeof record.tree !== 'string') return Number(record.tree.attributes['height'] ?? FIGURE) + GAP;
  if (record.kind === 'matrix') return record.rows * CODE_LINE + 12;
  if (record.kind === 'text') return codeHeight(record.text);
  return record.kind === 'image' || record.kind === 'table' ? FIGURE / 2 : LITTLE;
}

const codeHeight = (text: string): number => (text.split('\n').length + 1) * CODE_LINE;

/** A formula counts for a few letters, not for all that it is made of. */
function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return (((node as unknown as Jsx).children ?? []) as RootContent[]).map(textOf).join('') || '123456';
  if (String(node.properties['className'] ?? '').includes('katex')) return '12345678';
  return node.children.map((child) => textOf(child as RootContent)).join('');
}

const parsed = <T>(json: unknown): T => JSON.parse(typeof json === 'string' ? json : '[]') as T;
