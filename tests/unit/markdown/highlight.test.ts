import { describe, expect, it } from 'vitest';
import { highlightHast, highlightHtml, highlightLines } from '../../../src/markdown/highlight.ts';
import type { Vocabulary } from '../../../src/engine/naming.ts';

const vocabulary: Vocabulary = {
  quantities: { C: { kind: 'cost', code: ['cost'] }, w5: { kind: 'weight', code: ['W2'] }, w6: { kind: 'weight', code: ['W2'] } },
  names: { cost: 'cost', W2: 'weight', x: 'signal', '.delta': 'gradient' },
};

const coloured = (source: string): string[] =>
  highlightLines(source, vocabulary)
    .flat()
    .filter(({ meaning }) => meaning)
    .map(({ text, meaning }) => `${text}:${meaning?.kind}`);

const cases: [code: string, coloured: string[]][] = [
  ['const cost = 1', ['cost:cost']],
  ['W2.times(x)', ['W2:weight', 'x:signal']],
  ['after.cost', []],
  ['layer.delta', ['delta:gradient']],
  ['delta', []],
  ['display({ cost })', ['cost:cost']],
  ['({ cost: 1, delta: x })', ['delta:gradient', 'x:signal']],
  ['const { cost } = after', ['cost:cost']],
  ['const { cost: c } = after', []],
  ['`${x}`; "x"; /x/; // x', ['x:signal']],
  ['type cost = number', []],
  ['constructor; toString', []],
];

describe('highlighting', () => {
  it.each(cases)('%s', (code, names) => expect(coloured(code)).toEqual(names));

  it('writes a line of HTML for a line of code, escaped, with quantities', () => {
    expect(highlightHtml('if (W2 < "&")\n\n  cost;', vocabulary).split('\n')).toMatchInlineSnapshot(`
      [
        "<span class="line"><span class="tok-keyword">if </span>(<span class="k-weight" data-q="w5 w6" data-name="W2">W2</span> &lt; &quot;&amp;&quot;)</span>",
        "<span class="line"></span>",
        "<span class="line">  <span class="k-cost" data-q="C" data-name="cost">cost</span>;</span>",
      ]
    `);
  });

  it('loses no character', () => {
    const source = 'const a = `x\n${cost}`;\n\t/* W2\n */ let\u00a0s: Map<string, number[]> = new Map(); // ✓ 𝛿\n';
    expect(highlightLines(source, vocabulary).map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(source);
  });

  it('makes the same of hast', () => {
    const text = (node: unknown): string => {
      const { value, children } = node as { value?: string; children?: unknown[] };
      return value ?? (children ?? []).map(text).join('');
    };
    const source = 'const cost = W2;\nx';
    expect(highlightHast(source, vocabulary).map(text).join('')).toBe(source);
  });
});
