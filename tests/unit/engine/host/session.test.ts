/** The session asleep, woken, asked and edited. */
import { describe, expect, it } from 'vitest';
import { isEdited, isPending } from '../../../../src/engine/host/types.ts';
import { chapter, desk, tick } from './harness.ts';

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

  it('says that what is seen has followed as soon as its values are told, with no task in between', async () => {
    const { session, until, settled } = desk(await chapter({ cells: { near: 'const near = eta + 1; near', far: 'const far = eta * 2; far' }, inputs: { eta: 1 }, watches: ['near', 'far'] }));
    session.attend({ cells: [], watches: ['w0'] });
    await session.wake();
    await until(() => settled.length > 0);
    const told: string[] = [];
    session.on('values', (values) => {
      told.push(...values.keys());
      // Where another task begins, a frame may be drawn.
      setImmediate(() => told.push('another task'));
    });
    session.on('answered', (version) => told.push(`answered ${version}`));
    const version = session.setInput('eta', 2);
    await until(() => settled.includes(version));
    expect(told.slice(0, 2)).toEqual(['w0', `answered ${version}`]);
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

  it('what is lenient is current without a cell that failed, and stale while one is only edited', async () => {
    const used = { code: 'const used = which === 1 ? a : 10; used', lenient: true as const };
    const { session, until } = desk(await chapter({ cells: { a: 'const a = 1; a', used, after: 'const after = used; after' }, inputs: { which: 0 } }));
    session.edit('a', 'const a = ;');
    expect(session.cell('after')).toMatchObject({ stale: true, waitsFor: 'a' });
    session.run('a');
    await until(() => session.cell('a').status === 'error');
    await until(() => !session.cell('after').stale);
    expect(session.cell('used')).toMatchObject({ status: 'idle', stale: false });
    session.setInput('which', 1);
    await until(() => session.cell('after').stale);
    expect(session.cell('after')).toMatchObject({ status: 'waiting', waitsFor: 'a' });
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
