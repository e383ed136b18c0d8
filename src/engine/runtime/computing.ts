/** What happens when the scheduler computes a cell or a watch: run, wait or fail, and say so. */
import type { Observer } from '@observablehq/runtime';
import type { CellError, FromKernel, Watch, WatchReport } from '../protocol.ts';
import type { Graph } from '../compile/graph.ts';
import { mention } from '../compile/mention.ts';
import type { Attention } from './attention.ts';
import { Cell } from './cell.ts';
import { createEvaluator } from './evaluate.ts';
import { Missing, missingOf, unbox, type Boxed } from './missing.ts';
import { cellUrl } from './place.ts';
import { toPlain } from './plain.ts';
import { record } from './records.ts';
import type { Refs } from './refs.ts';
import { LONG, type Reports } from './reports.ts';
import { createRun, type Run } from './run.ts';
import { cellError, oneLine } from './thrown.ts';

/** What a cell's variable holds: its outputs, or why there are none. */
export type Outcome = Readonly<Record<string, unknown>> | Missing;

export interface WatchState {
  readonly watch: Watch;
  computing: boolean;
  /** What was last said of it. */
  told: WatchReport | undefined;
}

export interface Computing {
  cell(cell: Cell, parameters: readonly string[], boxes: readonly Boxed[]): Outcome | Promise<Outcome>;
  fault(cell: Cell, error: CellError): Outcome;
  watch(state: WatchState, parameters: readonly string[], boxes: readonly Boxed[]): Promise<void>;
  observer(item: Cell | WatchState): Observer;
  /**
   * Whether anything is being computed that `settled` waits for: all but click cells, long awaits, and what follows
   * from them. With `first`, only what comes first counts.
   */
  busy(first?: boolean): boolean;
  idle(): Promise<void>;
  /** A new task of the event loop has begun. */
  newTurn(): void;
  /** Why an imported name is missing. */
  readonly importErrors: Map<string, unknown>;
  /** The reader has changed code: watches too may now hang, and are announced. */
  edited: boolean;
}

export interface ComputingOptions {
  cells: ReadonlyMap<string, Cell>;
  watches: ReadonlyMap<string, WatchState>;
  refs: Refs;
  later: (task: () => void) => void;
  now: () => number;
  post: (message: FromKernel) => void;
  reports: () => Reports;
  attention: () => Attention;
  graph: () => Graph;
  names: () => string[];
}

/** A task gives way to others when it has taken this long. Milliseconds. */
const TURN = 12;

