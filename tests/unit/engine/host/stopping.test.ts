/** A session whose Worker is stopped, hangs or is hostile. */
import { describe, expect, it } from 'vitest';
import { chapter, desk, tick } from './harness.ts';

const small = {
  cells: { a: 'const a = eta * 2; a', b: 'const b = a + 1; b', c: 'const c = 5; c' },
  inputs: { eta: 1 },
  watches: ['b', 'c'],
};

describe('stopping', () => {
  const long = 'let n = 0; for (; n < 400; n++) { display(n, "n"); await progress(n, 400); await new Promise((done) => setTimeout(done, 5)); }\nconst last = n;';
  const page = { cells: { long: { code: long, run: 'click' as const }, after: 'const after = last; after', a: 'const a = eta; a' }, inputs: { eta: 1 }, watches: ['a'] };

  /** Baked without the long run. */
  const data = async () => ({ ...(await chapter({ ...page, cells: { ...page.cells, long: { code: 'const last = 0;', run: 'click' } } })), cells: (await chapterCells(page)) });
  const chapterCells = async (of: typeof page) => {
    const { compiled } = await import('../runtime/harness.ts');
    return Object.entries(of.cells).map(([id, text]) => compiled(id, text));
  };

  it('is kind where it can be: the Worker lives on, and so do results in it', async () => {
    const { session, until, starts, posted } = desk(await data());
    session.run('long');
    await until(() => session.cell('long').progress !== undefined);
    expect(session.cell('after')).toMatchObject({ stale: true, waitsFor: 'long' });
    session.stop('long');
    await until(() => session.cell('long').status === 'stopped');
    expect(starts()).toBe(1);
    expect(session.cell('long')).toMatchObject({ stale: true });
    expect(session.cell('after')).toMatchObject({ stale: true, waitsFor: 'long' });
    session.run('long');
    expect(posted.filter(({ type }) => type === 'run' || type === 'setSource').at(-1)).toEqual({ type: 'run', id: 'long' });
    await until(() => session.cell('long').status === 'running' && session.cell('long').progress !== undefined);
    session.stop('long');
    await until(() => session.cell('long').status === 'stopped');
  });

  it('notices a Worker that hangs, names the cell, and ends it on Stop; the rest comes back by itself', async () => {
    let hanging = true;
    const { session, until, starts, value, settled } = desk(await chapter(small), { hangs: (id) => id === 'b' && hanging });
    session.setInput('eta', 5);
    await until(() => session.cell('b').status === 'silent');
    expect(session.cells().filter(({ status }) => status === 'silent')).toHaveLength(1);
    session.stop('b');
    expect(session.cell('b').status).toBe('stopped');
    await until(() => settled.length > 0);
    expect(starts()).toBe(2);
    expect(session.engine.state).toBe('awake');
    expect(session.cell('a')).toMatchObject({ status: 'idle', stale: false });
    expect(session.cell('b')).toMatchObject({ status: 'stopped', stale: true });
    hanging = false;
    session.run('b');
    await until(() => value('b') === 11);
    expect(session.cell('b')).toMatchObject({ status: 'idle', stale: false });
  });

  it('has a spare Worker ready once the reader has changed code, and only then', async () => {
    const { session, until, settled, spares } = desk(await chapter(small));
    session.setInput('eta', 5);
    await until(() => settled.length === 1);
    expect(spares()).toBe(0);
    session.edit('b', 'const b = a + 2; b');
    session.run('b');
    expect(spares()).toBe(1);
  });

  it('ends a Worker that owes an answer at once, without a kind word before', async () => {
    const { session, until, posted } = desk(await chapter(small), { hangs: (id) => id === 'b' });
    session.run('b');
    await until(() => session.cell('b').status === 'running');
    await tick(150);
    session.stop('b');
    expect(session.cell('b').status).toBe('stopped');
    expect(posted.filter(({ type }) => type === 'stop')).toEqual([]);
  });

  it('takes a new frame when the one used again gives no sign', async () => {
    const { session, until, starts } = desk(await chapter(small), { hangs: (id) => id === 'b' && starts() < 2, mute: (fresh) => !fresh });
    session.setInput('eta', 5);
    await until(() => session.cell('b').status === 'silent');
    session.stop('b');
    await until(() => session.engine.state === 'awake');
    expect(starts()).toBe(3);
  });

  it('gives the reader’s other edits to the new Worker, and holds the stopped one', async () => {
    const { session, until, starts, value, number } = desk(await chapter(small), { hangs: (id) => id === 'b' && session.cell('b').source.includes('hangs') });
    session.edit('a', 'const a = 7; a');
    session.run('a');
    await until(() => value('b') === 8);
    session.edit('b', 'const b = 0; // hangs');
    session.run('b');
    await until(() => session.cell('b').status === 'silent');
    session.stop('b');
    await until(() => session.engine.state === 'awake' && starts() === 2 && number('a') === 7);
    expect(session.cell('b').status).toBe('stopped');
    session.edit('b', 'const b = a * 2; b');
    session.run('b');
    await until(() => value('b') === 14);
  });

  it('blames for a hanging watch the edited cell that it goes through', async () => {
    const data = await chapter({ cells: { f: 'const f = (x: number): number => x;', g: 'const g = 1;' }, watches: ['f(g)'] });
    const { session, until } = desk(data, { hangs: (id) => id === 'w0' } /* announced only once code was edited */);
    session.edit('f', 'const f = (x: number): number => { /* hangs */ return x; };');
    session.run('f');
    await until(() => session.cell('f').status === 'silent');
  });

  it('takes silence back when the Worker was only busy', async () => {
    const { session, until, forge } = desk(await chapter(small), { hangs: (id) => id === 'b' });
    session.setInput('eta', 5);
    await until(() => session.cell('b').status === 'silent');
    for (let n = 0; n < 5; n++) forge({ type: 'pong', n });
    expect(session.cell('b').status).not.toBe('silent');
  });

  it('ends a Worker whose code does not leave', async () => {
    const code = 'for (let i = 0; i < 60; i++) await new Promise((done) => setTimeout(done, 10));';
    const { session, until, starts } = desk(await chapter({ cells: { slow: { code, run: 'click' } } }));
    session.run('slow');
    await until(() => session.cell('slow').status === 'running');
    await tick(30);
    const began = performance.now();
    session.stop('slow');
    await until(() => session.cell('slow').status === 'stopped');
    expect(performance.now() - began).toBeLessThan(250);
    expect(starts()).toBe(2);
  });
});

