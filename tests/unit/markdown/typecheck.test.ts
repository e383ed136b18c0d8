/** What the type check says of a chapter, and where: cells with their code, inputs, expressions. A new case is a new row. */
import { describe, expect, it } from 'vitest';
import { compile, compileExpression } from '../../../src/engine/compile/index.ts';
import type { CompiledCell, InputSpec, Watch } from '../../../src/engine/protocol.ts';
import { createTypecheck } from '../../../src/markdown/typecheck.ts';

const check = createTypecheck();

function cellsOf(sources: Record<string, string>): CompiledCell[] {
  return Object.entries(sources).map(([id, source]) => {
    const result = compile(id, source, { run: 'load' });
    if (!result.ok) throw new Error(`${id}: ${result.error.message}`);
    return result.cell;
  });
}

function watchesOf(sources: readonly string[]): Watch[] {
  return sources.map((source, n) => {
    const result = compileExpression(`w${n}`, source);
    if (!result.ok) throw new Error(`${source}: ${result.error.message}`);
    return result.watch;
  });
}

interface Case {
  name: string;
  cells?: Record<string, string>;
  inputs?: InputSpec[];
  watches?: string[];
  /** "cell line:column culprit: message" */
  problems?: string[];
}

const CASES: Case[] = [
  { name: 'an empty chapter' },
  {
    name: 'cells in any order, with everything they are given',
    cells: {
      shows: 'display(y, "top"); await progress(1, 2, "steps"); checks([{ passed: true, says: "so" }])\ny // shown',
      uses: 'const y: Vector = W1.times(x).scale(eta)',
      makes: "import { matrix, vector, type Vector } from 'chainrule';\nconst x = vector([2, 3]);\nconst W1 = matrix([[1, 2], [3, 4]])",
    },
    inputs: [{ name: 'eta', value: 0.1 }, { name: 'chosen', value: 'w5' }, { name: 'shown', value: true }],
    watches: ['y.at(0) * eta // so', '{ x, y }', 'chosen.length', 'shown && W1'],
  },
  {
    name: 'the same import in several cells, as a value and as a type',
    cells: {
      a: "import { vector, Vector } from 'chainrule'\nvector([1]) instanceof Vector",
      b: 'import { vector } from "chainrule";\nvector([1])',
      c: "import { matrix, vector, type Vector } from 'chainrule';\nconst c: Vector = matrix([[1]]).times(vector([1]))",
      d: "import type { Vector } from 'chainrule';\nconst d: Vector = c",
    },
  },
  {
    name: 'plots',
    cells: { a: "import * as Plot from '@observablehq/plot';\nPlot.plot({ marks: [Plot.line([1, 2])], nonsense: 1 })" },
    problems: ["a 2:41 nonsense: Object literal may only specify known properties, and 'nonsense' does not exist in type 'PlotOptions'."],
  },
  { name: 'types declared in another cell', cells: { a: 'const a: Pair = [1, 2]', b: 'type Pair = [number, number]' } },
  { name: 'an unused name is no problem', cells: { a: 'const a = 1; const f = (b: number) => 2' } },
  { name: 'nor is code after a throw', cells: { a: 'throw new Error("so")', b: '1' } },

  { name: 'a wrong type', cells: { a: 'const b: number = 1;\nconst a: number = b;\nconst c: string = b' }, problems: ['a 3:7 c: Expected string, but got number.'] },
  { name: 'a wrong argument', cells: { a: "import { vector } from 'chainrule'\nvector(2)" }, problems: ['a 2:8 2: Expected Iterable<number>, but got number.'] },
  { name: 'a misspelled member', cells: { a: "import { vector } from 'chainrule'\nvector([2]).plu" }, problems: ['a 2:13 plu: Vector has no plu. Did you mean plus?'] },
  { name: 'an unknown import', cells: { a: "import { vectr } from 'chainrule'" }, problems: ['a 1:10 vectr: chainrule has nothing called vectr. Did you mean vector?'] },
  { name: 'a type imported as a value', cells: { a: "import { Activation } from 'chainrule'" }, problems: ['a 1:10 Activation: Activation is a type: write import { type Activation }.'] },
  { name: 'a parameter without a type', cells: { a: 'const f = (b) => b' }, problems: ['a 1:12 b: b needs a type: anything could be passed.'] },
  { name: 'an unknown name', watches: ['1 + cost'], problems: ['w0 1:5 cost: Nothing is called cost.'] },
  { name: 'a wrong expression', cells: { a: 'const a: number = 1' }, watches: ['a.at(0)', 'a'], problems: ['w0 1:3 at: number has no at.'] },
  { name: 'an input of another type', cells: { a: 'eta.toFixed(2)' }, inputs: [{ name: 'eta', value: 'w5' }], problems: ['a 1:5 toFixed: string has no toFixed. Did you mean fixed?'] },
  { name: 'a reason deeper down', cells: { a: 'const a: { b: { c: string } } = { b: { c: "d" } };\nconst e: { b: { c: number } } = a' }, problems: ["a 2:7 e: Expected { b: { c: number; }; }, but got { b: { c: string; }; }. Type 'string' is not assignable to type 'number'."] },
  { name: 'a wrong call of display', cells: { a: 'display(1, 2)' }, problems: ['a 1:12 2: Expected string, but got number.'] },
  { name: 'a wrong row for checks', cells: { a: 'checks([{ passed: 1, says: "so" }])' }, problems: ['a 1:11 passed: Expected boolean, but got number.'] },
  { name: 'an enum', cells: { a: 'enum A { B }' }, problems: ["a 1:6 A: This syntax is not allowed when 'erasableSyntaxOnly' is enabled."] },
  { name: 'something possibly undefined', cells: { a: 'const a = [1].find((b) => b > 1);\na + 1' }, problems: ["a 2:1 a: 'a' is possibly 'undefined'."] },
];

