/** The kernel: what runs, when, and what it shows. */
import { describe, expect, it } from 'vitest';
import { bench, lastShown, number, tick, valueOf } from './harness.ts';

describe('dataflow', () => {
  it('runs cells in the order of their needs, whatever their order on the page', async () => {
    const { cell, messages } = await bench({ cells: { c: 'b * 2', b: 'const b = a + 1;', a: 'const a = 1;' } });
    expect(lastShown(cell('c'))).toEqual(number(4));
    expect(messages.filter((message) => message.type === 'starts').map((message) => message.id)).toEqual(['a', 'b', 'c']);
  });

  it('runs on a new input only what follows from it, once, and reports it in one message', async () => {
    const page = await bench({
      cells: { left: 'const left = eta * 2;', right: 'const right = eta * 3;', both: 'const both = left + right; both', other: 'const other = 1;' },
      inputs: { eta: 1 },
      watches: ['both', 'eta + other'],
    });
    const before = page.of('changes').length;
    await page.input('eta', 2);
    expect(page.starts('both')).toBe(2);
    expect(page.starts('other')).toBe(1);
    const changes = page.of('changes').slice(before);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.cells.map(({ id }) => id).sort()).toEqual(['both', 'left', 'right']);
    expect([...(changes[0]?.watches ?? [])].sort((a, b) => a.id.localeCompare(b.id))).toEqual([{ id: 'w0', value: 10 }, { id: 'w1', value: 3 }]);
    expect(changes[0]?.version).toBe(1);
  });

  it('coalesces a burst of inputs into one propagation', async () => {
    const page = await bench({ cells: { a: 'const a = eta;' }, inputs: { eta: 0 }, watches: ['a'] });
    for (let version = 1; version <= 50; version++) page.kernel.receive({ type: 'setInput', name: 'eta', value: version, version });
    await page.rest();
    expect(page.starts('a')).toBe(2);
    expect(valueOf(page.watch('a'))).toBe(50);
    expect(page.of('settled').at(-1)).toEqual({ type: 'settled', version: 50 });
  });

  it('says settled after all that an input caused, also when nothing follows from it', async () => {
    const page = await bench({ cells: { a: 'await null; const a = eta;' }, inputs: { eta: 0, idle: 0 }, watches: ['a'] });
    await page.input('eta', 1);
    const at = page.messages.findIndex((message) => message.type === 'settled' && message.version === 1);
    expect(page.messages.findLastIndex((message) => message.type === 'changes')).toBeLessThan(at);
    await page.input('idle', 5);
    await page.input('idle', 5);
    expect(page.of('settled').at(-1)?.version).toBe(3);
  });

  it('does not wait with settled for long awaits', async () => {
    const page = await bench({ cells: { a: 'const a = eta; await new Promise((done) => setTimeout(done, eta));' }, inputs: { eta: 0 } });
    page.kernel.receive({ type: 'setInput', name: 'eta', value: 1200, version: 1 });
    await tick(700);
    expect(page.of('settled').at(-1)?.version).toBe(1);
    expect(page.cell('a').state).toBe('running');
  });

  it('leaves promises and generators what they are', async () => {
    const page = await bench({ cells: { a: 'const p = Promise.resolve(3); const g = (function* () { yield 1; yield 2; })();', b: 'const q = [await p, ...g];' }, watches: ['q'] });
    expect(valueOf(page.watch('q'))).toEqual([3, 1, 2]);
  });

  it('lets names of the scheduler be names of cells', async () => {
    const page = await bench({ cells: { a: 'const visibility = 1; const invalidation = 2;', b: 'const s = visibility + invalidation;' }, watches: ['s'] });
    expect(valueOf(page.watch('s'))).toBe(3);
  });
});

