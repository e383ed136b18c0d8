/** The talk with the Worker: what it is told when it starts, what its messages mean, and what is done when it falls silent. */
import type { CellReport, DisplayRecord, FromKernel, InputSpec, Seen, ToKernel } from '../protocol.ts';
import type { Book } from './book.ts';
import { createEngine, type EngineOptions } from './engine.ts';
import { kept, settle } from './state.ts';
import type { Voice } from './voice.ts';

export interface Dialog {
  /** There is a Worker to talk to. */
  readonly alive: boolean;
  /** For how long it has owed an answer. Milliseconds. */
  readonly owes: number;
  /** Starts a Worker if there is none. */
  begin(): void;
  /** Ends the Worker and starts another. */
  restart(): void;
  /** Cells to run as soon as there is a Worker. */
  readonly asked: Set<string>;
  post(message: ToKernel): void;
  /** Gives a cell its text; with `hold` it is not run. */
  define(id: string, source: string, hold?: boolean): void;
  /** A text that the Worker has not confirmed yet. */
  defining(id: string): boolean;
  setInput(name: string, value: InputSpec['value'], version: number): void;
  attend(seen: Seen): void;
  inspect(ref: number): Promise<DisplayRecord>;
  /** Calls back when the cell's run has ended after a kind stop; true if it was the stop that ended it. */
  onceEnded(id: string, callback: (stopped: boolean) => void): void;
}

export type DialogOptions = Pick<EngineOptions, 'connect' | 'fetchText' | 'serve' | 'setTimer' | 'now'> & {
  book: Book;
  voice: Voice;
  /** A cell's state changed in a way worth keeping. */
  keep: (id: string) => void;
};

/** Whoever floods or hangs more often than this is not the one that was ended for it: give up. */
const TRIES = 4;

export const GONE: DisplayRecord = { kind: 'text', text: 'This value is no longer kept. Run the cell again to look into it.', quoted: false };
const HOPELESS = 'The cells kept the page from working, so they were ended. Reload the page to start again.';

/** A text sent to the Worker; each is answered by one `graph`. */
interface Sent {
  id: string;
  source: string;
  hold: boolean;
}

