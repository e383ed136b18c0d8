/**
 * Live numbers in a formula: before KaTeX.
 *
 *     C = \live[digits=4,q=C]{cost}   →  parts: 'C = ', { source: 'cost', digits: 4, q: 'C', … }
 *                                     →  C = \htmlData{live=0}{9021000000}
 *
 * KaTeX lays out a numeric sentinel; `liveMaths` puts the value in its place afterwards, in the HTML and in
 * the MathML, where KaTeX can carry no attributes of ours.
 */
import { kinds } from './kinds.ts';
import type { Kind } from '../engine/protocol.ts';

/** One `\live` of a formula. */
export interface LiveNumber {
  /** The whole text, from the backslash to the closing brace. */
  raw: string;
  /** Where it starts in the formula's text. */
  index: number;
  /** The expression. */
  source: string;
  digits: number;
  kind?: Kind;
  q?: string;
  /** A word or symbol instead of a number, in maths italic. */
  sym: boolean;
  /** Negative values stand in parentheses. */
  paren: boolean;
}

/** How many decimals are shown where nothing else is said. */
export const defaultDigits = 6;

const opening = /\\live(?![a-zA-Z])/g;

/** A formula's text → its parts in order; throws an Error with words for the author. */
export function splitMaths(text: string): (string | LiveNumber)[] {
  const parts: (string | LiveNumber)[] = [];
  let at = 0;
  for (const { index } of text.matchAll(opening)) {
    if (index < at) continue;
    parts.push(text.slice(at, index));
    const live = readLive(text, index);
    parts.push(live);
    at = index + live.raw.length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}

/** The number KaTeX lays out for the live number `n` of a page: its digits are found again afterwards. */
export function sentinel(n: number): string {
  return `90210${String(n).padStart(5, '0')}`;
}

/** Finds sentinels; the group is the live number's index. */
export const sentinels = /90210(\d{5})/g;

/** What KaTeX gets for live number `n`. */
export function placeholder(n: number): string {
  return `\\htmlData{live=${n}}{${sentinel(n)}}`;
}

function readLive(text: string, index: number): LiveNumber {
  let at = index + '\\live'.length;
  let options = '';
  if (text[at] === '[') {
    const end = text.indexOf(']', at);
    if (end < 0) throw new Error('\\live[ has no closing ].');
    options = text.slice(at + 1, end);
    at = end + 1;
  }
  if (text[at] !== '{') throw new Error('\\live needs an expression in braces: \\live{cost}.');
  const end = closingBrace(text, at);
  if (end < 0) throw new Error('\\live{ has no closing brace.');
  const source = text.slice(at + 1, end).trim();
  if (source === '') throw new Error('\\live{} has no expression.');
  return { raw: text.slice(index, end + 1), index, source, ...readOptions(options) };
}

function readOptions(options: string): Pick<LiveNumber, 'digits' | 'kind' | 'q' | 'sym' | 'paren'> {
  const read: Pick<LiveNumber, 'digits' | 'kind' | 'q' | 'sym' | 'paren'> = { digits: defaultDigits, sym: false, paren: false };
  for (const option of options.split(',').map((it) => it.trim())) {
    const [key = '', value] = option.split('=').map((it) => it.trim());
    if (key === '') continue;
    else if (key === 'sym' && value === undefined) read.sym = true;
    else if (key === 'paren' && value === undefined) read.paren = true;
    else if (key === 'digits' && value !== undefined && /^\d{1,2}$/.test(value)) read.digits = Number(value);
    else if (key === 'kind' && kinds.has(value as Kind)) read.kind = value as Kind;
    else if (key === 'q' && value) read.q = value;
    else throw new Error(`\\live can't have [${option}]: it knows digits=4, kind=cost, q=w5, sym and paren.`);
  }
  return read;
}

/** The index of the brace that closes the one at `open`, skipping JavaScript's strings; −1 if there is none. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (`"'\``.includes(character)) quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return at;
  }
  return -1;
}
