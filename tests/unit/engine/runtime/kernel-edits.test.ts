/** The kernel under edits, and its errors. */
import { describe, expect, it } from 'vitest';
import { bench, number, valueOf } from './harness.ts';

describe('editing', () => {
  it('runs the new text and what depends on it', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = a + 1;' }, watches: ['b'] });
    await page.source('a', 'const a: number = 10;');
    expect(valueOf(page.watch('b'))).toBe(11);
    expect(page.of('graph').at(-1)?.graph.cells).toContainEqual({ id: 'a', inputs: [], outputs: ['a'] });
  });

  it('keeps a syntax error on its cell; dependents wait', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = a + 1;' }, watches: ['b'] });
    await page.source('a', 'const a = ;');
    expect(page.cell('a')).toMatchObject({ state: 'error', error: { kind: 'syntax', line: 1, column: 11 } });
    expect(page.cell('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    expect(valueOf(page.watch('b'))).toBe('waits for a');
    await page.source('a', 'const a = 5;');
    expect(valueOf(page.watch('b'))).toBe(6);
  });

  it('asks for the compiler when it has none, once, and catches up', async () => {
    const { compile } = await import('../../../../src/engine/compile/index.ts');
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = 2;' }, watches: ['a + b'], kernel: { compile: undefined as never, load: () => ({ compile }) } });
    await page.source('a', 'const a = 10;');
    await page.source('b', 'const b = 20;');
    expect(page.of('need')).toEqual([{ type: 'need', module: 'compiler' }]);
    page.kernel.receive({ type: 'module', name: 'compiler', text: '…' });
    await page.rest();
    expect(valueOf(page.watch('a + b'))).toBe(30);
  });

  it('says so if the compiler cannot be loaded', async () => {
    const page = await bench({ cells: { a: 'const a = 1;' }, kernel: { compile: undefined as never, load: () => { throw new Error('no'); } } });
    await page.source('a', 'const a = 10;');
    page.kernel.receive({ type: 'module', name: 'compiler', text: '' });
    await page.rest();
    expect(page.cell('a')).toMatchObject({ state: 'error', error: { kind: 'import', title: 'The compiler could not be loaded.' } });
  });

  it('takes a new name away again', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = 2;' } });
    await page.source('b', 'const b = extra;');
    expect(page.cell('b').error?.kind).toBe('graph');
    await page.source('a', 'const a = 1; const extra = 4;');
    expect(page.cell('b').state).toBe('done');
    await page.source('a', 'const a = 1;');
    expect(page.cell('b').error?.title).toBe('Nothing is called extra.');
  });
});

describe('errors of the graph', () => {
  it('marks all who declare a name twice, and recovers', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = a;', c: 'const c = 3;' }, watches: ['b'] });
    await page.source('c', 'const a = 3;');
    expect(page.cell('a').error?.kind).toBe('graph');
    expect(page.cell('c').error?.kind).toBe('graph');
    expect(page.cell('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    await page.source('c', 'const c = 3;');
    expect(page.cell('a').state).toBe('done');
    expect(valueOf(page.watch('b'))).toBe(1);
  });

  it('marks a cycle; what hangs on it waits; the rest goes on', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = a;', c: 'const c = b;', d: 'const d = 4;' }, watches: ['d', 'c'] });
    await page.source('a', 'const a = b;');
    expect(page.cell('a').error?.title).toContain('wait for each other');
    expect(page.cell('b').error?.title).toContain('wait for each other');
    expect(page.cell('c')).toMatchObject({ state: 'waiting', waitsFor: 'b' });
    expect(valueOf(page.watch('d'))).toBe(4);
    await page.source('a', 'const a = 7;');
    expect(valueOf(page.watch('c'))).toBe(7);
  });

  it('does not know names of Node or the page', async () => {
    const page = await bench({ cells: { a: 'process', b: 'document', c: 'fetch' } });
    for (const id of ['a', 'b', 'c']) expect(page.cell(id).error?.kind).toBe('graph');
  });
});

