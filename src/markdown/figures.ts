/**
 * Imports the figures that a chapter uses, by their names, so that its page has their styles and no others'. A figure is an
 * .astro file below one of the folders that are given; `<Landscape … />` in a chapter is the one in Landscape.astro.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'acorn';
import type { Program } from 'estree';
import { visit } from 'unist-util-visit';
import type { Root } from './nodes.ts';

/** Name → file. Throws when two figures have one name. */
export function figuresIn(folders: readonly string[]): Map<string, string> {
  const figures = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (!entry.endsWith('.astro')) continue;
      const name = basename(entry, '.astro');
      if (figures.has(name)) throw new Error(`Two figures are called ${name}: ${figures.get(name)} and ${join(folder, entry)}.`);
      figures.set(name, join(folder, entry));
    }
  }
  return figures;
}

/** Remark plugin, after all that reads the chapter. */
export function importFigures({ figures }: { figures: ReadonlyMap<string, string> }) {
  return (tree: Root): void => {
    const used = new Set<string>();
    visit(tree, (node) => {
      if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name !== null && figures.has(node.name)) used.add(node.name);
    });
    const value = [...used].toSorted().map((name) => `import ${name} from ${JSON.stringify(figures.get(name))};`).join('\n');
    if (value === '') return;
    const estree = parse(value, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Program;
    tree.children.unshift({ type: 'mdxjsEsm', value, data: { estree } });
  };
}
