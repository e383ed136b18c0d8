/** One run of one cell: its code called with `display`, `progress` and `checks`, until it ends or is superseded. */
import type { CheckRow, DisplayRecord, Progress, Shown } from '../protocol.ts';
import { superseded } from './thrown.ts';

export interface Run {
  readonly startedAt: number;
  /** A click or an edit asked for it: it is shown as running from the start. */
  readonly asked: boolean;
  readonly shown: Shown[];
  progress?: Progress;
  /** What was thrown in its name but not into it: from a timer, from a promise nobody awaited. */
  stray?: { thrown: unknown };
  /** Nothing that this run does counts any more; its `progress` throws. */
  ended: boolean;
  /** Ends it and frees whoever waits for it, even if its code never returns. */
  end(): void;
  /** Says how far it is. */
  tell(progress: Progress): void;
  /** Calls back when the run is ended before its time, or superseded. Returns how to take that back. */
  onEnd(callback: () => void): () => void;
  /** Resolves when the code itself has come to its end, however it did. */
  readonly left: Promise<void>;
}

/** What a run needs of the kernel. */
export interface Around {
  record(value: unknown, slot: string): DisplayRecord;
  changed(): void;
  /** Gives way to other work if this task has taken long enough. */
  giveWay(): Promise<void> | undefined;
  now(): number;
}

export type Ending = { outputs: Record<string, unknown> } | { thrown: unknown } | 'superseded';

const MOST_SHOWN = 100;

/** `begin` calls the code; until then the run is only made. */
export function createRun(
  code: (display: unknown, progress: unknown, checks: unknown) => Promise<unknown>,
  asked: boolean,
  around: Around,
): { run: Run; begin: () => Promise<Ending> } {
  let free = (_ending: Ending): void => {};
  let leave = (): void => {};
  const freed = new Promise<Ending>((resolve) => (free = resolve));
  const ends = new Set<() => void>();
  const run: Run = {
    startedAt: around.now(),
    asked,
    shown: [],
    ended: false,
    end() {
      run.ended = true;
      free('superseded');
      for (const callback of ends) callback();
      ends.clear();
    },
    tell(progress) {
      run.progress = progress;
      around.changed();
    },
    onEnd: (callback) => (ends.add(callback), () => void ends.delete(callback)),
    left: new Promise((resolve) => (leave = resolve)),
  };
  const current = (): void => {
    if (run.ended) throw superseded;
  };

  let count = 0;
  const show = (slot: string, record: () => DisplayRecord): void => {
    const known = run.shown.findIndex((shown) => shown.slot === slot);
    if (known < 0 && run.shown.length >= MOST_SHOWN) {
      const more: DisplayRecord = { kind: 'text', text: `… and ${count - MOST_SHOWN} more`, quoted: false };
      run.shown[MOST_SHOWN] = { slot: '…', record: more };
    } else if (known < 0) run.shown.push({ slot, record: record() });
    else run.shown[known] = { slot, record: record() };
    around.changed();
  };

  // Returns nothing: a cell's last expression is displayed, and it may well be a call of display.
  const display = (value: unknown, slot?: unknown): void => {
    current();
    if (value === undefined) return;
    const name = slot === undefined ? `#${count++}` : String(slot);
    show(name, () => around.record(value, name));
  };

  const report = async (done: unknown, total: unknown, unit: unknown): Promise<void> => {
    current();
    run.tell({ done: Number(done), total: Number(total), unit: String(unit) });
    await around.giveWay();
    current();
  };
  const progress = (done: unknown, total: unknown, unit: unknown = 'steps'): Promise<void> => {
    const reported = report(done, total, unit);
    reported.catch(() => {}); // a call without await must not become an unhandled rejection
    return reported;
  };

  const checks = (rows: unknown): void => {
    current();
    show('checks', () => ({ kind: 'checks', rows: checkRows(rows) }));
  };

  const work = async (): Promise<Ending> => {
    try {
      return { outputs: ((await code(display, progress, checks)) ?? {}) as Record<string, unknown> };
    } catch (thrown) {
      return thrown === superseded ? 'superseded' : { thrown };
    } finally {
      leave();
    }
  };
  return { run, begin: () => Promise.race([work(), freed]) };
}

/** The rows of a verdict, whatever the cell handed over. */
function checkRows(rows: unknown): CheckRow[] {
  if (!Array.isArray(rows)) throw new TypeError('checks expects a list. Each row is { passed, says, evidence?, figure? }.');
  return rows.slice(0, MOST_SHOWN).map((row: Partial<Record<keyof CheckRow, unknown>> | null) => {
    const { passed, says, evidence, figure } = row ?? {};
    return {
      passed: passed === true,
      says: String(says ?? ''),
      ...(evidence === undefined ? {} : { evidence: String(evidence) }),
      ...(figure === undefined ? {} : { figure: String(figure) }),
    };
  });
}
