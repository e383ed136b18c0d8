import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, lineMarks } from '../../../../src/ui/cell/diff.ts';

const marks = (before: string, after: string): string[] => [...lineMarks(before, after)].map(([line, mark]) => `${line} ${mark}`);

describe('marks at changed lines', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing', 'a\nb', 'a\nb', []],
    ['a changed line', 'a\nb\nc', 'a\nB\nc', ['2 changed']],
    ['a line more', 'a\nc', 'a\nb\nc', ['2 changed']],
    ['lines more at the end', 'a', 'a\nb\nc', ['2 changed', '3 changed']],
    ['a line less', 'a\nb\nc', 'a\nc', ['2 cut']],
    ['the last line less', 'a\nb', 'a', ['1 cut']],
    ['two places', 'a\nb\nc\nd', 'A\nb\nc\nD', ['1 changed', '4 changed']],
    ['everything', 'a\nb', 'x', ['1 changed']],
    ['all gone', 'a\nb', '', ['1 changed']],
  ])('%s', (_, before, after, expected) => {
    expect(marks(before, after)).toEqual(expected);
  });
});

describe('a difference', () => {
  it('puts the old line before the new one', () => {
    expect(diffLines('a\nb', 'a\nc').map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same a', 'removed b', 'added c']);
  });

  it('holds both texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(lines.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('\n')).toBe(before);
        expect(lines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('\n')).toBe(after);
        if (before === after) expect(lineMarks(before, after).size).toBe(0);
      }),
    );
  });
});