export function createDialog({ book, voice, keep, ...options }: DialogOptions): Dialog {
  const { entries, inputs, values, data } = book;
  const asked = new Set<string>();
  const inspections = new Map<number, (record: DisplayRecord) => void>();
  const endings = new Map<string, (stopped: boolean) => void>();
  /** Texts on their way; the first `graph` of a Worker answers its start. */
  let unconfirmed: (Sent | undefined)[] = [];
  let lastStarted: string | undefined;
  let lastVersion = 0;
  let startVersion = 0;
  let requests = 0;
  let seen: Seen | undefined;
  let troubles = 0;

  const engine = createEngine({
    ...options,
    hear,
    running: () => [...entries.values()].some(({ phase }) => phase === 'running'),
    silent,
    flooded,
    failed: fail,
  });

  function fail(reason: string): void {
    clear();
    asked.clear();
    voice.setEngine({ state: 'failed', reason });
    voice.publish();
  }

  // — What the Worker says —

  function hear(message: FromKernel): void {
    switch (message.type) {
      case 'ready':
        return voice.setEngine({ state: 'awake' });
      case 'starts':
        lastStarted = message.id;
        return;
      case 'graph':
        book.names = new Map(message.graph.cells.filter(({ id }) => entries.has(id)).map(({ id, inputs, outputs }) => [id, { inputs, outputs }]));
        confirm(unconfirmed.shift());
        return voice.publish();
      case 'changes':
        message.cells.forEach(take);
        for (const report of message.watches) {
          const known = values.get(report.id);
          if (known) values.set(report.id, 'error' in report ? { ...known, failed: true } : { last: kept(known.last, report.value), failed: false });
        }
        voice.publish();
        if (message.answered) voice.emit('answered', inputOf(message.version));
        return;
      case 'settled':
        // Only the reader's own code can hang.
        if ([...entries.values()].some(({ accepted, definition }) => accepted !== definition.source)) engine.prepare();
        return voice.emit('settled', inputOf(message.version));
      case 'inspected':
        inspections.get(message.request)?.(message.record);
        inspections.delete(message.request);
    }
  }

  /** The input that a version of the Worker's stands for: it starts with 0, and all that had been set by then. */
  const inputOf = (version: number): number => (version === 0 ? startVersion : version);

  /** From here on reports are of the text that was sent. */
  function confirm(sent: Sent | undefined): void {
    if (sent) {
      const entry = entries.get(sent.id);
      if (entry && !sent.hold) entry.ran = sent.source;
      return;
    }
    for (const entry of entries.values()) {
      const { source, run } = entry.definition;
      if (run === 'load' && entry.accepted === source && !entry.stopped) entry.ran = source;
    }
  }

  const defining = (id: string): boolean => unconfirmed.some((sent) => sent?.id === id);

  function take(report: CellReport): void {
    const entry = entries.get(report.id);
    // A report of the text before: what was asked for since has not begun yet.
    if (!entry || defining(report.id)) return;
    if (entry.stopped && report.state === 'waiting') return; // as it was left
    entry.silent = false;
    entry.waitsFor = report.waitsFor;
    entry.progress = report.progress;
    entry.error = report.error;
    entry.phase = report.state === 'done' ? 'idle' : report.state;
    entry.fresh = report.shown.length > 0 || report.state === 'done' || report.state === 'error';
    if (entry.fresh) entry.shown = report.shown;
    if (report.state === 'done' || report.state === 'error') {
      entry.took = report.took;
      entry.stopped = false;
    }
    if (report.state !== 'running') {
      endings.get(report.id)?.(report.state === 'waiting');
      endings.delete(report.id);
    }
    keep(report.id);
  }

  // — When it falls silent, or says too much —

  function silent(isSilent: boolean): void {
    const culprit = isSilent ? entries.get(blame() ?? '') : undefined;
    for (const entry of entries.values()) entry.silent = entry === culprit;
    if (isSilent && !culprit) return ++troubles < TRIES ? restart() : fail(HOPELESS);
    voice.publish();
  }

  function flooded(): void {
    const id = blame();
    const culprit = entries.get(id ?? '');
    if (!id || !culprit || ++troubles >= TRIES) return fail(HOPELESS);
    settle(culprit, 'error');
    culprit.stopped = true;
    culprit.error = { kind: 'limit', title: 'This cell sent more than the page can take in.', detail: 'It was ended; the other cells go on.' };
    keep(id);
    restart();
  }

  /**
   * The cell whose code runs, as far as can be known. If it is a watch that hangs, it hangs in a function that some
   * cell declares: an edited one, if there is one.
   */
  function blame(): string | undefined {
    if (lastStarted === undefined || entries.has(lastStarted)) return lastStarted;
    const watch = data.watches.find(({ id }) => id === lastStarted);
    const suspects = [...voice.judge().upstream(watch?.inputs ?? [])];
    return suspects.find((id) => entries.get(id)?.ran !== entries.get(id)?.definition.source) ?? suspects[0];
  }

  // — Starting —

  /** Nothing runs any more, and nobody will answer. */
  function clear(): void {
    for (const entry of entries.values()) {
      entry.silent = false;
      if (entry.phase === 'running') settle(entry, 'idle');
    }
    for (const resolve of inspections.values()) resolve(GONE);
    inspections.clear();
    endings.clear();
    lastStarted = undefined;
  }

  function begin(): void {
    if (voice.engine.state === 'waking') return;
    voice.setEngine({ state: 'waking' });
    engine.start(firstMessages);
  }

  function restart(): void {
    for (const sent of unconfirmed) if (sent && !sent.hold && !entries.get(sent.id)?.stopped) asked.add(sent.id);
    clear();
    voice.setEngine({ state: 'waking' });
    engine.start(firstMessages);
    voice.publish();
  }

  /** All that a fresh Worker must know. Cells with a text of the reader's are held until that has come after. */
  function firstMessages(): ToKernel[] {
    startVersion = lastVersion;
    unconfirmed = [undefined];
    const hold: string[] = [];
    const after: ToKernel[] = [];
    for (const [id, entry] of entries) {
      const wanted = asked.has(id) && !entry.stopped;
      const edited = entry.accepted !== entry.definition.source;
      if (edited || entry.stopped) hold.push(id);
      if (edited) after.push(sent(id, entry.accepted, entry.stopped || (entry.definition.run === 'click' && !wanted)));
      else if (wanted) after.push({ type: 'run', id });
    }
    asked.clear();
    const specs = [...inputs].map(([name, value]): InputSpec => ({ name, value }));
    const attending: ToKernel[] = seen ? [{ type: 'attend', seen }] : [];
    return [...attending, { type: 'start', cells: data.cells, inputs: specs, watches: data.watches, hold }, ...after];
  }

  function sent(id: string, source: string, hold: boolean): ToKernel {
    unconfirmed.push({ id, source, hold });
    return { type: 'setSource', id, source, hold };
  }

  return {
    get alive() {
      return engine.alive;
    },
    get owes() {
      return engine.owes;
    },
    begin,
    restart,
    asked,
    post: engine.post,
    define(id, source, hold = false) {
      engine.prepare();
      engine.post(sent(id, source, hold));
    },
    defining,
    setInput(name, value, version) {
      lastVersion = version;
      if (engine.alive) engine.post({ type: 'setInput', name, value, version });
    },
    attend(now) {
      seen = now;
      if (engine.alive) engine.post({ type: 'attend', seen });
    },
    inspect(ref) {
      if (!engine.alive) return Promise.resolve(GONE);
      const request = ++requests;
      engine.post({ type: 'inspect', ref, request });
      return new Promise((resolve) => inspections.set(request, resolve));
    },
    onceEnded: (id, callback) => void endings.set(id, callback),
  };
}
