import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { render } from './render.ts';

describe('a chapter, in and out', () => {
  it.each(['cells', 'inputs', 'maths', 'exercise'])('%s', async (name) => {
    const text = await readFile(new URL(`fixtures/${name}.mdx`, import.meta.url), 'utf8');
    const { page, chapter } = await render(text);
    await expect(page).toMatchFileSnapshot(`golden/${name}.txt`);
    await expect(`${JSON.stringify(chapter.data, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`);
  });
});
