/** The module as cells get it: one text without Node in it, small, and typed for a cell. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../../src/mnist');

const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({ entryPoints: [join(src, entry)], bundle: true, write: false, minify: true, format: 'esm', platform: 'browser' });
  return outputFiles[0]?.text ?? '';
};

describe('the module', () => {
  it.each(['index.ts', 'page.ts', 'worker.ts'])('%s needs nothing of Node', async (entry) => {
    expect((await bundled(entry)).length).toBeLessThan(16_000);
  });

  it('has the same names in Node', async () => {
    const [cells, node] = [await import('../../../src/mnist/index.ts'), await import('../../../src/mnist/node.ts')];
    expect(Object.keys(node)).toEqual(expect.arrayContaining(Object.keys(cells)));
  });
});
