import { describe, expect, it } from 'vitest';
import { isEdited, isPending } from '../../../../src/engine/host/types.ts';
import { chapter, desk, memoryStore, tick } from './harness.ts';

const small = {
  cells: { a: 'const a = eta * 2; a', b: 'const b = a + 1; b', c: 'const c = 5; c' },
  inputs: { eta: 1 },
  watches: ['b', 'c'],
};

describe('asleep', () => {
  it('loads and starts nothing, and answers from what was baked', async () => {
    const { session, fetched, starts, value } = desk(await chapter(small));
    expect(session.engine).toEqual({ state: 'asleep' });
    expect(session.cell('b')).toEqual({ id: 'b', original: 'const b = a + 1; b', source: 'const b = a + 1; b', ran: 'const b = a + 1; b', status: 'idle', stale: false, dependents: [] });
    expect(session.cell('a').dependents).toEqual(['b']);
    expect(value('b')).toBe(3);
    expect(session.input('eta')).toBe(1);
    await tick(20);
    expect([fetched, starts()]).toEqual([[], 0]);
  });

  it('knows its names', async () => {
    const { session } = desk(await chapter(small));
    expect(() => session.cell('x')).toThrow('no cell named x');
    expect(() => session.input('x')).toThrow('no input named x');
    expect(() => session.setInput('x', 1)).toThrow('no input named x');
  });
});

describe('inputs', () => {
  it('wake the engine; the value set meanwhile is the one that counts', async () => {
    const { session, until, value, settled, valueEvents, engineEvents, fetched } = desk(await chapter(small));
    session.setInput('eta', 2);
    const version = session.setInput('eta', 3);
    expect(session.input('eta')).toBe(3);
    await until(() => settled.includes(version));
    expect(value('b')).toBe(7);
    expect(engineEvents).toEqual(['waking', 'awake']);
    expect(fetched).toEqual(['kernel']);
    // c is as it was, and is not told again.
    expect(valueEvents.map((event) => [...event.keys()])).toEqual([['w0']]);
  });

  it('are told, and settle by version', async () => {
    const { session, until, settled, number } = desk(await chapter(small));
    const told: unknown[] = [];
    session.on('input', (name, value) => told.push([name, value]));
    await session.wake();
    const version = session.setInput('eta', 10);
    await until(() => settled.includes(version));
    expect(number('b')).toBe(21);
    expect(told).toEqual([['eta', 10]]);
  });
});

describe('waking', () => {
  it('changes nothing on a page whose baked values are right', async () => {
    const { session, until, settled, valueEvents } = desk(await chapter(small));
    await session.wake();
    await until(() => settled.length > 0);
    expect(valueEvents).toEqual([]);
    expect(session.cells().every(({ status, stale }) => status === 'idle' && !stale)).toBe(true);
  });

  it('leaves a click cell and what follows from it as baked, until an input moves', async () => {
    const data = await chapter({ cells: { train: { code: 'const t = eta + 1; t', run: 'click' }, use: 'const u = t * 2; u' }, inputs: { eta: 1 }, watches: ['u'] });
    const { session, until, settled, value, valueEvents, number } = desk(data);
    await session.wake();
    await until(() => settled.length > 0);
    expect(session.cell('train')).toMatchObject({ status: 'idle', stale: false });
    expect(session.cell('use')).toMatchObject({ status: 'idle', stale: false });
    expect(value('u')).toBe(4);

    let version = session.setInput('eta', 2);
    await until(() => settled.includes(version));
    expect(session.cell('train')).toMatchObject({ status: 'waiting', stale: true });
    expect(session.cell('use')).toMatchObject({ status: 'waiting', stale: true, waitsFor: 'train' });
    expect(valueEvents.at(-1)?.get('w0')).toEqual({ value: undefined, stale: true });

    version = session.setInput('eta', 1);
    await until(() => settled.includes(version));
    expect(session.cell('use')).toMatchObject({ status: 'idle', stale: false });
    expect(valueEvents.at(-1)?.get('w0')).toEqual({ value: 4, stale: false });

    session.run('train');
    expect(session.cell('train').status).toBe('running');
    await until(() => session.cell('train').status === 'idle');
    expect(number('use')).toBe(4);
  });

  it('fails in words when the engine cannot be fetched; numbers that need it are stale', async () => {
    const { session, until, settled } = desk(await chapter(small), { offline: () => true });
    const version = session.setInput('eta', 2);
    await until(() => session.engine.state === 'failed');
    expect(session.engine.reason).toContain('could not be loaded');
    expect(session.cell('b').stale).toBe(true);
    expect(session.cell('c').stale).toBe(false);
    const later = session.setInput('eta', 3);
    await until(() => settled.includes(later));
    expect(version).toBeLessThan(later);
    await session.wake();
    expect(session.engine.state).toBe('failed');
  });

  it('fails in words when the Worker is not allowed to start, or says nothing', async () => {
    const refused = desk(await chapter(small), { connect: () => { throw new Error('no'); } });
    await refused.session.wake();
    expect(refused.session.engine.reason).toContain('did not let the cells run');
    const mute = desk(await chapter(small), { connect: () => ({ post() {}, prepare() {}, close() {} }) });
    await mute.session.wake();
    expect(mute.session.engine.state).toBe('failed');
    const told = desk(await chapter(small), { connect: (_text, ears) => (setTimeout(() => ears.failed('CSP'), 1), { post() {}, prepare() {}, close() {} }) });
    await told.session.wake();
    expect(told.session.engine.state).toBe('failed');
  });
});

