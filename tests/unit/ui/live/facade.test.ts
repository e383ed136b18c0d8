/** The page's session before, during and after the engine's arrival. */
import { describe, expect, it, vi } from 'vitest';
import type { CellState, Session, SessionEvents } from '../../../../src/engine/host/types.ts';
import type { ChapterData, CompiledCell } from '../../../../src/engine/protocol.ts';
import { events } from '../../../../src/ui/live/events.ts';
import { facade } from '../../../../src/ui/live/facade.ts';

const cell = (id: string, inputs: string[], outputs: string[]): CompiledCell => ({ id, source: `// ${id}`, body: '', inputs, outputs, imports: [], run: 'load' });
const data: ChapterData = {
  chapter: 'two',
  cells: [cell('a', ['eta'], ['x']), cell('b', ['x'], [])],
  inputs: [{ name: 'eta', value: 0.1 }],
  watches: [{ id: 'w0', source: 'x', body: '', inputs: ['x'] }],
  baked: { w0: 7 },
  quantities: {},
  names: {},
  expects: {},
};

/** An engine that does what it is told and writes it down. */
function engine() {
  const { on, emit } = events<SessionEvents>();
  const sent: [string, unknown][] = [];
  const sources = new Map(data.cells.map(({ id, source }) => [id, source]));
  let version = 40;
  let eta: unknown = 0.1;
  const state = (id: string): CellState => ({ id, original: `// ${id}`, source: sources.get(id) ?? '', ran: `// ${id}`, status: 'idle', stale: false, dependents: [] });
  const session: Session = {
    engine: { state: 'awake' },
    wake: () => Promise.resolve(),
    cell: state,
    cells: () => data.cells.map(({ id }) => state(id)),
    definition: (id) => cell(id, [], []),
    input: () => eta as number,
    attend: (seen) => void sent.push(['attend', seen]),
    value: () => 8,
    setInput: (name, value) => {
      sent.push([name, value]);
      eta = value;
      emit('input', name, value);
      return (version += 1);
    },
    edit: (id, source) => {
      sources.set(id, source);
      emit('cell', state(id));
    },
    run: (id) => sent.push(['run', id]),
    stop: () => undefined,
    reset: () => undefined,
    resetAll: () => undefined,
    inspect: () => Promise.resolve({ kind: 'literal', text: 'true' }),
    accept: () => undefined,
    decline: () => undefined,
    link: () => '#edits=x',
    on,
  };
  return { session, emit, sent, settle: () => emit('settled', version) };
}

function page(load?: () => Promise<Session>) {
  const made = engine();
  const timers: (() => void)[] = [];
  let time = 0;
  const loaded = vi.fn(load ?? (() => Promise.resolve(made.session)));
  const session = facade({ data, needed: false, load: loaded, explain: () => 'It could not be loaded.', now: () => time, later: (callback) => timers.push(callback) });
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    for (const timer of timers.splice(0)) timer();
  };
  return { ...made, session, loaded, pass };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('before it is touched', () => {
  it('answers from what was baked, and loads nothing', () => {
    const { session, loaded } = page();
    expect(session.value('w0')).toBe(7);
    expect(session.input('eta')).toBe(0.1);
    expect(session.cell('a')).toMatchObject({ status: 'idle', source: '// a', dependents: ['b'] });
    expect(session.link()).toBe('');
    expect(loaded).not.toHaveBeenCalled();
  });

  it('says what it does not have', () => {
    const { session } = page();
    expect(() => session.cell('z')).toThrow(/no cell named z/);
    expect(() => session.input('z')).toThrow(/no input named z/);
  });
});

describe('when it is touched', () => {
  it('tells the new value at once, and the engine when it is there', async () => {
    const { session, sent, loaded } = page();
    const told = vi.fn();
    session.on('input', told);
    session.setInput('eta', 0.2);
    expect(told).toHaveBeenCalledExactlyOnceWith('eta', 0.2);
    expect(session.input('eta')).toBe(0.2);
    await soon();
    expect(sent).toEqual([['eta', 0.2]]);
    expect(told).toHaveBeenCalledOnce();
    expect(loaded).toHaveBeenCalledOnce();
  });

  it('does what was asked in between, before it tells the state of things', async () => {
    const { session } = page();
    const heard: string[] = [];
    session.on('cell', ({ id, source }) => heard.push(`${id} ${source}`));
    session.edit('a', 'new');
    await soon();
    expect(heard).toEqual(['a new', 'a new', 'b // b']);
  });

  it('says so when the engine cannot be had, and tries again', async () => {
    let tries = 0;
    const { session } = page(() => ((tries += 1), Promise.reject(new Error('offline'))));
    await session.wake();
    expect(session.engine).toEqual({ state: 'failed', reason: 'It could not be loaded.' });
    expect(session.value('w0')).toBe(7);
    await session.wake();
    expect(tries).toBe(2);
  });
});

describe('in a drag', () => {
  it('one value is on its way at a time, and of the others only the latest follows', async () => {
    const { session, sent, settle } = page();
    await session.wake();
    const settled: number[] = [];
    session.on('settled', (version) => settled.push(version));
    const versions = [0.2, 0.3, 0.4].map((value) => session.setInput('eta', value));
    expect(sent).toEqual([['eta', 0.2]]);
    settle();
    expect(sent).toEqual([['eta', 0.2], ['eta', 0.4]]);
    settle();
    expect(settled).toEqual([versions[0], versions[2]]);
  });

  it('the next value goes when what is on the screen has followed, while the rest is still to come', async () => {
    const { session, sent, emit } = page();
    await session.wake();
    const told: [string, number][] = [];
    for (const event of ['answered', 'settled'] as const) session.on(event, (version) => told.push([event, version]));
    const versions = [0.2, 0.3].map((value) => session.setInput('eta', value));
    emit('answered', 41);
    expect(sent).toEqual([['eta', 0.2], ['eta', 0.3]]);
    emit('answered', 42);
    emit('settled', 42);
    expect(told).toEqual([['answered', versions[0]], ['answered', versions[1]], ['settled', versions[1]]]);
  });

  it('tells a newly woken engine what is on the screen, and does not wake one for it', async () => {
    const { session, sent, loaded } = page();
    session.attend({ cells: ['forward'], watches: [] });
    expect(loaded).not.toHaveBeenCalled();
    await session.wake();
    expect(sent).toEqual([['attend', { cells: ['forward'], watches: [] }]]);
  });

  it('an answer that does not come is not waited for without end', async () => {
    const { session, sent, pass } = page();
    await session.wake();
    session.setInput('eta', 0.2);
    session.setInput('eta', 0.3);
    pass(100);
    expect(sent).toEqual([['eta', 0.2]]);
    session.setInput('eta', 0.5);
    pass(300);
    session.setInput('eta', 0.6);
    expect(sent.at(-1)).toEqual(['eta', 0.6]);
  });
});
