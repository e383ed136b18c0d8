/**
 * The baked chapter → its tree, with everything alive replaced by what the page shows. The only step that
 * changes the tree.
 *
 *     ```ts live name="forward"    →  <Cell id="forward" source="…" html="…" options="{…}" records="[…]" />
 *     ```ts live … file="src/…"    →  <File path="src/…" lines="69"><Cell … /></File>
 *     ```ts solution="yours"       →  <Solution exercise="yours"><pre class="code static">…</pre></Solution>
 *     <Value of="cost" q="C" />    →  <Value of="cost" q="C" watch="w3" value="0.19…" text="0.193750" … />
 *     <Scrub name="eta" /> (again) →  with all of the first one's attributes, and mirror="true"
 *     $\live{cost}$                →  $\htmlData{live=0}{9021000000}$, and the number in `numbers`
 */
import type { Code, Paragraph } from './nodes.ts';
import type { Kind } from '../engine/protocol.ts';
import { formatLive } from '../engine/format.ts';
import type { Vocabulary } from '../engine/naming.ts';
import { element, setAttribute, type Component, type Literal } from './attributes.ts';
import type { Baked } from './bake.ts';
import type { Collected, FoundCell, FoundComponent, FoundInput } from './collect.ts';
import type { Compiled } from './compile.ts';
import type { CellFence } from './fence.ts';
import { highlightHast, highlightHtml } from './highlight.ts';
import { defaultDigits, placeholder } from './maths.ts';
import type { BakedNumber } from './rehype-live-maths.ts';

/** Replaces every live node; returns the live numbers of its formulas, by their index in the placeholders. */
export function replaceAll(found: Collected, compiled: Compiled, baked: Baked, vocabulary: Vocabulary, declaring: ReadonlyMap<string, FoundInput>): BakedNumber[] {
  for (const cell of found.cells) replaceCell(cell, found, compiled, baked, vocabulary);
  for (const { node, of } of found.solutions) replaceSolution(node, of, vocabulary);
  for (const node of found.plain) become(node, staticCode(node.value, vocabulary));
  for (const input of found.inputs) completeInput(input, declaring);
  for (const component of found.components) completeComponent(component, compiled, baked, vocabulary);
  return replaceNumbers(found, compiled, baked, vocabulary);
}

function replaceCell({ node, fence, source }: FoundCell, found: Collected, compiled: Compiled, baked: Baked, vocabulary: Vocabulary): void {
  const checks = found.cells.find((cell) => cell.fence.judges === fence.name)?.fence.name;
  const { run, hide, role } = fence;
  const expect = compiled.expects[fence.name];
  const made = element('Cell', {
    id: fence.name,
    source,
    html: highlightHtml(source, vocabulary),
    options: JSON.stringify({ run, hide, role, ...(checks ? { checks } : {}), ...(fence.judges ? { exercise: fence.judges } : {}) }),
    records: JSON.stringify(baked.shown.get(fence.name) ?? []),
    expect: expect ? JSON.stringify({ ...expect, holds: true }) : undefined,
    names: JSON.stringify(vocabulary.names),
  });
  become(node, fence.file === undefined ? made : inFile(made, fence, source));
}

/** A cell that shows a file stands in a frame that says which. */
function inFile(cell: Component, { file, part, hide }: CellFence, source: string): Component {
  const frame = element('File', {
    path: file,
    part: part ? 'true' : undefined,
    lines: String(source.split('\n').length),
    folded: hide ? 'true' : undefined,
  });
  return { ...frame, children: [cell] } as Component;
}

function replaceSolution(node: Code, exercise: string, vocabulary: Vocabulary): void {
  const solution = element('Solution', { exercise });
  solution.children = [staticCode(node.value, vocabulary)];
  become(node, solution);
}

/** Code that is only shown: plain elements, no component. (As a code node it would get a second `<pre>`.) */
function staticCode(source: string, vocabulary: Vocabulary): Paragraph {
  return {
    type: 'paragraph',
    children: [],
    data: {
      hName: 'pre',
      hProperties: { className: ['code', 'static'] },
      hChildren: [{ type: 'element', tagName: 'code', properties: {}, children: highlightHast(source, vocabulary) }],
    },
  };
}

function completeInput({ node, name, literals }: FoundInput, declaring: ReadonlyMap<string, FoundInput>): void {
  const first = declaring.get(name);
  if (!first || first.node === node) return;
  for (const [key, value] of first.literals) {
    if (!literals.has(key) && key !== 'hidden') setAttribute(node, key, String(value));
  }
  setAttribute(node, 'mirror', 'true');
}

function completeComponent({ node, of, literals }: FoundComponent, compiled: Compiled, baked: Baked, { quantities }: Vocabulary): void {
  if (of === undefined) return;
  const watch = compiled.watchOf(of) ?? '';
  const value = baked.values[watch] ?? null;
  setAttribute(node, 'watch', watch);
  setAttribute(node, 'value', JSON.stringify(value));
  if (node.name !== 'Value' && node.name !== 'AsPrinted') return;
  const digits = numberOf(literals.get('digits')) ?? defaultDigits;
  setAttribute(node, 'digits', String(digits));
  setAttribute(node, 'text', formatLive(value, { digits, sym: literals.has('sym'), paren: literals.has('paren') }) ?? '');
  const q = literals.get('q');
  const kind = literals.has('kind') ? undefined : kindOf(typeof q === 'string' ? q : undefined, quantities);
  setAttribute(node, 'kind', kind);
}

function replaceNumbers(found: Collected, compiled: Compiled, baked: Baked, { quantities }: Vocabulary): BakedNumber[] {
  const numbers: BakedNumber[] = [];
  for (const { node, parts } of found.formulas) {
    const text = parts.map((part) => {
      if (typeof part === 'string') return part;
      const { digits, sym, paren, q } = part;
      const watch = compiled.watchOf(part.source) ?? '';
      const kind = part.kind ?? kindOf(q, quantities);
      const set = formatLive(baked.values[watch], { digits, sym, paren }) ?? '';
      numbers.push({ watch, text: set, digits, sym, paren, ...(kind ? { kind } : {}), ...(q ? { q } : {}) });
      return placeholder(numbers.length - 1);
    });
    setFormula(node, text.join(''));
  }
  return numbers;
}

/** remark-math keeps a formula's text twice: in the node and in the hast it will become. */
function setFormula(node: Collected['formulas'][number]['node'], value: string): void {
  const old = node.value;
  node.value = value;
  const replaceIn = (children: readonly unknown[]): void => {
    for (const child of children as { type: string; value?: string; children?: unknown[] }[]) {
      if (child.type === 'text' && child.value === old) child.value = value;
      else if (child.children) replaceIn(child.children);
    }
  };
  replaceIn((node.data as { hChildren?: unknown[] } | undefined)?.hChildren ?? []);
}

/** A quantity's kind, for a value that names the quantity and no kind of its own. */
export function kindOf(q: string | undefined, quantities: Vocabulary['quantities']): Kind | undefined {
  const [first = ''] = q?.split(/\s+/) ?? [];
  return quantities[first]?.kind;
}

function numberOf(literal: Literal | undefined): number | undefined {
  const number = Number(literal);
  return literal === undefined || Number.isNaN(number) ? undefined : number;
}

/** Turns a node into another, in its place in the tree. */
function become(node: object, other: object): void {
  for (const key of Object.keys(node)) if (key !== 'position') delete (node as Record<string, unknown>)[key];
  Object.assign(node, other);
}