describe('editing', () => {
  it('is pending until run; what follows from it is stale meanwhile', async () => {
    const { session, until, number, value, posted } = desk(await chapter(small));
    session.edit('a', 'const a = 100; a');
    expect(isPending(session.cell('a'))).toBe(true);
    expect(session.cell('a').stale).toBe(true);
    expect(session.cell('b')).toMatchObject({ stale: true, waitsFor: 'a', status: 'idle' });
    expect(session.cell('c').stale).toBe(false);
    expect(posted).toEqual([]);

    session.run('a');
    expect(session.cell('a').status).toBe('running');
    await until(() => number('b') === 101);
    expect(value('b')).toBe(101);
    expect(session.cell('a')).toMatchObject({ status: 'idle', stale: false });
    expect(isEdited(session.cell('a')) && !isPending(session.cell('a'))).toBe(true);
    expect(session.cell('b').stale).toBe(false);
  });

  it('shows a syntax error on the cell; dependents keep their last result', async () => {
    const { session, until, value, valueEvents } = desk(await chapter(small));
    session.edit('a', 'const a = ;');
    session.run('a');
    await until(() => session.cell('a').status === 'error');
    expect(session.cell('a').error).toMatchObject({ kind: 'syntax', line: 1 });
    expect(isPending(session.cell('a'))).toBe(false);
    expect(session.cell('b')).toMatchObject({ status: 'waiting', waitsFor: 'a', stale: true });
    expect(value('b')).toBe(3);
    expect(valueEvents.at(-1)?.get('w0')).toEqual({ value: undefined, stale: true });
    session.edit('a', 'const a = 1;');
    session.run('a');
    await until(() => session.cell('b').status === 'idle');
    expect(value('b')).toBe(2);
  });

  it('says what a cell declares now', async () => {
    const { session, until } = desk(await chapter(small));
    session.edit('c', 'const c = 5; const extra = a;');
    session.run('c');
    await until(() => session.cell('c').status === 'idle');
    expect(session.definition('c').outputs).toEqual(['c', 'extra']);
    expect(session.cell('a').dependents).toEqual(['b', 'c']);
  });

  it('goes back, without the compiler', async () => {
    const { session, until, number, fetched } = desk(await chapter(small));
    await session.wake();
    session.edit('a', 'const a = 3;');
    session.reset('a');
    expect(isEdited(session.cell('a'))).toBe(false);
    expect(session.cell('b').stale).toBe(false);
    expect(fetched).toEqual(['kernel']);
    session.edit('a', 'const a = 3;');
    session.run('a');
    await until(() => number('b') === 4);
    session.reset('a');
    await until(() => number('b') === 3);
    expect(session.cell('a')).toMatchObject({ status: 'idle', stale: false });
  });

  it('brings a click cell back to what was baked, without running it', async () => {
    const data = await chapter({ cells: { train: { code: 'const t = 1; t', run: 'click' }, use: 'const u = t; u' }, watches: ['u'] });
    const { session, until, number, valueEvents } = desk(data);
    session.edit('train', 'const t = 2; t');
    session.run('train');
    await until(() => number('use') === 2);
    session.reset('train');
    await until(() => valueEvents.at(-1)?.get('w0')?.value === 1);
    expect(session.cell('use').shown).toBeUndefined();
    expect(session.cell('train')).toMatchObject({ status: 'idle', stale: false });
    expect(session.cell('train').shown).toBeUndefined();
    expect(valueEvents.at(-1)?.get('w0')).toMatchObject({ value: 1, stale: false });
  });

  it('resets all, inputs too', async () => {
    const { session, until, value } = desk(await chapter(small));
    session.setInput('eta', 4);
    session.edit('a', 'const a = eta * 3;');
    session.run('a');
    session.edit('c', 'const c = 6;');
    await until(() => value('b') === 13);
    session.resetAll();
    await until(() => value('b') === 3);
    expect(session.input('eta')).toBe(1);
    expect(session.cells().some(isEdited)).toBe(false);
  });

  it('looks into values', async () => {
    const { session, until } = desk(await chapter({ cells: { a: 'const a = { deep: { x: [1, { y: 2 }] } }; a' } }));
    expect(await session.inspect(1)).toMatchObject({ kind: 'text' });
    session.run('a');
    await until(() => session.cell('a').shown !== undefined);
    const shown = session.cell('a').shown?.[0]?.record as { entries: { value: { ref: number } }[] };
    expect(await session.inspect(shown.entries[0]?.value.ref ?? 0)).toMatchObject({ kind: 'entries', entries: [{ label: 'x' }] });
  });
});

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