describe('a lenient cell', () => {
  const cells = { mine: 'const mine = 1;', whole: 'const whole = mine + 1;', used: { code: "const used = which === 'mine' ? whole : 10;", lenient: true as const }, after: 'const after = used * 2;' };

  it('goes without a cell that does not compile, and without one that throws', async () => {
    for (const broken of ['const mine = (', 'const mine = nothing.there;', "const mine = 1; throw new Error('No.');"]) {
      const page = await bench({ cells, inputs: { which: 'reference' }, watches: ['after'] });
      await page.source('mine', broken);
      expect(page.cell('mine').state).toBe('error');
      expect(page.cell('whole')).toMatchObject({ state: 'waiting', waitsFor: 'mine' });
      expect(page.cell('used').state).toBe('done');
      expect(page.cell('after').state).toBe('done');
      expect(page.watch('after')).toMatchObject({ value: 20 });
    }
  });

  it('waits after all if what it makes of it is undefined, and runs again when it is there', async () => {
    const page = await bench({ cells, inputs: { which: 'mine' }, watches: ['after'] });
    await page.source('mine', 'const mine = (');
    expect(page.cell('used')).toMatchObject({ state: 'waiting', waitsFor: 'mine' });
    expect(page.cell('after')).toMatchObject({ state: 'waiting', waitsFor: 'mine' });
    await page.input('which', 'reference');
    expect(page.watch('after')).toMatchObject({ value: 20 });
    await page.input('which', 'mine');
    expect(page.cell('after').state).toBe('waiting');
    await page.source('mine', 'const mine = 4;');
    expect(page.watch('after')).toMatchObject({ value: 10 });
  });

  it('stays lenient when its text is edited', async () => {
    const page = await bench({ cells, inputs: { which: 'reference' }, watches: ['after'] });
    await page.source('used', "const used = which === 'mine' ? whole : 20;");
    await page.source('mine', 'const mine = (');
    expect(page.watch('after')).toMatchObject({ value: 40 });
  });
});

describe('errors of a run', () => {
  it('carry their line, and only dependents wait', async () => {
    const page = await bench({ cells: { a: 'const a = 1;\nconst x = a.foo.bar;', b: 'const b = x;', c: 'const c = b;', d: 'const d = a;' } });
    // a fails as a whole, so what it declares before the line is not there either.
    expect(page.cell('a')).toMatchObject({ state: 'error', error: { kind: 'thrown', title: 'There is nothing to take bar from.', line: 2, column: 17, length: 3 } });
    expect(page.cell('c')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    expect(page.cell('d')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
  });

  it('keep what was shown before', async () => {
    const page = await bench({ cells: { a: "display(1); throw new Error('Too far. It went beyond.');" } });
    expect(page.cell('a')).toMatchObject({ shown: [{ record: number(1) }], error: { title: 'Too far.', detail: 'It went beyond.' } });
  });

  it('name the other cell in whose function it happened', async () => {
    const page = await bench({ cells: { f: "function f() {\n  throw new Error('No.');\n}", g: '\nf()' } });
    expect(page.cell('g').error).toMatchObject({ line: 2, detail: 'It happened in f, line 2.' });
  });

  it('come through from promises nobody awaited', async () => {
    const page = await bench({ cells: { a: 'const a = 1;' } });
    const stray = new Error('Lost.');
    stray.stack = 'Error: Lost.\n    at async cell (cell:a:2:3)';
    page.kernel.stray(stray);
    await page.rest();
    expect(page.cell('a')).toMatchObject({ state: 'error', error: { title: 'Lost.', line: 1 } });
  });

  it('come through at the end of the run in whose name they were thrown', async () => {
    const page = await bench({ cells: { a: "await new Promise((done) => setTimeout(done, 30)); 'shown'", b: 'const b = 1;' }, patience: 5 });
    const stray = new Error('Lost.');
    stray.stack = 'Error: Lost.\n    at async cell (cell:a:2:3)';
    page.kernel.stray(stray);
    await page.rest();
    expect(page.cell('a')).toMatchObject({ state: 'error', error: { title: 'Lost.' }, shown: [{ slot: '#0' }] });
  });

  it('put limits into words', async () => {
    const page = await bench({ cells: { deep: 'const f = (): number => f() + 1;\nf()', big: 'new Array(-1)' } });
    expect(page.cell('deep').error).toMatchObject({ kind: 'limit', title: 'This calls itself without end.' });
    expect(page.cell('big').error?.kind).toBe('limit');
  });
});
