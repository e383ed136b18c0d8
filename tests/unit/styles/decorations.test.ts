import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Safari drops a whole `text-decoration` that says more than which line it is: style, colour and thickness stand alone. */
const MORE_THAN_A_LINE = /[^-]text-decoration:(?!\s*(?:none|underline|line-through)\s*(?:!important)?\s*[;}])[^;}]*/g;

describe('text-decoration', () => {
  it('is told from its longhands', () => {
    expect('a{ text-decoration: underline 1px; }'.match(MORE_THAN_A_LINE)).toHaveLength(1);
    expect('a{ text-decoration: underline; text-decoration-thickness: 1px; }'.match(MORE_THAN_A_LINE)).toBeNull();
  });

  it('says which line and no more, in every style', () => {
    const files = globSync('src/**/*.{css,astro}');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => (readFileSync(file, 'utf8').match(MORE_THAN_A_LINE) ?? []).map((found) => `${file}: ${found.trim()}`))).toEqual([]);
  });
});