describe('this browser', () => {
  it('keeps edits over a reload: run ones run again, others stay pending', async () => {
    const data = await chapter(small);
    const storage = memoryStore();
    const first = desk(data, { storage });
    first.session.edit('a', 'const a = 50;');
    first.session.run('a');
    await first.until(() => first.value('b') === 51);
    first.session.edit('c', 'const c = 6;');

    const second = desk(data, { storage });
    expect(second.session.cell('a').source).toBe('const a = 50;');
    expect(isPending(second.session.cell('a'))).toBe(true);
    await second.session.wake();
    await second.until(() => second.value('b') === 51);
    expect(isPending(second.session.cell('a'))).toBe(false);
    expect(second.session.cell('c')).toMatchObject({ source: 'const c = 6;', ran: 'const c = 5; c' });

    second.session.resetAll();
    expect(storage.map.size).toBe(0);
  });

  it('does not run an edited click cell by itself', async () => {
    const data = await chapter({ cells: { train: { code: 'const t = 1; t', run: 'click' } }, watches: ['t'] });
    const storage = memoryStore();
    const first = desk(data, { storage });
    first.session.edit('train', 'const t = 2; t');
    first.session.run('train');
    await first.until(() => first.value('t') === 2);
    const second = desk(data, { storage });
    await second.session.wake();
    await tick(60);
    expect(second.value('t')).toBe(1);
    expect(isPending(second.session.cell('train'))).toBe(true);
  });

  it('flags an edit whose course text has changed since, and keeps those of cells that are gone', async () => {
    const storage = memoryStore();
    desk(await chapter(small), { storage }).session.edit('a', 'const a = 9;');
    desk(await chapter(small), { storage }).session.edit('c', 'const c = 9;');
    const next = await chapter({ cells: { a: 'const a = eta * 20; a' }, inputs: { eta: 1 } });
    const { session } = desk(next, { storage });
    expect(session.cell('a')).toMatchObject({ source: 'const a = 9;', outdated: true });
    session.edit('a', 'const a = 10;');
    expect(session.cell('a').outdated).toBeUndefined();
    expect(desk(await chapter(small), { storage }).session.cell('c').source).toBe('const c = 9;');
  });

  it.each([['missing', undefined], ['refusing to read', memoryStore('get')], ['full', memoryStore('set')]] as const)('may be %s: everything works, and the page says so', async (_what, storage) => {
    const { session, until, value } = desk(await chapter(small), { storage });
    session.edit('a', 'const a = 8;');
    expect(session.engine.notice).toContain('does not keep your edits');
    session.run('a');
    await until(() => value('b') === 9);
  });

  it('may hold nonsense', async () => {
    const storage = memoryStore();
    storage.map.set('chainrule:edits:test', '{"a": 5, "b": {"source": 7}, "c": null');
    expect(desk(await chapter(small), { storage }).session.cells().some(isEdited)).toBe(false);
    storage.map.set('chainrule:edits:test', '{"a": 5, "b": {"source": 7}, "c": null}');
    expect(desk(await chapter(small), { storage }).session.cells().some(isEdited)).toBe(false);
  });
});

