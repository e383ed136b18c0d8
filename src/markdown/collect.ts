/**
 * A chapter's tree → everything in it that is alive, in the order of the page. Changes nothing.
 *
 *     ```ts live name="forward" …```       →  cells; with file="…" the text is that file's (source.ts)
 *     ```ts solution="yours" …```          →  solutions
 *     <Scrub name="eta" value={0.1} />     →  inputs: declared once, shown in as many places as wanted
 *     <Value of="cost" />, any `of="…"`    →  components with an expression
 *     $C = \live{cost}$                    →  formulas, split into text and live numbers
 *
 * What can't be read is a problem with its line; the rest is still collected, so that all are reported.
 */
import type { Code, InlineMath, Math, Root } from './nodes.ts';
import { visit } from 'unist-util-visit';
import type { InputSpec } from '../engine/protocol.ts';
import { literalsOf, type Component, type Literal } from './attributes.ts';
import { advance, mathStart } from './decimals.ts';
import { readFence, type CellFence } from './fence.ts';
import { splitMaths, type LiveNumber } from './maths.ts';
import { problemAt, type Problem } from './problems.ts';
import { sourceOf } from './source.ts';

/** Where code stands in the file: its first line, and how far the fence is indented. */
export interface CodePlace {
  line: number;
  column: number;
  /** The code stands in this file instead, and the place is that of the fence which shows it. */
  file?: string;
}

export interface FoundCell {
  node: Code;
  fence: CellFence;
  source: string;
  place: CodePlace;
}

export interface FoundSolution {
  node: Code;
  /** The exercise it solves. */
  of: string;
  source: string;
  place: CodePlace;
}

export interface FoundInput {
  node: Component;
  name: string;
  literals: Map<string, Literal>;
}

/** A component with an `of`, a quantity or an input to point at. */
export interface FoundComponent {
  node: Component;
  literals: Map<string, Literal>;
  /** The expression in `of`, if there is one. */
  of?: string;
}

export interface FoundFormula {
  node: Math | InlineMath;
  parts: (string | LiveNumber)[];
}

export interface Collected {
  cells: FoundCell[];
  solutions: FoundSolution[];
  /** Fences in TypeScript or JavaScript that are shown only. */
  plain: Code[];
  inputs: FoundInput[];
  components: FoundComponent[];
  formulas: FoundFormula[];
}

const inputNames = new Set(['Scrub', 'Slider', 'Choice', 'DrawingPad']);
/** Their values are words. */
const worded = new Set(['Choice', 'DrawingPad']);

/** Reads a chapter's tree. */
export function collect(tree: Root): { found: Collected; problems: Problem[] } {
  const found: Collected = { cells: [], solutions: [], plain: [], inputs: [], components: [], formulas: [] };
  const problems: Problem[] = [];
  visit(tree, (node) => {
    try {
      if (node.type === 'code') collectFence(node, found);
      else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') collectComponent(node, found);
      else if (node.type === 'math' || node.type === 'inlineMath') collectFormula(node, found, problems);
      else if (node.type === 'mdxjsEsm') throw new Error('A chapter has no imports or exports: components are given, code lives in cells.');
    } catch (error) {
      problems.push(problemAt(node.position?.start, (error as Error).message));
    }
  });
  return { found, problems };
}

/** The inputs that a chapter declares: of each name the first use that gives a value. */
export function declaredInputs(inputs: readonly FoundInput[]): { specs: InputSpec[]; declaring: Map<string, FoundInput>; problems: Problem[] } {
  const declaring = new Map<string, FoundInput>();
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (!input.literals.has('value')) continue;
    if (declaring.has(input.name)) problems.push(problemAt(input.node.position?.start, `The input ${input.name} is declared twice: only the first <${input.node.name}> of that name has a value.`));
    else declaring.set(input.name, input);
  }
  for (const input of inputs) {
    if (!declaring.has(input.name)) problems.push(problemAt(input.node.position?.start, `No input named ${input.name} is declared: the first <${input.node.name} name="${input.name}"> needs a value.`));
  }
  const specs = [...declaring].map(([name, input]): InputSpec => ({ name, value: input.literals.get('value') ?? 0 }));
  return { specs, declaring, problems };
}

function collectFence(node: Code, found: Collected): void {
  if (!['ts', 'typescript', 'js', 'javascript'].includes(node.lang ?? '')) {
    if (/(^|\s)(live|solution)\b/.test(node.meta ?? '')) throw new Error('A live cell is a ```ts fence.');
    return;
  }
  const fence = readFence(node.meta ?? '');
  const { line = 0, column = 1 } = node.position?.start ?? {};
  const place = { line: line + 1, column };
  if (fence.type === 'plain') found.plain.push(node);
  else if (fence.type === 'solution') found.solutions.push({ node, of: fence.of, source: node.value, place });
  else if (fence.file === undefined) found.cells.push({ node, fence, source: node.value, place });
  else {
    if (node.value.trim() !== '') throw new Error(`The cell ${fence.name} shows ${fence.file}: its fence must be empty.`);
    found.cells.push({ node, fence, source: sourceOf(fence.file, fence.part), place: { line, column, file: fence.file } });
  }
}

function collectComponent(node: Component, found: Collected): void {
  const literals = literalsOf(node);
  if (inputNames.has(node.name ?? '')) {
    const name = literals.get('name');
    if (typeof name !== 'string' || name === '') throw new Error(`<${node.name}> needs a name="…".`);
    if (!worded.has(node.name ?? '') && literals.has('value') && typeof literals.get('value') !== 'number') throw new Error(`<${node.name} name="${name}"> holds a number: value={0.1}.`);
    found.inputs.push({ node, name, literals });
    return;
  }
  const of = literals.get('of');
  if (of === undefined && ['Value', 'AsPrinted'].includes(node.name ?? '')) throw new Error(`<${node.name}> needs an expression: of="cost".`);
  if (of === undefined) found.components.push({ node, literals });
  else if (typeof of === 'string' && of.trim() !== '') found.components.push({ node, literals, of: of.trim() });
  else found.components.push({ node, literals, of: String(of) });
}

function collectFormula(node: Math | InlineMath, found: Collected, problems: Problem[]): void {
  try {
    found.formulas.push({ node, parts: splitMaths(node.value) });
  } catch (error) {
    const index = Math.max(node.value.indexOf('\\live'), 0);
    problems.push(problemAt(advance(mathStart(node), node.value, index), (error as Error).message));
  }
}