describe('types of a chapter', () => {
  it.each(CASES)('$name', ({ cells = {}, inputs = [], watches = [], problems = [] }) => {
    const compiled = cellsOf(cells);
    const watched = watchesOf(watches);
    const found = check(compiled, inputs, watched).map(({ cell, watch, line, column, length, message }) => {
      const source = compiled.find(({ id }) => id === cell)?.source ?? watched.find(({ id }) => id === watch)?.source ?? '';
      const culprit = source.split('\n')[line - 1]?.slice(column - 1, column - 1 + length);
      return `${cell ?? watch} ${line}:${column} ${culprit}: ${message}`;
    });
    expect(found).toEqual(problems);
  });

  it('never names a file of this machine', () => {
    const problems = check(cellsOf({ a: "import { nothing } from 'chainrule'\nimport { load } from 'chainrule/mnist'\nload.nothing" }), [], []);
    expect(JSON.stringify(problems)).not.toMatch(/[\\/]src[\\/]|node_modules/);
  });
});

describe('checking again', () => {
  const chapter = (n: number): CompiledCell[] => cellsOf({ a: `import { vector } from 'chainrule'\nconst a: string = vector([${n}])` });

  it('gives the same answer without checking when nothing changed', () => {
    expect(check(chapter(1), [], [])).toBe(check(chapter(1), [], []));
  });

  it('takes a fraction of the first time when something changed', () => {
    const time = (work: () => unknown): number => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    const fresh = createTypecheck();
    const first = time(() => fresh(chapter(1), [], []));
    const later = Math.min(...[2, 3, 4, 5].map((n) => time(() => fresh(chapter(n), [], []))));
    expect(later).toBeLessThan(first / 3);
  });

  it('can stand modules on other files', () => {
    const elsewhere = createTypecheck({ modules: { chainrule: 'src/engine/format.ts' } });
    const cells = cellsOf({ a: "import { formatNumber } from 'chainrule'\nconst a: string = formatNumber(1, 2)" });
    expect(elsewhere(cells, [], [])).toEqual([]);
  });
});
