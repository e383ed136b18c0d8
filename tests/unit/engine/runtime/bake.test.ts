import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../../src/engine/compile/index.ts';
import { runOnce } from '../../../../src/engine/runtime/bake.ts';
import { compiled, valueOf, type CellText } from './harness.ts';

async function bake(cells: Record<string, string | CellText>, watches: string[] = [], limit?: number) {
  const expressions = watches.map((source, i) => {
    const expression = compileExpression(`w${i}`, source);
    if (!expression.ok) throw new Error(expression.error.message);
    return expression.watch;
  });
  return runOnce(Object.entries(cells).map(([id, text]) => compiled(id, text)), [{ name: 'eta', value: 0.5 }], expressions, limit === undefined ? {} : { limit });
}

describe('baking', () => {
  it('runs everything, click cells and long ones too', async () => {
    const { cells, watches, graph } = await bake(
      {
        network: "import { vector } from 'chainrule';\nconst v = vector([eta, 1]); v",
        train: { code: 'let s = 0; for (let i = 0; i < 30; i++) { await new Promise((done) => setTimeout(done, 1)); await progress(i, 30); s += v.sum(); }\ns', run: 'click' },
        plot: "import * as Plot from '@observablehq/plot';\nPlot.ruleY([s]).plot()",
      },
      ['s', 's / 0'],
    );
    expect([...cells.values()].map(({ id, state }) => [id, state]).sort()).toEqual([['network', 'done'], ['plot', 'done'], ['train', 'done']]);
    expect(cells.get('plot')?.shown[0]?.record.kind).toBe('picture');
    expect([...watches.values()].map(valueOf).sort()).toEqual([45, 'Infinity']);
    expect(graph.cells).toHaveLength(3);
  });

  it('reports errors as the page would', async () => {
    const { cells, watches } = await bake({ a: 'const a = 1;\na.b.c', b: 'const b = a;' }, ['b']);
    expect(cells.get('a')?.error).toMatchObject({ line: 2 });
    expect(cells.get('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    expect(valueOf(watches.get('w0'))).toBe('waits for a');
  });

  it('survives a rejection that nobody awaits', async () => {
    const { cells } = await bake({ a: "Promise.reject(new Error('Lost.'));\nawait new Promise((done) => setTimeout(done, 20));" });
    expect(cells.get('a')?.state).toMatch(/done|error/);
  });

  it.each([
    ['loops', { quick: 'const q = 1;', endless: 'while (true);' }, [], 'endless'],
    ['awaits what never comes', { endless: 'await new Promise(() => {});', later: { code: 'const l = 1;', run: 'click' as const } }, [], 'endless'],
    ['is an expression', { f: 'const f = () => { while (true); };' }, ['f()'], 'f()'],
  ])('names what %s without end', async (_what, cells, watches, name) => {
    await expect(bake(cells, watches, 3000)).rejects.toThrow(`${name} did not come to an end within 3 seconds.`);
  });
});
