import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresIn, importFigures } from '../../../src/markdown/figures.ts';
import type { Root } from '../../../src/markdown/nodes.ts';

const element = (name: string): Root['children'][number] => ({ type: 'mdxJsxFlowElement', name, attributes: [], children: [] });

describe('figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  mkdirSync(join(folder, 'deep'));
  for (const file of ['Wall.astro', 'deep/Map.astro', 'deep/map-data.ts']) writeFileSync(join(folder, file), '');

  it('are found by name, however deep', () => {
    expect([...figuresIn([folder])]).toEqual([['Wall', join(folder, 'Wall.astro')], ['Map', join(folder, 'deep/Map.astro')]]);
  });

  it('have names of their own', () => {
    expect(() => figuresIn([folder, folder])).toThrow(`Two figures are called Wall: ${join(folder, 'Wall.astro')} and`);
  });

  it('are imported by the chapter that uses them, each once, and nothing else is', () => {
    const tree: Root = { type: 'root', children: [element('Wall'), { type: 'paragraph', children: [{ type: 'mdxJsxTextElement', name: 'Value', attributes: [], children: [] }] }, element('Wall')] };
    importFigures({ figures: figuresIn([folder]) })(tree);
    expect(tree.children).toHaveLength(4);
    const [first] = tree.children;
    expect(first).toMatchObject({ type: 'mdxjsEsm', value: `import Wall from ${JSON.stringify(join(folder, 'Wall.astro'))};` });
    expect(first).toHaveProperty('data.estree.body.length', 1);
  });

  it('leave a chapter without any as it is', () => {
    const tree: Root = { type: 'root', children: [element('Value')] };
    importFigures({ figures: figuresIn([folder]) })(tree);
    expect(tree.children).toHaveLength(1);
  });
});