describe('hostile messages', () => {
  it('are dropped', async () => {
    const { session, forge } = desk(await chapter(small));
    await session.wake();
    await tick(20);
    const before = session.cells();
    for (const message of [
      ...[null, 1, 'x', [], {}, { type: 'nope' }, { type: 'changes' }, { type: 'changes', cells: [{ id: 'a', state: 'weird', shown: [] }], watches: [], version: 0 }],
      { type: 'changes', cells: [{ id: 'zzz', state: 'done', shown: [] }], watches: [{ id: 'w99', value: 1 }], version: 0 },
      { type: 'changes', cells: [{ id: 'a', state: 'done', shown: [{ slot: 's', record: { kind: 'script' } }] }], watches: [], version: 0 },
      { type: 'graph', graph: { cells: 'all' } },
      { type: 'pong', n: 'x' },
    ])
      forge(message);
    expect(session.cells()).toEqual(before);
  });

  it('in a flood cost the culprit its run, not the page', async () => {
    let calm = false;
    const data = await chapter({ cells: { a: 'const a = 1; a', b: { code: 'const b = 2; b', run: 'click' } } });
    let begun = false;
    const hangs = (id: string): boolean => id === 'b' && (begun = true) && !calm;
    const { session, until, forge, starts } = desk(data, { hangs });
    await session.wake();
    session.run('b');
    await until(() => begun);
    await tick(20);
    for (let i = 0; i <= 20_000; i++) forge({ type: 'pong', n: -1 });
    expect(session.cell('b')).toMatchObject({ status: 'error', error: { kind: 'limit' } });
    await until(() => starts() >= 2 && session.engine.state === 'awake');
    await tick(20);
    expect(session.cell('b').status).toBe('error');
    expect(session.cell('a').status).toBe('idle');
    calm = true;
    session.run('b');
    await until(() => session.cell('b').status === 'idle');
  });
});
