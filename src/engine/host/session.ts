/**
 * One page's live document: what the reader may ask of it. The reader's edits and inputs stand on one side, the
 * Worker's reports on the other; between them, for each cell and watch, what the page should show. Nothing is loaded
 * or started before someone asks.
 */
import type { ChapterData, InputSpec } from '../protocol.ts';
import { entryOf as entryIn, movedInputs, openBook } from './book.ts';
import { createDialog, type DialogOptions } from './dialog.ts';
import { readLink, writeLink } from './link.ts';
import { createMemory } from './memory.ts';
import { settle, type Entry } from './state.ts';
import type { Store } from './stored.ts';
import type { CellState, Session } from './types.ts';
import { createVoice } from './voice.ts';

export interface SessionOptions extends Pick<DialogOptions, 'connect' | 'fetchText' | 'serve' | 'setTimer' | 'now'> {
  data: ChapterData;
  /** Where edits are kept; may be missing, refuse, or be full. */
  storage?: Store | undefined;
  /** The location's hash, which may carry edits. */
  hash?: string;
  /** Takes a link's edits out of the address, so that a reload does not bring them back. */
  forgetLink?: () => void;
}

/** A kind stop has this long to take effect; then the Worker is ended, at once if it has owed an answer for so long. Milliseconds. */
const KINDLY = 60;

const NOT_KEPT = 'This browser does not keep your edits: they will be gone after a reload. A link keeps them.';

