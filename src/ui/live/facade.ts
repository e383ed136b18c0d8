/**
 * A session that costs nothing until touched: it answers from what the build left in the page, and brings in
 * the engine's page side on the first request. Values of inputs are paced: the next is sent when what is on the
 * screen has followed the one before, and of those that come meanwhile only the latest.
 */
import type { EngineState, Session, SessionEvents, CellState } from '../../engine/host/types.ts';
import type { ChapterData, DisplayRecord, InputSpec, Plain, Seen } from '../../engine/protocol.ts';
import { events } from './events.ts';

export interface FacadeOptions {
  data: ChapterData;
  /** There are edits to show: bring in the engine's page side at once. It starts nothing by itself. */
  needed: boolean;
  /** Brings in the engine's page side. Called once. */
  load: () => Promise<Session>;
  /** Called when loading fails, to make words of it. */
  explain: (error: unknown) => string;
  now: () => number;
  /** Calls back after so many milliseconds. */
  later: (callback: () => void, milliseconds: number) => void;
}

/** How long an answer is waited for before the next value is sent all the same. */
const PATIENCE = 300;

type Input = InputSpec['value'];

/** The page's session before, during and after the engine's arrival. */
export function facade({ data, needed, load, explain, now, later }: FacadeOptions): Session {
  const { emit, on } = events<SessionEvents>();
  const cells = new Map(data.cells.map((cell) => [cell.id, bakedState(cell.id, data)]));
  const inputs = new Map<string, Input>(data.inputs.map((input) => [input.name, input.value]));
  let engine: EngineState = { state: 'asleep' };
  let inner: Session | undefined;
  let loading: Promise<Session> | undefined;

  // Pacing.
  const pending = new Map<string, Input>();
  let version = 0;
  let flight: { inner: number; since: number } | undefined;
  /** The engine's number of each version on its way → ours. */
  const underway = new Map<number, number>();
  let answered = 0;
  let seen: Seen | undefined;

  /** What was asked before there was anyone to ask. */
  const asked: ((session: Session) => void)[] = [];
  const reach = (): Promise<Session> => {
    loading ??= load().then(
      (loaded) => {
        inner = loaded;
        adopt(loaded);
        return loaded;
      },
      (error: unknown) => {
        // The next touch tries again.
        loading = undefined;
        setEngine({ state: 'failed', reason: explain(error) });
        throw error;
      },
    );
    return loading;
  };
  /** Asks the engine for something, as soon as it is there. */
  const ask = (request: (session: Session) => void): void => {
    if (inner) return request(inner);
    asked.push(request);
    reach().catch(() => undefined);
  };
  const setEngine = (state: EngineState): void => {
    engine = state;
    emit('engine', state);
  };

  const adopt = (session: Session): void => {
    session.on('cell', (cell) => emit('cell', cell));
    session.on('values', (changed) => emit('values', changed));
    session.on('engine', (state) => {
      if (state.state === 'failed') flight = undefined;
      setEngine(state);
    });
    session.on('input', (name, value) => {
      // Our own setInput has been told already; this is a reset, or inputs that came with a link.
      if (pending.has(name) || inputs.get(name) === value) return;
      inputs.set(name, value);
      emit('input', name, value);
    });
    session.on('answered', answer);
    session.on('settled', (settled) => {
      answer(settled);
      let done: number | undefined;
      for (const [inner, outer] of [...underway]) {
        if (inner > settled) continue;
        underway.delete(inner);
        done = outer;
      }
      if (done !== undefined) emit('settled', done);
    });
    if (seen) session.attend(seen);
    for (const request of asked.splice(0)) request(session);
    const stale = staleWatches(session, data);
    if (stale.size > 0) emit('values', stale);
    for (const cell of session.cells()) emit('cell', cell);
    // A link that can't be read has been told before anyone listened.
    if (session.engine.state !== engine.state || session.engine.notice !== engine.notice) setEngine(session.engine);
    for (const { name } of data.inputs) {
      const value = session.input(name);
      if (pending.has(name) || inputs.get(name) === value) continue;
      inputs.set(name, value);
      emit('input', name, value);
    }
    flush();
  };

  /** What is on the screen has followed this version: the next may go. */
  const answer = (inner: number): void => {
    const outer = [...underway].filter(([sent]) => sent <= inner).at(-1)?.[1];
    if (flight && inner >= flight.inner) flight = undefined;
    flush();
    if (outer === undefined || outer <= answered) return;
    answered = outer;
    emit('answered', outer);
  };

  const flush = (): void => {
    if (!inner || pending.size === 0) return;
    if (flight && now() - flight.since < PATIENCE) return;
    const values = [...pending];
    pending.clear();
    let last = 0;
    for (const [name, value] of values) last = inner.setInput(name, value);
    flight = { inner: last, since: now() };
    underway.set(last, version);
    later(flush, PATIENCE);
  };

  if (needed) ask(() => undefined);

  return {
    get engine() {
      return engine;
    },
    wake: () => reach().then((session) => session.wake(), () => undefined),
    cell(id: string): CellState {
      const cell = inner?.cell(id) ?? cells.get(id);
      if (!cell) throw new Error(`This page has no cell named ${id}.`);
      return cell;
    },
    cells: () => inner?.cells() ?? [...cells.values()],
    definition(id) {
      const cell = inner?.definition(id) ?? data.cells.find((one) => one.id === id);
      if (!cell) throw new Error(`This page has no cell named ${id}.`);
      return cell;
    },
    input(name): Input {
      const value = inputs.get(name);
      if (value === undefined) throw new Error(`This page has no input named ${name}.`);
      return value;
    },
    value: (watch): Plain | undefined => (inner ? inner.value(watch) : data.baked[watch]),
    setInput(name, value) {
      version += 1;
      inputs.set(name, value);
      pending.set(name, value);
      emit('input', name, value);
      ask(flush);
      return version;
    },
    attend(now) {
      seen = now;
      inner?.attend(now);
    },
    edit: (id, source) => ask((session) => session.edit(id, source)),
    run: (id) => ask((session) => session.run(id)),
    stop: (id) => ask((session) => session.stop(id)),
    reset: (id) => ask((session) => session.reset(id)),
    resetAll: () => ask((session) => session.resetAll()),
    inspect: (ref): Promise<DisplayRecord> => reach().then((session) => session.inspect(ref)),
    accept: () => ask((session) => session.accept()),
    decline: () => ask((session) => session.decline()),
    link: () => inner?.link() ?? '',
    on,
  };
}

/** Values that are not current from the start, because of edits kept here or come with a link. */
function staleWatches(session: Session, { watches }: ChapterData): Parameters<SessionEvents['values']>[0] {
  const stale = new Set(session.cells().filter((cell) => cell.stale).flatMap(({ id }) => session.definition(id).outputs));
  const changed = watches.filter(({ inputs }) => inputs.some((name) => stale.has(name)));
  return new Map(changed.map(({ id }) => [id, { value: session.value(id), stale: true }]));
}

function bakedState(id: string, data: ChapterData): CellState {
  const cell = data.cells.find((one) => one.id === id);
  const source = cell?.source ?? '';
  const uses = (inputs: readonly string[]): boolean => inputs.some((name) => cell?.outputs.includes(name));
  const dependents = data.cells.filter((one) => one.id !== id && uses(one.inputs)).map((one) => one.id);
  return { id, original: source, source, ran: source, status: 'idle', stale: false, dependents };
}
