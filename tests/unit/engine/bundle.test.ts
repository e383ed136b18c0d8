/** The parts that a page fetches: they stand alone, give what they should, and stay within their share of the budget. */
import * as Plot from '@observablehq/plot';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundle, PARTS, type Part } from '../../../src/engine/bundle.ts';
import { compile } from '../../../src/engine/compile/index.ts';
import { lightDocument } from '../../../src/engine/runtime/dom.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const texts = new Map<Part, string>();
for (const part of PARTS) texts.set(part, await bundle(part, root));
const globally = globalThis.eval;
const exportsOf = (part: Part): Record<string, any> => globally(texts.get(part) ?? '') as Record<string, any>;

describe('the parts', () => {
  it.each<[Part, number]>([['kernel', 25_000], ['plot', 122_000], ['compiler', 92_000], ['mnist', 5_000], ['trainer', 8_000], ['augment', 5_500]])('%s weighs at most %i bytes on the wire', (part, most) => {
    expect(gzipSync(texts.get(part) ?? '', { level: 9 }).length).toBeLessThan(most);
  });

  it.each(PARTS)('%s stands alone, and evaluates cells in the global scope only', (part) => {
    const found: string[] = [];
    // As a script it may hold no import or export declaration.
    full(parse(texts.get(part) ?? '', { ecmaVersion: 2022, sourceType: 'script' }), (node) => {
      if (node.type === 'ImportExpression') found.push('import(…)');
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && ['eval', 'require'].includes(node.callee.name)) found.push(node.callee.name);
    });
    expect(found).toEqual([]);
  });

  it('plot has all that Plot has, and draws the same', () => {
    const ours = exportsOf('plot');
    expect(Object.keys(ours).sort()).toEqual(Object.keys(Plot).sort());
    const draw = (plot: typeof Plot): string => {
      const options = { document: lightDocument as unknown as Document, className: 'plot', marks: [plot.lineY([1, 2, 3]), plot.frame()] };
      return JSON.stringify(plot.plot(options), (key, value: unknown) => (key === 'parentNode' ? undefined : value instanceof Map ? [...value] : value));
    };
    expect(draw(ours as typeof Plot)).toBe(draw(Plot));
  });

  it('plot says why there are no maps', () => {
    expect(() => exportsOf('plot')['plot']({ document: lightDocument, projection: 'mercator', marks: [] })).toThrow('A map of the globe cannot be drawn here.');
  });

  it('compiler compiles as in Node', () => {
    const source = "import { vector } from 'chainrule';\nconst y: number = vector([1]).sum();\ny";
    expect(exportsOf('compiler')['compile']('a', source, { run: 'load' })).toEqual(compile('a', source, { run: 'load' }));
  });
});