export function createComputing(options: ComputingOptions): Computing {
  const { cells, watches, refs, later, now, post, reports, attention, graph, names } = options;
  const evaluate = createEvaluator();
  const importErrors = new Map<string, unknown>();
  const waiters: (() => void)[] = [];
  let turnBegan = now();
  let edited = false;

  function newTurn(): void {
    turnBegan = now();
  }

  function giveWay(): Promise<void> | undefined {
    return now() - turnBegan < TURN ? undefined : new Promise<void>(later).then(newTurn);
  }

  function tell(cell: Cell, state: Parameters<Cell['is']>[0], run?: Run): void {
    cell.is(state, run);
    reports().cell(cell);
  }

  function fault(cell: Cell, error: CellError): Outcome {
    tell(cell, { state: 'error', error });
    return new Missing(cell.id);
  }

  function cell(cell: Cell, parameters: readonly string[], boxes: readonly Boxed[]): Outcome | Promise<Outcome> {
    const failed = cell.compiled.imports.find(({ local }) => importErrors.has(local));
    if (failed) {
      const error = cellError(importErrors.get(failed.local), cell.compiled, []);
      return fault(cell, { ...error, kind: 'import', ...mention(cell.compiled.source, failed.exported === '*' ? failed.local : failed.exported) });
    }
    const missing = missingOf(boxes);
    if (missing && !cell.compiled.lenient) return wait(cell, missing);
    if (cell.mustBeAsked && !cell.asked) {
      tell(cell, { state: 'waiting' });
      return new Missing(cell.id);
    }
    const turn = cell.asked ? undefined : attention().turn(cell);
    const values = unbox(boxes);
    return turn ? turn.then((mine) => (mine ? runCell(cell, parameters, values, missing) : new Missing(cell.id))) : runCell(cell, parameters, values, missing);
  }

  function wait(cell: Cell, missing: Missing): Missing {
    tell(cell, { state: 'waiting', waitsFor: missing.waitsFor });
    return missing;
  }

  /** `missing`: a lenient cell goes without it, if it can. */
  async function runCell(cell: Cell, parameters: readonly string[], values: unknown[], missing?: Missing): Promise<Outcome> {
    const { compiled, asked, id } = cell;
    cell.asked = false;
    post({ type: 'starts', id });
    const { run, begin } = createRun(
      (...given) => evaluate([...parameters, 'display', 'progress', 'checks'], compiled.body, cellUrl(id))(...values.slice(0, parameters.length), ...given),
      asked,
      {
        now,
        giveWay,
        record: (value, slot) => record(value, refs.holder(id, run), `${id}-${slot.replace(/\W+/g, '')}-`),
        changed: () => cell.run === run && reports().cell(cell),
      },
    );
    cell.run = run;
    tell(cell, { state: 'running' }, run);
    const ended = await begin();
    if (cell.run !== run || ended === 'superseded') return new Missing(id);
    refs.keepOnly(id, run);
    const took = now() - run.startedAt;
    const failure = 'thrown' in ended ? ended : run.stray;
    if (failure) {
      tell(cell, { state: 'error', error: cellError(failure.thrown, compiled, names()), took }, run);
      return new Missing(id);
    }
    if (missing && 'outputs' in ended && Object.values(ended.outputs).includes(undefined)) return wait(cell, missing);
    tell(cell, { state: 'done', took }, run);
    return 'outputs' in ended ? ended.outputs : new Missing(id);
  }

  async function watch(state: WatchState, parameters: readonly string[], boxes: readonly Boxed[]): Promise<void> {
    const { id, body } = state.watch;
    const missing = missingOf(boxes);
    if (missing) return say(state, { id, error: `waits for ${missing.waitsFor}` });
    const values = unbox(boxes);
    const turn = attention().turn(state);
    if (turn && !(await turn)) return;
    if (edited) post({ type: 'starts', id });
    try {
      say(state, { id, value: toPlain(await evaluate(parameters, body, `watch:${id}`)(...values)) });
    } catch (thrown) {
      say(state, { id, error: oneLine(thrown, names()) });
    }
  }

  /** Reports what is new about a watch. */
  function say(state: WatchState, report: WatchReport): void {
    const { told } = state;
    const same = told && ('error' in report ? 'error' in told && told.error === report.error : 'value' in told && told.value === report.value);
    state.told = report;
    if (!same) reports().watch(report);
  }

  const items = (): (Cell | WatchState)[] => [...cells.values(), ...watches.values()];

  function finished(item: Cell | WatchState): void {
    item.computing = false;
    const others = items().filter((other) => other.computing);
    if (others.some(attention().first)) return;
    reports().flush();
    attention().open();
    if (others.length === 0) for (const resolve of waiters.splice(0)) resolve();
  }

  function busy(first = false): boolean {
    const time = now();
    const excepted = new Set<string>();
    // Upstream first, so that what follows from a long run is known to follow.
    for (const id of graph().order) {
      const cell = cells.get(id);
      const long = cell?.run && cell.state === 'running' && (cell.compiled.run === 'click' || time - cell.run.startedAt > LONG);
      if (long || graph().dependencies.get(id)?.some((other) => excepted.has(other))) excepted.add(id);
    }
    const counts = (item: Cell | WatchState): boolean =>
      item instanceof Cell ? !excepted.has(item.id) : !item.watch.inputs.some((name) => excepted.has(graph().declaredBy.get(name) ?? ''));
    return items().some((item) => item.computing && counts(item) && (!first || attention().first(item)));
  }

  return {
    cell,
    fault,
    watch,
    busy,
    newTurn,
    importErrors,
    get edited() {
      return edited;
    },
    set edited(value) {
      edited = value;
    },
    observer: (item) => ({
      pending() {
        newTurn();
        item.computing = true;
        attention().drop(item);
        if (item instanceof Cell) item.supersede();
      },
      fulfilled: () => finished(item),
      rejected: () => finished(item),
    }),
    idle: () => (items().some((item) => item.computing) ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve()),
  };
}
