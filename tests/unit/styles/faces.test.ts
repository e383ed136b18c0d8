import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { divideKatex } from '../../../src/styles/faces.ts';

describe("KaTeX's sheet", () => {
  it('is divided into rules and faces', () => {
    const face = (name: string): string =>
      `@font-face{font-family:${name};src:url(fonts/${name}.woff2) format("woff2"),url(fonts/${name}.woff) format("woff"),url(fonts/${name}.ttf) format("truetype");font-weight:400}`;
    const { rules, faces } = divideKatex(`${face('KaTeX_AMS')}.katex{color:red}${face('KaTeX_Main-Regular')}.katex b{top:0}`);
    expect(rules).toBe('.katex{color:red}.katex b{top:0}');
    expect(faces).toBe(`@font-face{font-family:KaTeX_AMS;src:url('katex/dist/fonts/KaTeX_AMS.woff2?no-inline') format("woff2");font-weight:400}`);
  });

  it('as it is installed has faces that we know how to divide, and the two that are ours', async () => {
    const css = await readFile('node_modules/katex/dist/katex.min.css', 'utf8');
    const { rules, faces } = divideKatex(css);
    expect(rules).not.toMatch(/@font-face|url\(/);
    expect(faces.match(/@font-face/g)).toHaveLength((css.match(/@font-face/g)?.length ?? 0) - 2);
    expect(faces.match(/\.woff2\?no-inline'\)/g)).toHaveLength(faces.match(/url\(/g)?.length ?? 0);
  });
});
