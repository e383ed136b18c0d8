/**
 * The house's rule for numbers: a decimal of three or more places in prose or in a formula is computed,
 * never typed. This finds the typed ones, in text, maths, inline code and the attributes of components.
 *
 *     The cost is 0.1937.                  →  a problem at that line and column
 *     The cost is <Value of="cost" />.     →  none: computed
 *     ```ts … 0.1937 … ```                 →  none: code is code
 *
 * Runs before anything is replaced, so what it sees is what the author typed.
 */
import type { Nodes, Root } from './nodes.ts';
import { visit } from 'unist-util-visit';
import type { Point } from 'unist';
import type { Component } from './attributes.ts';
import { splitMaths } from './maths.ts';
import { problemAt, type Problem } from './problems.ts';

const typed = /(?<![\d.])\d+\.\d{3,}/;

/** Attributes that set an instrument or name something, rather than say a number to the reader. */
const settings = new Set(['of', 'name', 'value', 'min', 'max', 'step', 'digits', 'href', 'src', 'url', 'id', 'class', 'q', 'kind']);

/** Every decimal of three or more places typed where it should be computed. */
export function typedDecimals(tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node: Nodes) => {
    for (const [text, place] of textsOf(node)) {
      const match = typed.exec(text);
      if (match) problems.push(problemAt(advance(place, text, match.index), says(match[0])));
    }
  });
  return problems;
}

/** Typed decimals in the frontmatter's words, which have no place in the tree. */
export function typedDecimalIn(text: string): string | undefined {
  const match = typed.exec(text);
  return match ? says(match[0]) : undefined;
}

function says(number: string): string {
  return `${number} is typed. Numbers with three or more decimals are computed: use <Value of="…" />, \\live{…} or, for a printed figure, <AsPrinted of="…" />.`;
}

function textsOf(node: Nodes): [string, Point | undefined][] {
  const start = node.position?.start;
  switch (node.type) {
    case 'text':
      return [[node.value, start]];
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
    case 'inlineCode':
      return [[` ${node.value}`, start]]; // the blank stands for the opening brace or tick
    case 'math':
    case 'inlineMath':
      return [[withoutCode(node.value), mathStart(node)]];
    case 'code': // an expectation's words are prose
      return [[/\bsays=("[^"]*"|'[^']*')/.exec(node.meta ?? '')?.[1] ?? '', start]];
    case 'image':
      return [[node.alt ?? '', start], [node.title ?? '', start]];
    case 'link':
      return [[node.title ?? '', start]];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return attributeTexts(node);
    default:
      return [];
  }
}

function attributeTexts(component: Component): [string, Point | undefined][] {
  return component.attributes.flatMap((attribute): [string, Point | undefined][] => {
    if (attribute.type !== 'mdxJsxAttribute' || settings.has(attribute.name)) return [];
    const { value } = attribute;
    const text = typeof value === 'string' ? value : (value?.value ?? '');
    const start = attribute.position?.start ?? component.position?.start;
    return [[text, start && { line: start.line, column: start.column + `${attribute.name}="`.length }]];
  });
}

/** A formula with its \live{…} blanked, which hold code; blanks of the same length keep the columns. */
function withoutCode(formula: string): string {
  try {
    const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ');
    return splitMaths(formula).map((part) => (typeof part === 'string' ? part : blank(part.raw))).join('');
  } catch {
    return formula; // a malformed \live is reported where formulas are collected
  }
}

/** Where a formula's text begins: after `$`, or on the line after `$$`. */
export function mathStart(node: { type: string; position?: { start: Point } | undefined }): Point | undefined {
  const start = node.position?.start;
  if (!start) return undefined;
  return node.type === 'math' ? { line: start.line + 1, column: 1 } : { line: start.line, column: start.column + 1 };
}

/** The place `index` characters into a text that starts at `point`. */
export function advance(point: Point | undefined, text: string, index: number): Point | undefined {
  if (!point) return undefined;
  const before = text.slice(0, index).split('\n');
  const last = before.at(-1) ?? '';
  if (before.length === 1) return { line: point.line, column: point.column + last.length };
  return { line: point.line + before.length - 1, column: last.length + 1 };
}
