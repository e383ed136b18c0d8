/** A session that keeps edits in this browser or carries them in a link. */
import { describe, expect, it } from 'vitest';
import { isEdited, isPending } from '../../../../src/engine/host/types.ts';
import { chapter, desk, memoryStore, tick } from './harness.ts';

const small = {
  cells: { a: 'const a = eta * 2; a', b: 'const b = a + 1; b', c: 'const c = 5; c' },
  inputs: { eta: 1 },
  watches: ['b', 'c'],
};

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