describe('showing', () => {
  it('appends, replaces by slot, and shows the last expression unless it is undefined', async () => {
    const page = await bench({ cells: { a: "display(1); display(2, 'x'); display(3); display(4, 'x'); undefined", b: 'display(7)' } });
    expect(page.cell('a').shown.map(({ record }) => record)).toEqual([number(1), number(4), number(3)]);
    // The last expression is a call of display itself: shown once.
    expect(page.cell('b').shown.map(({ record }) => record)).toEqual([number(7)]);
  });

  it('shows what comes after the run as well', async () => {
    const page = await bench({ cells: { a: "setTimeout(() => display('later'), 5);" } });
    await tick(30);
    expect(lastShown(page.cell('a'))).toEqual({ kind: 'text', text: 'later', quoted: false });
  });

  it('does not send without end', async () => {
    const page = await bench({ cells: { a: 'for (let i = 0; i < 5000; i++) display(i);' } });
    expect(page.cell('a').shown).toHaveLength(101);
    expect(lastShown(page.cell('a'))).toEqual({ kind: 'text', text: '… and 4900 more', quoted: false });
  });

  it('reports checks', async () => {
    const page = await bench({ cells: { a: "checks([{ passed: true, says: 'It falls.' }, { passed: 0, says: 'It agrees.', figure: 12 }])", b: 'checks(3)' } });
    expect(lastShown(page.cell('a'))).toEqual({ kind: 'checks', rows: [{ passed: true, says: 'It falls.' }, { passed: false, says: 'It agrees.', figure: '12' }] });
    expect(page.cell('b').error?.title).toBe('checks expects a list.');
  });

  it('opens a value one level at a time, and says when it is no longer kept', async () => {
    const page = await bench({ cells: { a: 'const a = { deep: { deeper: { x: 1 } } }; a' } });
    const shown = lastShown(page.cell('a')) as { entries: { value: { ref: number; preview: string } }[] };
    const first = shown.entries[0]?.value;
    expect(first?.preview).toBe('{ deeper: {…} }');
    page.kernel.receive({ type: 'inspect', ref: first?.ref ?? 0, request: 7 });
    expect(page.of('inspected').at(-1)).toMatchObject({ request: 7, record: { kind: 'entries', entries: [{ label: 'deeper', value: { kind: 'object', preview: '{ x: 1 }' } }] } });
    await page.run('a');
    page.kernel.receive({ type: 'inspect', ref: first?.ref ?? 0, request: 8 });
    expect(page.of('inspected').at(-1)).toMatchObject({ request: 8, record: { kind: 'text' } });
  });
});

describe('click cells', () => {
  const cells = { train: { code: 'const trained = eta + 1; trained', run: 'click' as const }, use: 'const used = trained * 2;' };

  it('waits for the click, then runs and lets others run', async () => {
    const page = await bench({ cells, inputs: { eta: 1 }, watches: ['used'] });
    expect(page.cell('train')).toMatchObject({ state: 'waiting' });
    expect(page.cell('train').waitsFor).toBeUndefined();
    expect(page.cell('use')).toMatchObject({ state: 'waiting', waitsFor: 'train' });
    await page.run('train');
    expect(page.states('train')).toEqual(['waiting', 'done']);
    expect(valueOf(page.watch('used'))).toBe(4);
  });

  it('waits again when an input changes', async () => {
    const page = await bench({ cells, inputs: { eta: 1 } });
    await page.run('train');
    await page.input('eta', 5);
    expect(page.starts('train')).toBe(1);
    expect(page.cell('train').state).toBe('waiting');
    expect(page.cell('use')).toMatchObject({ state: 'waiting', waitsFor: 'train' });
    expect(page.of('settled').at(-1)?.version).toBe(1);
  });

  it('starts by itself after a click that came too early', async () => {
    const page = await bench({ cells: { first: { code: 'const a = 1;', run: 'click' }, second: { code: 'const b = a + 1; b', run: 'click' } } });
    await page.run('second');
    expect(page.cell('second')).toMatchObject({ state: 'waiting', waitsFor: 'first' });
    await page.run('first');
    expect(lastShown(page.cell('second'))).toEqual(number(2));
  });

  it('runs on an edit: Shift+Enter is the click', async () => {
    const page = await bench({ cells, inputs: { eta: 1 }, watches: ['used'] });
    await page.source('train', 'const trained = 10; trained');
    expect(valueOf(page.watch('used'))).toBe(20);
  });

  it('does not hold up settled, nor does what waits for it', async () => {
    const page = await bench({
      cells: { train: { code: 'const t = 1; await new Promise((done) => setTimeout(done, 400));', run: 'click' }, use: 'const u = t;', other: 'const o = eta;' },
      inputs: { eta: 1 },
      watches: ['o', 'u'],
    });
    page.kernel.receive({ type: 'run', id: 'train' });
    await tick(20);
    page.kernel.receive({ type: 'setInput', name: 'eta', value: 2, version: 1 });
    await tick(20);
    expect(page.of('settled').at(-1)?.version).toBe(1);
    expect(valueOf(page.watch('o'))).toBe(2);
  });
});

