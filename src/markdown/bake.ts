/**
 * The compiled chapter → what it shows: every cell run once, by the kernel that runs it in the page.
 *
 *     cells, inputs, watches  →  what each cell displayed, each watch's value
 *
 * A cell that throws, an expectation that does not hold, a value that can't be shown where it stands: problems.
 * Exercises and their checks run too, so that a starter that passes is noticed, but nothing of them is baked.
 */
import { runOnce } from '../engine/runtime/bake.ts';
import type { CellReport, CheckRow, InputSpec, Plain, Shown } from '../engine/protocol.ts';
import { remember } from './cache.ts';
import type { Collected, FoundCell } from './collect.ts';
import { liveNumbersOf, problemOfCell, type Compiled } from './compile.ts';
import { problemAt, type Problem } from './problems.ts';

/** What a run of the chapter left. */
export interface Baked {
  /** What each cell displayed, by cell. */
  shown: ReadonlyMap<string, Shown[]>;
  /** Watched values, by watch. */
  values: Readonly<Record<string, Plain>>;
  /** The verdict on each exercise as the chapter sets it, by exercise. */
  verdicts: ReadonlyMap<string, CheckRow[]>;
}

/** Runs the chapter. The same cells, inputs and expressions as last time are not run again: only prose has changed. */
export async function bake(chapter: string, found: Collected, compiled: Compiled, inputs: readonly InputSpec[]): Promise<{ baked: Baked; problems: Problem[] }> {
  const { cells, watches } = compiled;
  let run: Awaited<ReturnType<typeof runOnce>>;
  try {
    run = await remember(chapter, [cells, inputs, watches], () => runOnce(cells, inputs, watches));
  } catch (error) {
    // A cell did not come to an end; the message names it.
    const { message } = error as Error;
    const culprit = found.cells.find(({ fence }) => new RegExp(`\\b${fence.name}\\b`).test(message));
    return { baked: { shown: new Map(), values: {}, verdicts: new Map() }, problems: [problemAt(culprit?.node.position?.start, message)] };
  }

  const failures = found.cells.flatMap((cell) => problemOf(cell, run.cells.get(cell.fence.name)) ?? []);
  const values: Record<string, Plain> = {};
  const problems: Problem[] = [];
  for (const { id, source } of watches) {
    const report = run.watches.get(id);
    const place = compiled.places.get(id);
    if (!report) problems.push(problemAt(place, `${source} has no value: what it needs was not computed.`));
    else if ('error' in report) problems.push(problemAt(place, `${source}: ${report.error}`));
    else values[id] = report.value;
  }
  problems.push(...unfitValues(found, compiled, values), ...brokenExpectations(found, compiled, values));

  const shown = new Map<string, Shown[]>();
  const verdicts = new Map<string, CheckRow[]>();
  for (const { fence } of found.cells) {
    const report = run.cells.get(fence.name);
    if (fence.role === 'cell') shown.set(fence.name, report?.shown ?? []);
    if (fence.judges !== undefined) verdicts.set(fence.judges, rowsOf(report));
  }
  // What follows from a failed cell fails too, and would only hide it.
  return { baked: { shown, values, verdicts }, problems: failures.length > 0 ? failures : problems };
}

/** The rows of a checks cell's verdict; none if it did not come to one. */
export function rowsOf(report: CellReport | undefined): CheckRow[] {
  if (report?.state !== 'done') return [];
  return report.shown.flatMap(({ record }) => (record.kind === 'checks' ? record.rows : []));
}

function problemOf(cell: FoundCell, report: CellReport | undefined): Problem | undefined {
  const { fence, node } = cell;
  if (fence.role !== 'cell' || report?.state === 'done') return undefined;
  if (report?.error) return problemOfCell(cell, report.error);
  const why = report?.waitsFor === undefined ? '.' : `: it waits for ${report.waitsFor}.`;
  return problemAt(node.position?.start, `${fence.name} did not run${why}`);
}

/** Live numbers and `<Value>` show a number; with `sym`, also a word. A word that is empty shows nothing, and may. */
function unfitValues(found: Collected, compiled: Compiled, values: Baked['values']): Problem[] {
  const unfit = (source: string, sym: boolean): string | undefined => {
    const watch = compiled.watchOf(source);
    if (watch === undefined || !Object.hasOwn(values, watch)) return undefined;
    const value = values[watch];
    if (value === '' || (sym && typeof value === 'string')) return undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return undefined;
    return `${source} is ${describe(value)}, and only a number can stand here${sym ? ' or, with sym, a word' : ''}.`;
  };
  const problems: Problem[] = [];
  for (const { node, of, literals } of found.components) {
    if (of === undefined || (node.name !== 'Value' && node.name !== 'AsPrinted')) continue;
    const says = unfit(of, literals.has('sym'));
    if (says) problems.push(problemAt(node.position?.start, says));
  }
  for (const formula of found.formulas) {
    for (const { live, place } of liveNumbersOf(formula)) {
      const says = unfit(live.source, live.sym);
      if (says) problems.push(problemAt(place, says));
    }
  }
  return problems;
}

function brokenExpectations(found: Collected, compiled: Compiled, values: Baked['values']): Problem[] {
  return found.cells.flatMap(({ fence, node }) => {
    const expect = compiled.expects[fence.name];
    if (!expect || fence.expect === undefined || !Object.hasOwn(values, expect.watch)) return [];
    const value = values[expect.watch];
    if (value === true) return [];
    const words = expect.says === fence.expect ? '' : `“${expect.says}”: `;
    const because = value === false ? 'is false' : `is ${describe(value)}, neither true nor false`;
    return [problemAt(node.position?.start, `The expectation of ${fence.name} does not hold. ${words}${fence.expect} ${because}.`)];
  });
}

function describe(value: Plain | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