export function createSession(options: SessionOptions): Session {
  const { data, setTimer, forgetLink = () => {} } = options;
  const book = openBook(data);
  const { entries, inputs, built } = book;
  const voice = createVoice(book);
  const { emit, publish } = voice;
  const memory = createMemory(book, options.storage, () => voice.notice(NOT_KEPT));
  const dialog = createDialog({ ...options, book, voice, keep: memory.keep });
  const entryOf = (id: string) => entryIn(book, id);
  let version = 0;

  function wake(): Promise<void> {
    const { state } = voice.engine;
    if (state === 'awake' || state === 'paused') return Promise.resolve();
    const awake = new Promise<void>((resolve) => {
      const off = voice.on('engine', ({ state: now }) => {
        if (now === 'waking') return;
        off();
        resolve();
      });
    });
    dialog.begin();
    return awake;
  }

  function edit(id: string, source: string): void {
    const entry = entryOf(id);
    if (entry.source === source) return;
    entry.source = source;
    entry.outdated = false;
    memory.keep(id);
    publish();
  }

  function run(id: string): void {
    const entry = entryOf(id);
    accept();
    const hung = entry.silent;
    const course = entry.accepted === entry.definition.source && entry.source === entry.accepted;
    settle(entry, 'running');
    entry.accepted = entry.source;
    memory.keep(id);
    if (hung || !dialog.alive) {
      dialog.asked.add(id);
      if (hung) dialog.restart();
      else void wake();
    } else if (course) dialog.post({ type: 'run', id });
    else dialog.define(id, entry.source);
    publish();
  }

  function stop(id: string): void {
    const entry = entryOf(id);
    if (entry.phase !== 'running' && !entry.silent) return;
    const stopped = (): void => {
      settle(entry, 'idle');
      entry.stopped = true;
      memory.keep(id);
    };
    const end = (): void => {
      stopped();
      dialog.asked.delete(id);
      dialog.restart();
    };
    if (entry.silent || !dialog.alive || dialog.defining(id) || dialog.owes > KINDLY) return end();
    const cancel = setTimer(end, KINDLY);
    dialog.onceEnded(id, (byStop) => {
      cancel();
      if (byStop) stopped();
    });
    dialog.post({ type: 'stop', id });
  }

  function reset(id: string): void {
    const entry = entryOf(id);
    const { definition, accepted, silent, stopped } = entry;
    const mustTell = accepted !== definition.source || stopped;
    entry.source = definition.source;
    entry.accepted = definition.source;
    entry.paused = false;
    entry.outdated = false;
    if (mustTell) settle(entry, 'idle');
    // A click cell is not run for this: it waits, and what the build computed stands again.
    if (definition.run === 'click' && accepted !== definition.source) Object.assign(entry, { ran: definition.source, phase: 'waiting' } satisfies Partial<Entry>);
    memory.keep(id);
    if (silent) dialog.restart();
    else if (mustTell && dialog.alive) dialog.define(id, definition.source, definition.run === 'click');
    endPause();
    publish();
  }

  function setInput(name: string, value: InputSpec['value']): number {
    if (!inputs.has(name)) throw new Error(`This page has no input named ${name}.`);
    const mine = ++version;
    inputs.set(name, value);
    emit('input', name, value);
    dialog.setInput(name, value, mine);
    if (voice.engine.state === 'asleep') void wake();
    else if (!dialog.alive && voice.engine.state !== 'waking') {
      // Nothing will follow from it now.
      setTimer(() => emit('settled', mine), 0);
      publish();
    }
    return mine;
  }

  function resetInputs(): void {
    for (const name of movedInputs(book).keys()) setInput(name, built.get(name) as InputSpec['value']);
  }

  // — A link's edits —

  /** Once no cell is paused any more, the page is as any other. */
  function endPause(): void {
    if (voice.engine.state !== 'paused' || [...entries.values()].some(({ paused }) => paused)) return;
    forgetLink();
    voice.setEngine({ state: 'asleep' });
  }

  function accept(): void {
    if (voice.engine.state !== 'paused') return;
    for (const [id, entry] of entries) {
      if (!entry.paused) continue;
      entry.paused = false;
      entry.accepted = entry.source;
      memory.keep(id);
    }
    endPause();
    void wake();
    publish();
  }

  function decline(): void {
    if (voice.engine.state !== 'paused') return;
    for (const [id, entry] of entries) {
      if (!entry.paused) continue;
      entry.paused = false;
      entry.source = entry.definition.source;
      memory.restore(id);
    }
    for (const [name, value] of built) if (inputs.get(name) !== value) inputs.set(name, value), emit('input', name, value);
    endPause();
    publish();
  }

  /** Takes what the address carries: inputs at once, code only when the reader agrees. */
  function openLink(hash: string): void {
    const opened = readLink(hash, data);
    if (!opened) return;
    if ('damaged' in opened) {
      voice.notice(opened.damaged);
      return forgetLink();
    }
    const { carried } = opened;
    for (const [name, value] of Object.entries(carried.inputs)) inputs.set(name, value);
    for (const [id, source] of Object.entries(carried.cells)) {
      const entry = entryOf(id);
      if (entry.source === source) continue;
      entry.source = source;
      entry.paused = true;
      entry.outdated = false;
    }
    voice.setEngine({ state: 'paused' });
    endPause();
    if (voice.engine.state === 'asleep') setTimer(() => void wake(), 0);
  }

  for (const id of entries.keys()) memory.restore(id);
  openLink(options.hash ?? '');
  publish();

  return {
    get engine() {
      return voice.engine;
    },
    wake,
    cell(id) {
      entryOf(id);
      return voice.cells.get(id) as CellState;
    },
    cells: () => [...voice.cells.values()],
    definition: (id) => ({ ...entryOf(id).definition, ...book.names.get(id) }),
    input(name) {
      const value = inputs.get(name);
      if (value === undefined) throw new Error(`This page has no input named ${name}.`);
      return value;
    },
    value: voice.value,
    setInput,
    attend: dialog.attend,
    edit,
    run,
    stop,
    reset,
    resetAll() {
      for (const id of entries.keys()) reset(id);
      resetInputs();
    },
    inspect: dialog.inspect,
    accept,
    decline,
    link() {
      const edited = [...entries].filter(([, { source, definition }]) => source !== definition.source);
      const cells = Object.fromEntries(edited.map(([id, { source }]) => [id, source]));
      return writeLink(data.chapter, { cells, inputs: Object.fromEntries(movedInputs(book)) });
    },
    on: voice.on,
  };
}
