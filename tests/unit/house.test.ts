/** The plan of the house: which room of src may import from which. An import against the direction fails. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Room → rooms it may import from; a room is a folder of src, or of src/engine. */
const MAY_IMPORT: Record<string, string[]> = {
  network: [],
  'network/package': ['kernels'], // its build, around the module: holds the kernels, compiled
  kernels: [],
  mnist: [],
  engine: [], // protocol, format, naming: the records and the pure helpers that all rooms share
  'engine/compile': ['engine'],
  trainer: ['kernels', 'network', 'mnist'], // the last for its command, which trains on the digits
  'engine/runtime': ['engine', 'engine/compile', 'network', 'trainer', 'mnist'],
  'engine/host': ['engine'],
  ui: ['engine', 'engine/host', 'trainer', 'network', 'mnist', 'styles'],
  markdown: ['engine', 'engine/compile', 'engine/runtime'],
  layouts: ['ui', 'markdown', 'engine', 'styles'],
  pages: ['ui', 'markdown', 'engine', 'layouts', 'styles', 'mnist', 'kernels', 'trainer'], // the last three: files made at build
  styles: [],
};

function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'engine' && parts.length > 2) return `engine/${parts[1]}`;
  if (path.startsWith('network/package/')) return 'network/package';
  return parts.length > 1 ? (parts[0] ?? '') : 'root';
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|astro|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every relative specifier in a file: static and dynamic imports, re-exports, new URL(…, import.meta.url), CSS imports. */
function relativeImports(text: string): string[] {
  const pattern = /(?:from\s*|import\s*\(?\s*|new URL\(\s*)(['"])(\.{1,2}\/[^'"]+)\1/g;
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '');
}

describe('the house', () => {
  const files = filesIn(src);

  it('has rooms', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(Object.keys(MAY_IMPORT))('%s imports only from where it may', (room) => {
    const wrong: string[] = [];
    for (const file of files) {
      const path = relative(src, file);
      if (roomOf(path) !== room) continue;
      for (const specifier of relativeImports(readFileSync(file, 'utf8'))) {
        const target = relative(src, resolve(dirname(file), specifier));
        const other = roomOf(target);
        if (target.startsWith('..') || other === room || other === 'root') continue;
        if (!(MAY_IMPORT[room] ?? []).includes(other)) wrong.push(`${path} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('knows every room', () => {
    const rooms = new Set(files.map((file) => roomOf(relative(src, file))));
    rooms.delete('root');
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('keeps its files short, or says why not', () => {
    const long = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return text.split('\n').length > 320 && !/long because/i.test(text.slice(0, 600));
    });
    expect(long.map((file) => relative(src, file))).toEqual([]);
  });

  it('leaves no console output and no randomness without a seed', () => {
    const loud = files.filter((file) => /\bconsole\.\w+\(|\bMath\.random\(/.test(readFileSync(file, 'utf8')));
    expect(loud.map((file) => relative(src, file))).toEqual([]);
  });
});
