import { describe, expect, it } from 'vitest';
import { parseChapter } from './parse.ts';
import { typedDecimals } from '../../../src/markdown/decimals.ts';

const found: [what: string, text: string, place: [number: string, line: number, column: number] | undefined][] = [
  ['prose', 'One\nthe cost is 0.1937.', ['0.1937', 2, 13]],
  ['two places', 'The cost is 0.19, or 12,345.67.', undefined],
  ['a version', 'Node 24.21.0 and 1.2.345', undefined],
  ['emphasis', 'It *is 0.193750*', ['0.193750', 1, 8]],
  ['heading', '## At 0.193', ['0.193', 1, 7]],
  ['table cell', '| a | b |\n|---|---|\n| x | 0.1234 |', ['0.1234', 3, 7]],
  ['inline maths', 'So $x = 0.1937$', ['0.1937', 1, 9]],
  ['display maths', '$$\nx = \\live{a * 1.23456}\n+ 0.1937\n$$', ['0.1937', 3, 3]],
  ['an expression in maths', '$\\live{a + 0.12345}$', undefined],
  ['a fence', '```ts\nconst a = 0.12345;\n```', undefined],
  ['an expectation in words', '```ts live name="a" expect="b" says="it is 0.12345"\n1\n```', ['0.12345', 1, 8]],
  ['inline code', 'Set `0.12345` there', ['0.12345', 1, 6]],
  ['an attribute that is read', '<Figure caption="It is 0.12345" />', ['0.12345', 1, 24]],
  ['attributes that set', '<Value of="a - 0.12345" />\n\n<Scrub name="eta" value={0.0001} min={0.0001} step={0.0001} />', undefined],
  ['an address', '[there](https://example.org/1.2345)', undefined],
  ['an expression', 'It is {0.12345}', ['0.12345', 1, 8]],
];

describe('a decimal of three or more places is computed, never typed', () => {
  it.each(found)('%s', (_, text, place) => {
    const [problem] = typedDecimals(parseChapter(text));
    if (!place) return expect(problem).toBeUndefined();
    const [number, line, column] = place;
    expect(problem?.message).toContain(`${number} is typed.`);
    return expect([problem?.line, problem?.column]).toEqual([line, column]);
  });
});