describe('a link', () => {
  const linked = async () => {
    const { session } = desk(await chapter(small));
    session.edit('a', 'const a = eta * 1000; // ∂ “η” 🙂\na');
    session.setInput('eta', 2);
    return session.link();
  };

  it('opens paused: nothing runs, the change is there to see', async () => {
    const hash = await linked();
    expect(hash).toMatch(/^#edits=1\.[\w-]+$/);
    const { session, fetched, starts } = desk(await chapter(small), { hash });
    expect(session.engine.state).toBe('paused');
    expect(session.cell('a')).toMatchObject({ status: 'paused', source: 'const a = eta * 1000; // ∂ “η” 🙂\na', ran: small.cells.a });
    expect(session.cell('b')).toMatchObject({ stale: true, waitsFor: 'a' });
    expect(session.input('eta')).toBe(2);
    await session.wake();
    session.setInput('eta', 3);
    await tick(30);
    expect([fetched, starts()]).toEqual([[], 0]);
  });

  it('runs and is kept when the reader agrees', async () => {
    const storage = memoryStore();
    let forgotten = 0;
    const { session, until, value } = desk(await chapter(small), { hash: await linked(), storage, forgetLink: () => forgotten++ });
    expect(storage.map.size).toBe(0);
    session.accept();
    await until(() => value('b') === 2001);
    expect(session.cell('a').status).toBe('idle');
    expect(storage.map.size).toBe(1);
    expect(forgotten).toBe(1);
  });

  it('leaves no trace when the reader does not, not even on own edits', async () => {
    const storage = memoryStore();
    desk(await chapter(small), { storage }).session.edit('a', 'const a = 1234;');
    const kept = [...storage.map.values()];
    const { session } = desk(await chapter(small), { hash: await linked(), storage });
    session.decline();
    expect(session.engine.state).toBe('asleep');
    expect(session.cell('a').source).toBe('const a = 1234;');
    expect(session.input('eta')).toBe(1);
    expect([...storage.map.values()]).toEqual(kept);
  });

  it('with inputs only needs no consent', async () => {
    const from = desk(await chapter(small));
    from.session.setInput('eta', 6);
    const { session, until, value } = desk(await chapter(small), { hash: from.session.link() });
    expect(session.engine.state).toBe('asleep');
    await until(() => value('b') === 13);
  });

  it.each([
    ['cut short', (hash: string) => hash.slice(0, 40), 'damaged'],
    ['of another version', (hash: string) => hash.replace('1.', '9.'), 'another version'],
    ['nonsense', () => '#edits=1.%%%', 'damaged'],
    ['JSON of another shape', () => `#edits=1.${Buffer.from('{"chapter":"test","cells":null}').toString('base64url')}`, 'damaged'],
    ['of another chapter', () => `#edits=1.${Buffer.from('{"chapter":"other","cells":{},"inputs":{}}').toString('base64url')}`, 'another chapter'],
    ['of cells that are gone', () => `#edits=1.${Buffer.from('{"chapter":"test","cells":{"gone":"1"},"inputs":{"eta":"x"}}').toString('base64url')}`, 'no longer has'],
  ])('%s is said to be so, and nothing is lost', async (_what, damage, says) => {
    const storage = memoryStore();
    desk(await chapter(small), { storage }).session.edit('a', 'const a = 2;');
    const { session } = desk(await chapter(small), { hash: damage(await linked()), storage });
    expect(session.engine).toMatchObject({ state: 'asleep' });
    expect(session.engine.notice).toContain(says);
    expect(session.cell('a').source).toBe('const a = 2;');
  });

  it('is empty when there is nothing to carry', async () => {
    expect(desk(await chapter(small)).session.link()).toBe('');
  });
});