describe('held cells', () => {
  it('are defined but run only when asked', async () => {
    const page = await bench({ cells: { a: 'const a = 1;', b: 'const b = a;', c: 'const c = 2;' }, hold: ['a'], watches: ['b'] });
    expect(page.starts('a')).toBe(0);
    expect(page.cell('a').state).toBe('waiting');
    expect(page.cell('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    expect(page.cell('c').state).toBe('done');
    await page.run('a');
    expect(valueOf(page.watch('b'))).toBe(1);
  });

  it('run like any other afterwards', async () => {
    const page = await bench({ cells: { a: 'const a = eta;' }, inputs: { eta: 1 }, hold: ['a'], watches: ['a'] });
    await page.run('a');
    await page.input('eta', 3);
    expect(valueOf(page.watch('a'))).toBe(3);
  });
});

describe('a superseded run', () => {
  const loop = 'let n = 0;\nfor (; n < 1000; n++) { display(eta, "eta"); await progress(n, 1000); await new Promise((done) => setTimeout(done, 5)); }\nconst last = eta;';

  it('publishes nothing more and ends at its next progress', async () => {
    const page = await bench({ cells: { a: { code: loop, run: 'load' } }, inputs: { eta: 1 }, hold: ['a'] });
    page.kernel.receive({ type: 'run', id: 'a' });
    await tick(60);
    expect(page.cell('a')).toMatchObject({ state: 'running', progress: { total: 1000, unit: 'steps' } });
    page.kernel.receive({ type: 'setInput', name: 'eta', value: 2, version: 1 });
    await tick(200);
    expect(page.starts('a')).toBe(2);
    expect(lastShown(page.cell('a'))).toEqual(number(2));
    await page.source('a', 'const last = 0; last');
    await tick(30);
    expect(page.cell('a')).toMatchObject({ state: 'done', shown: [{ record: number(0) }] });
  });

  it('does not block the next, even if it never returns', async () => {
    const page = await bench({ cells: { a: 'const a = 1;' }, watches: ['a'] });
    page.kernel.receive({ type: 'setSource', id: 'a', source: 'const a = 2; await new Promise(() => {});' });
    await tick(20);
    await page.source('a', 'const a = 3;');
    expect(valueOf(page.watch('a'))).toBe(3);
  });

  it('can be stopped kindly: it is reported once its code has left', async () => {
    const page = await bench({ cells: { a: { code: loop, run: 'click' }, b: 'const b = last;' }, inputs: { eta: 1 } });
    page.kernel.receive({ type: 'run', id: 'a' });
    await tick(40);
    page.kernel.receive({ type: 'stop', id: 'a' });
    await tick(40);
    expect(page.cell('a').state).toBe('waiting');
    expect(page.cell('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    await page.input('eta', 3);
    expect(page.starts('a')).toBe(1);
  });

  it('is not reported as stopped while its code goes on', async () => {
    const page = await bench({ cells: { a: { code: 'for (let i = 0; i < 40; i++) await new Promise((done) => setTimeout(done, 5));', run: 'click' } } });
    page.kernel.receive({ type: 'run', id: 'a' });
    await tick(30);
    page.kernel.receive({ type: 'stop', id: 'a' });
    await tick(30);
    expect(page.cell('a').state).toBe('running');
  });
});

describe('imports', () => {
  it('count for the whole page', async () => {
    const page = await bench({ cells: { a: "import { vector } from 'chainrule';", b: 'const s = vector([1, 2]).sum();' }, watches: ['s', 'vector([3]).sum()'] });
    expect(valueOf(page.watch('s'))).toBe(3);
    expect(valueOf(page.watch('vector([3]).sum()'))).toBe(3);
  });

  it('may be renamed or a namespace, and may come twice', async () => {
    const page = await bench({
      cells: { a: "import { vector as v } from 'chainrule';", b: "import * as all from 'chainrule';\nimport { vector as v } from 'chainrule';\nconst n = v([1]).length + all.vector([1, 2]).length;" },
      watches: ['n'],
    });
    expect(valueOf(page.watch('n'))).toBe(3);
  });

  it('of a name that is not there are an error of the cell, with what was meant', async () => {
    const page = await bench({ cells: { a: "import { vectr } from 'chainrule';\nconst a = 1;", b: 'const b = a;' } });
    expect(page.cell('a').error).toEqual({ kind: 'import', title: "'chainrule' has no vectr.", detail: 'Did you mean vector?', line: 1, column: 10, length: 5 });
    expect(page.cell('b')).toMatchObject({ state: 'waiting', waitsFor: 'a' });
    await page.source('a', "import { vector } from 'chainrule';\nconst a = vector([1]);");
    expect(page.cell('b').state).toBe('done');
  });

  it('ask for a module that is not here; the cells that need it wait, no others', async () => {
    const page = await bench({
      cells: { a: "import { triple } from 'chainrule/mnist';\nconst a = triple(2);", b: 'const b = 1;' },
      watches: ['a', 'b'],
      kernel: { load: (text) => (text === '' ? undefined as never : { triple: (x: number) => 3 * x }) },
      patience: 200,
    });
    expect(page.of('need')).toEqual([{ type: 'need', module: 'chainrule/mnist' }]);
    expect(valueOf(page.watch('b'))).toBe(1);
    page.kernel.receive({ type: 'module', name: 'chainrule/mnist', text: '' });
    await page.rest();
    expect(page.cell('a').error).toMatchObject({ kind: 'import', title: "'chainrule/mnist' could not be loaded." });
    page.kernel.receive({ type: 'run', id: 'a' });
    await tick(20);
    expect(page.of('need')).toHaveLength(2);
    page.kernel.receive({ type: 'module', name: 'chainrule/mnist', text: '…' });
    await page.rest();
    expect(valueOf(page.watch('a'))).toBe(6);
  });
});
