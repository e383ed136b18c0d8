/** The reader's module of chapter 3, carried over to chapter 5: put together of the chapters' own cells, checked and run as there. */
import { readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../../src/engine/compile/index.ts';
import { fingerprint, type StoredEdits } from '../../../../../src/engine/host/stored.ts';
import type { CompiledCell } from '../../../../../src/engine/protocol.ts';
import { runOnce } from '../../../../../src/engine/runtime/bake.ts';
import { collect, declaredInputs } from '../../../../../src/markdown/collect.ts';
import { compileAll } from '../../../../../src/markdown/compile.ts';
import { typecheckChapter } from '../../../../../src/markdown/typecheck.ts';
import { BringView, broughtWords, NOTHING_BROUGHT, type Outcome } from '../../../../../src/ui/figures/digits/bring.tsx';
import { carry, type Carried } from '../../../../../src/ui/figures/digits/carry.ts';
import { asAttribute, fromAttribute, moduleCells } from '../../../../../src/ui/figures/digits/module-cells.ts';
import { random, type Network, type Random } from '../../../../../src/network/index.ts';
import { parseChapter } from '../../../markdown/parse.ts';

const textOf = (name: string): string => readFileSync(new URL(`../../../../../content/${name}.mdx`, import.meta.url), 'utf8').replace(/^---\n[^]*?\n---\n/, '');

function read(name: string) {
  const { found } = collect(parseChapter(textOf(name)));
  const { compiled, problems } = compileAll(found);
  if (problems.length > 0) throw new Error(problems[0]?.message);
  return { found, ...compiled, inputs: declaredInputs(found.inputs).specs };
}

const [three, five] = [read('03-the-network-in-code'), read('05-mnist')];
const module = moduleCells(textOf('03-the-network-in-code'));
const sourceIn = (cells: readonly CompiledCell[], id: string): string => cells.find((cell) => cell.id === id)?.source ?? '';
const network = { source: sourceIn(five.cells, 'funnel'), name: 'freshNetwork' };
const carried = (edits: StoredEdits = {}): Carried => carry({ cells: three.cells, module, edits, network, called: 'Mine' });

/** One cell of chapter 3 with a piece exchanged, as this browser would keep it. */
function edited(id: string, from: string, to: string): StoredEdits {
  const source = sourceIn(three.cells, id);
  expect(source.split(from)).toHaveLength(2);
  return { [id]: { source: source.replace(from, () => to), base: fingerprint(source), ran: true } };
}

function compiled(source: string): CompiledCell {
  const made = compile('yours', source, { run: 'load' });
  if (!made.ok) throw new Error(`line ${made.error.line}: ${made.error.message}`);
  return made.cell;
}

const FLIPPED = edited('backpropagate', 'dW: delta.outer(trace.from)', 'dW: delta.outer(trace.from).scale(-1)');

describe('what is put together', () => {
  it('is every file of the module, and they go through an attribute', () => {
    expect(module).toEqual(three.found.cells.flatMap(({ fence }) => (fence.file === undefined ? [] : [{ id: fence.name, file: fence.file.replace(/.*\//, '') }])));
    expect(module.length).toBeGreaterThan(15);
    expect(fromAttribute(asAttribute(module))).toEqual(module);
    const lines = new Set(carried().source.split('\n'));
    for (const { id } of module) expect(sourceIn(three.cells, id).split('\n').filter((line) => !lines.has(line)), id).toEqual([]);
  });

  it('compiles, declares one name, needs nothing of the page, and has the types that the page’s cells want', () => {
    const cell = compiled(carried().source);
    expect(cell.outputs).toEqual(['Mine']);
    const names = new Set(five.cells.flatMap(({ outputs, imports }) => [...outputs, ...imports.map(({ local }) => local)]));
    expect(cell.inputs.filter((name) => names.has(name))).toEqual([]);
    expect(typecheckChapter(five.cells.map((one) => (one.id === 'yours' ? cell : one)), five.inputs, five.watches)).toEqual([]);
  });

  it('knows what was changed, and where each line comes from', () => {
    const { source, changed, outdated, placeOf } = carried(FLIPPED);
    expect([changed, outdated]).toEqual([[{ id: 'backpropagate', file: 'backpropagate.ts' }], false]);
    const lines = source.split('\n');
    const at = lines.findIndex((line) => line.includes('.scale(-1)'));
    const there = FLIPPED['backpropagate']?.source.split('\n').findIndex((line) => line.includes('.scale(-1)')) ?? -1;
    expect(placeOf(at + 1)).toEqual({ cell: { id: 'backpropagate', file: 'backpropagate.ts' }, line: there + 1 });
    expect(placeOf(1)).toBeUndefined();
    expect(placeOf(lines.length)).toBeUndefined();
    expect(carried().changed).toEqual([]);
    expect(carried({ backpropagate: { source: sourceIn(three.cells, 'backpropagate'), base: '', ran: true } }).changed).toEqual([]);
    expect(carried({ wish: { source: '1', base: '', ran: true } }).changed).toEqual([]);
    expect(carried({ samples: { source: sourceIn(three.cells, 'samples') + ' ', base: 'older', ran: true } }).outdated).toBe(true);
  });

  it('puts what an edit newly declares before what newly uses it, and takes imports and exports apart', () => {
    const edits = {
      ...edited('costs', 'const halfQuadratic', "import { tanh as bent } from 'chainrule';\nexport const fifth = 1 / 5;\nconst halfQuadratic"),
      ...edited('refusing', 'function told', 'const used = fifth;\nfunction told'),
    };
    const { source } = carried(edits);
    expect(source.indexOf('const fifth')).toBeLessThan(source.indexOf('const used = fifth'));
    expect(source.split('\n')[0]).toBe("import { tanh as bent } from 'chainrule';");
    expect(source).not.toMatch(/^export/m);
    expect(compiled(source).outputs).toEqual(['Mine']);
  });

  it('says which cell of chapter 3 is no longer there', () => {
    expect(() => carry({ cells: three.cells.filter(({ id }) => id !== 'layer'), module, edits: {}, network, called: 'Mine' })).toThrow('it has no cell layer');
  });
});

/** A cell and all that it follows from. Of cells whose imports are all that is used, such as the long training, nothing but those. */
function needed(id: string, all: readonly CompiledCell[], found = new Map<string, CompiledCell>()): CompiledCell[] {
  for (const cell of all) {
    if (cell.id !== id || found.get(id) === cell) continue;
    found.set(id, cell);
    for (const owner of all.filter(({ outputs }) => cell.inputs.some((name) => outputs.includes(name)))) needed(owner.id, all, found);
    for (const owner of all.filter(({ imports }) => cell.inputs.some((name) => imports.some(({ local }) => local === name))))
      if (!found.has(owner.id)) found.set(owner.id, { ...owner, body: '', inputs: [], outputs: [], run: 'load' });
  }
  return [...found.values()];
}

/** What `sideBySide` says with this in `yours`, the fast way being the page's own. */
async function sideBySide(source: string): Promise<{ passed: boolean; words: string; holds: unknown }> {
  const all = five.cells.map((cell) => (cell.id === 'yours' ? compiled(source) : cell));
  const cells = needed('sideBySide', all);
  const watch = five.expects['sideBySide']?.watch ?? '';
  const run = await runOnce(cells, [], five.watches.filter(({ id }) => id === watch));
  const { error } = run.cells.get('sideBySide') ?? {};
  if (error) throw new Error(`${error.title} ${error.detail ?? ''}`);
  const record = run.cells.get('sideBySide')?.shown.find(({ slot }) => slot === 'checks')?.record;
  const [row] = record?.kind === 'checks' ? record.rows : [];
  const holds = run.watches.get(watch);
  return { passed: row?.passed ?? false, words: `${row?.says} ${row?.evidence ?? ''}`, holds: holds && 'value' in holds ? holds.value : holds };
}

describe('side by side with the fast one', { timeout: 120_000 }, () => {
  it('the module as it is agrees', async () => {
    expect(await sideBySide(carried().source)).toEqual({ passed: true, words: 'The plain way and the fast one agree ', holds: true });
  });

  it('with a sign flipped on the way back it does not', async () => {
    expect(await sideBySide(carried(FLIPPED).source)).toEqual({ passed: false, words: expect.stringMatching(/^The plain way and the fast one do not agree\. Training has gone astray/), holds: false });
  });
});

describe('the five mistakes that chapter 3 offers', () => {
  const mistakes = [...textOf('03-the-network-in-code').matchAll(/<Mistake cell="(\w+)" file="[^"]+" from="([^"]+)" to="([^"]+)">(.*?)<\/Mistake>/g)].map(([, cell = '', from = '', to = '', says = '']) => ({ cell, from, to, says }));

  /** The network of this page, of the module with these edits, after some batches; or in which words it refuses to learn. */
  async function taught(edits: StoredEdits): Promise<string> {
    const cell = compiled(carried(edits).source);
    const Body = Object.getPrototypeOf(async () => {}).constructor as new (...text: string[]) => (...values: unknown[]) => Promise<{ Mine: (draws: Random) => Network }>;
    const { Mine } = await new Body(...cell.inputs, cell.body)(...cell.inputs.map((name) => (globalThis as unknown as Record<string, unknown>)[name]));
    const learner = Mine(random(2));
    const draws = random(3);
    try {
      for (let batch = 0; batch < 4; batch++)
        learner.learnBatch(Array.from({ length: 8 }, (_, k) => ({ x: Array.from({ length: 784 }, () => draws.uniform()), expected: Array.from({ length: 10 }, (_, j) => Number(j === k)) })));
    } catch (error) {
      return (error as Error).message;
    }
    return JSON.stringify(learner);
  }

  it('all but one, a slope taken at the output, are noticed by this network, as chapter 5 says', async () => {
    const right = await taught({});
    const unnoticed: string[] = [];
    for (const { cell, from, to, says } of mistakes) if ((await taught(edited(cell, from, to))) === right) unnoticed.push(says);
    expect(mistakes).toHaveLength(5);
    expect(unnoticed).toEqual([expect.stringContaining('slope is taken at its output')]);
  });

  it('a mistake in the grammar has its place in chapter 3', () => {
    const { source, placeOf } = carried(edited('backpropagate', 'dW: delta.outer(trace.from)', 'dW: delta.outer(trace.from'));
    const made = compile('yours', source, { run: 'load' });
    expect(made.ok ? undefined : placeOf(made.error.line)?.cell.id).toBe('backpropagate');
  });
});

describe('in words', () => {
  const view = (outcome: Outcome | undefined, more = {}): string =>
    renderToString(<BringView cell="yours" then="sideBySide" chapter="/the-network-in-code/" {...NOTHING_BROUGHT} {...more} outcome={outcome} />).replace(/<[^>]*>/g, '');
  const brought = { was: 'brought', changed: [], outdated: false, refused: false } as const;

  it('says what was brought', () => {
    const changed = [{ id: 'layer', file: 'layer.ts' }, { id: 'updating', file: 'layer.ts' }, { id: 'costs', file: 'costs.ts' }];
    expect(broughtWords({ ...brought, changed })).toBe('This is your module of chapter 3, with what you changed in layer.ts and costs.ts.');
    expect(broughtWords({ ...brought, changed, outdated: true })).toContain('has changed some of these lines');
    expect(broughtWords(brought)).toContain('You have changed nothing');
    expect(broughtWords({ ...brought, refused: true })).toContain('does not let the course read');
    expect(view(brought)).toContain('Now run sideBySide');
  });

  it('says what went wrong, and that nothing is lost', () => {
    expect(view({ was: 'missing', reason: '404' })).toContain('could not be had (404). Nothing was changed');
    expect(view({ was: 'broken', title: 'x is not defined.', place: { cell: 'layer', line: 3 }, files: ['layer.ts'] })).toContain('does not run: x is not defined. In chapter 3 that is line 3 of layer.');
    expect(view({ was: 'broken', title: 'Did not expect = here.', place: undefined, files: ['layer.ts', 'costs.ts'] })).toContain('must be in what you changed in layer.ts and costs.ts. Mend it there');
    expect(view({ was: 'paused' })).toContain('a link that carries changes');
    expect(view(undefined, { edited: true })).toContain('takes the place of your edit in yours; Undo will bring that back');
  });

  it('without a script says how it is done by hand', () => {
    expect(view(undefined)).toMatch(/^By hand: paste/);
  });
});
