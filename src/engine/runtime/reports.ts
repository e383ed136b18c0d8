/**
 * What goes out: reports gathered until a propagation has come to rest, or for at most a frame, so that numbers
 * that belong together change together; and `settled`, once all that an input caused has been posted.
 */
import type { CellReport, FromKernel, WatchReport } from '../protocol.ts';

/** A quick run is reported when it is done; one that lasts longer is reported as running, so often. Milliseconds. */
const QUIET = 100;
const FRAME = 40;
/** A run that lasts longer than this is a long await: `settled` does not wait for it. */
export const LONG = 250;
/** Whatever happens, `settled` comes after this long. */
const LONGEST = 2000;

/** A cell as far as reporting goes. */
export interface Reportable {
  readonly id: string;
  report(): CellReport;
  /** Since when it runs, unless someone asked for the run and must see it at once; undefined if it does not run. */
  quietSince(): number | undefined;
  /** When its running state was last posted. */
  postedAt: number;
}

export interface Reports {
  cell(cell: Reportable): void;
  watch(report: WatchReport): void;
  /** Posts what is there now. With `all`, also of cells that run. */
  flush(): void;
  /** An input was set to `version`: `settled` is owed for it. */
  owe(version: number): void;
  /** The propagation that carries all owed versions has begun. */
  begun(): void;
}

export interface ReportsOptions {
  post: (message: FromKernel) => void;
  later: (task: () => void) => void;
  now: () => number;
  /** Whether anything that counts for `settled` is still being computed; with `first`, of what comes first. */
  busy: (first?: boolean) => boolean;
  /** All come first: nothing is to be said of what is answered. */
  undivided: () => boolean;
}

export function createReports({ post, later, now, busy, undivided }: ReportsOptions): Reports {
  const setTimer = setTimeout;
  const cells = new Map<string, Reportable>();
  const watches = new Map<string, WatchReport>();
  let scheduled = false;
  let timed = false;
  let version = 0;
  let owed: number | undefined;
  /** `answered` has been said for what is owed: the rest comes in larger pieces. */
  let answered = false;
  let postedAt = -Infinity;
  let owedSince = 0;
  let started = true;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    later(() => {
      scheduled = false;
      flush();
    });
  }

  /** Comes back when a held-back report or an owed `settled` may be due. */
  function wakeIn(milliseconds: number): void {
    if (timed) return;
    timed = true;
    setTimer(() => {
      timed = false;
      flush();
    }, milliseconds);
  }

  function flush(): void {
    const time = now();
    if (answered && time - postedAt < FRAME && busy()) return wakeIn(FRAME);
    const ready: CellReport[] = [];
    for (const cell of cells.values()) {
      const since = cell.quietSince();
      const report = cell.report();
      if (report.state === 'running') {
        if ((since !== undefined && time - since < QUIET) || time - cell.postedAt < FRAME) continue;
        cell.postedAt = time;
      }
      cells.delete(cell.id);
      ready.push(report);
    }
    const answers = owed !== undefined && started && !answered && !undivided() && (!busy(true) || time - owedSince >= LONGEST);
    if (ready.length > 0 || watches.size > 0 || answers) {
      post({ type: 'changes', cells: ready, watches: [...watches.values()], version, ...(answers ? { answered: true } : {}) });
      watches.clear();
      postedAt = time;
    }
    if (cells.size > 0) wakeIn(FRAME);
    if (owed === undefined || !started) return;
    if (answers) answered = true;
    if (busy() && time - owedSince < LONGEST) return wakeIn(LONG);
    post({ type: 'settled', version: owed });
    owed = undefined;
    answered = false;
  }

  return {
    cell(cell) {
      cells.set(cell.id, cell);
      schedule();
    },
    watch(report) {
      watches.set(report.id, report);
      schedule();
    },
    flush,
    owe(next) {
      version = next;
      owed = next;
      owedSince = now();
      started = false;
      answered = false;
    },
    begun() {
      started = true;
      schedule();
    },
  };
}
