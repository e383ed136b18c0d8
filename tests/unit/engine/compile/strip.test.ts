/** TypeScript becomes JavaScript in place: nothing that stays moves, and what stays means the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse, tokenizer, tokTypes } from 'acorn';
import { transform } from 'sucrase';
import { describe, expect, it } from 'vitest';
import { strip } from '../../../../src/engine/compile/strip.ts';

const CASES: [name: string, code: string, stripped: string][] = [
  ['no types', 'const a = b < c; // d', 'const a = b < c; // d'],
  ['annotations', 'const f = (a: number): number => a as any;', 'const f = (a        )         => a       ;'],
  ['type arguments', 'f<number>(1)!.x', 'f        (1) .x'],
  ['over lines', 'const f = (a: {\n  x: number\n}) => a', 'const f = (a\n\n ) => a'],
  ['interfaces', 'interface A {\n  b: 1\n}\nc', ';\n\n\nc'],
  ['a type between statements', 'const a = b\ntype T = A\n(c)', 'const a = b\n;\n(c)'],
  ['a type at the end of a statement', 'const a = b as T\n[c].map(d)', 'const a = b;\n[c].map(d)'],
  ['a type inside brackets', 'f(\n  a as T\n)', 'f(\n  a\n)'],
  ['inside a template', '`a ${b as T} c`', '`a ${b     } c`'],
];

describe('strip', () => {
  it.each(CASES)('%s', (_name, code, stripped) => {
    const lines = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());
    expect(lines(strip(code))).toEqual(lines(stripped));
  });
});

/** The project's own code is a good sample of TypeScript as people write it. */
const root = new URL('../../../../src/', import.meta.url);
const files = ['network', 'engine'].flatMap((room) =>
  readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => `${room}/${path}`),
);

describe('strip, on the project’s own files', () => {
  it.each(files)('%s', (path) => {
    const source = readFileSync(new URL(path, root), 'utf8');
    const code = strip(source);
    const plain = transform(source, { transforms: ['typescript'], disableESTransforms: true, keepUnusedImports: true }).code;
    expect(code.split('\n').length).toBe(source.split('\n').length);
    expect(shape(code)).toEqual(shape(plain));
    expect(moved(code, source)).toEqual([]);
  });
});

/** The tree without places and without the empty statements that keep others apart. */
function shape(code: string): unknown {
  return JSON.parse(
    JSON.stringify(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (key, value: unknown) => {
      if (key === 'start' || key === 'end' || typeof value === 'bigint') return undefined;
      return Array.isArray(value) ? value.filter((node: { type?: string } | null) => node?.type !== 'EmptyStatement') : value;
    }),
  );
}

/** Names that do not stand where they stood. */
function moved(code: string, source: string): string[] {
  const sourceLines = source.split('\n');
  return [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true })].flatMap((token) => {
    const text = code.slice(token.start, token.end);
    const { line, column } = token.loc?.start ?? { line: 1, column: 0 };
    return token.type === tokTypes.name && sourceLines[line - 1]?.startsWith(text, column) !== true ? [text] : [];
  });
}
