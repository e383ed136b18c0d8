/** Runs the book: every cell of every chapter, every expectation, every exercise with and without its solution. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeSolution, readChapter } from '../../src/markdown/index.ts';

const content = new URL('../../content/', import.meta.url);
const files = (await readdir(content)).filter((name) => name.endsWith('.mdx')).sort();

/** Chapters may train: long, where the machine is busy. */
const timeout = 240_000;

describe.each(files)('%s', { timeout }, async (file) => {
  // Reading is compiling, type-checking, running and checking what is expected: what fails there fails here.
  const chapter = readChapter(fileURLToPath(new URL(file, content)));
  chapter.catch(() => {}); // told by each test

  it('is read, and every cell runs', async () => {
    const { data, found, baked } = await chapter;
    expect(data.cells.length).toBe(found.cells.length);
    expect(Object.keys(baked.values)).toHaveLength(data.watches.length);
  });

  it('holds what it expects', async () => {
    const { data, baked } = await chapter;
    for (const [cell, { watch }] of Object.entries(data.expects)) expect([cell, baked.values[watch]]).toEqual([cell, true]);
  });

  it('sets exercises that its starters do not pass and its solutions do', async () => {
    const read = await chapter;
    for (const { fence } of read.found.cells.filter(({ fence }) => fence.role === 'exercise')) {
      const { name } = fence;
      const starter = read.baked.verdicts.get(name) ?? [];
      expect(starter.length > 0 && starter.every(({ passed }) => passed), `${name}: the starter passes`).toBe(false);
      const rows = await judgeSolution(read, name);
      expect(rows.length, `${name}: the checks check nothing`).toBeGreaterThan(0);
      expect(rows.filter(({ passed }) => !passed), `${name}: the solution`).toEqual([]);
    }
  });
});
