import { describe, expect, it } from 'vitest';
import { placeholder, sentinels, splitMaths, type LiveNumber } from '../../../src/markdown/maths.ts';

const live = (source: string, options: Partial<LiveNumber> = {}) => expect.objectContaining({ source, digits: 6, sym: false, paren: false, ...options });

const split: [formula: string, parts: unknown[]][] = [
  ['C = 2', ['C = 2']],
  ['C = \\live{cost}', ['C = ', live('cost')]],
  ['2\\live{ cost }^2', ['2', live('cost', { raw: '\\live{ cost }', index: 1 }), '^2']],
  ['\\live{a}\\live{b}', [live('a'), live('b')]],
  ['\\live[digits=4,kind=gradient, q=w5]{dW2.at(0, 0)}', [live('dW2.at(0, 0)', { digits: 4, kind: 'gradient', q: 'w5' })]],
  ['\\live[paren,q=@chosen]{w}', [live('w', { paren: true, q: '@chosen' })]],
  ['\\live[sym]{{ a: "}" }[`a`]}+1', [live('{ a: "}" }[`a`]', { sym: true }), '+1']],
  ["\\live{f('\\'}')}", [live("f('\\'}')")]],
  ['\\lively{x}', ['\\lively{x}']],
];

const refused: [formula: string, says: string][] = [
  ['\\live', 'needs an expression'],
  ['\\live x', 'needs an expression'],
  ['\\live{}', 'has no expression'],
  ['\\live{a', 'no closing brace'],
  ['\\live[digits=2', 'no closing ]'],
  ['\\live[digits=x]{a}', "can't have [digits=x]"],
  ['\\live[kind=cheese]{a}', "can't have [kind=cheese]"],
];

describe('live numbers in a formula', () => {
  it.each(split)('%s', (formula, parts) => expect(splitMaths(formula)).toEqual(parts));
  it.each(refused)('%s is refused', (formula, says) => expect(() => splitMaths(formula)).toThrow(says));
  it('puts the parts together again', () => {
    const formula = 'a\\live[digits=2]{b}c\\live{d}';
    expect(splitMaths(formula).map((part) => (typeof part === 'string' ? part : part.raw)).join('')).toBe(formula);
  });
  it('finds its sentinels among other digits', () => {
    const text = `2${placeholder(7)}3`.replaceAll(/[^\d]/g, ' ');
    expect([...text.matchAll(sentinels)].map((match) => Number(match[1]))).toEqual([7]);
  });
});
