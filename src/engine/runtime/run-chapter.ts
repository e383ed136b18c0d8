/** A chapter's cells run once, the kernel in this thread, until everything has come to rest. Node only. */
import type { CellReport, CompiledCell, FromKernel, GraphReport, InputSpec, ModuleName, Watch, WatchReport } from '../protocol.ts';
import { createKernel } from './kernel.ts';
import type { Exports } from './modules.ts';

/** What a chapter is run from. */
export interface Chapter {
  cells: readonly CompiledCell[];
  inputs: readonly InputSpec[];
  watches: readonly Watch[];
}

/** The last word on everything. */
export interface Baked {
  cells: Map<string, CellReport>;
  watches: Map<string, WatchReport>;
  graph: GraphReport;
}

/** Hears of each cell and watch before its code begins and when it is at an end. */
export interface Follower {
  started(id: string): void;
  ended(id: string): void;
}

/** Runs all cells, those that wait for a click included. */
export async function runChapter({ cells, inputs, watches }: Chapter, modules: Partial<Record<ModuleName, Exports>>, follower?: Follower): Promise<Baked> {
  const baked: Baked = { cells: new Map(), watches: new Map(), graph: { cells: [] } };
  const kernel = createKernel({ post, modules, announceWatches: true });
  const stray = (thrown: unknown): void => kernel.stray(thrown);
  process.on('unhandledRejection', stray);

  function post(message: FromKernel): void {
    if (message.type === 'starts') follower?.started(message.id);
    if (message.type === 'graph') baked.graph = message.graph;
    if (message.type !== 'changes') return;
    for (const report of message.cells) baked.cells.set(report.id, report);
    for (const report of message.watches) baked.watches.set(report.id, report);
    for (const report of message.cells) if (report.state !== 'running') follower?.ended(report.id);
    for (const report of message.watches) follower?.ended(report.id);
  }

  kernel.receive({ type: 'start', cells: [...cells], inputs: [...inputs], watches: [...watches], hold: [] });
  for (const cell of cells) if (cell.run === 'click') kernel.receive({ type: 'run', id: cell.id });
  // The scheduler begins in a task of its own; what comes after the last one settles in the next.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await kernel.idle();
  }
  process.off('unhandledRejection', stray);
  return baked;
}

/** Those of the project's modules that the cells import. */
export async function projectModules(cells: readonly CompiledCell[]): Promise<Partial<Record<ModuleName, Exports>>> {
  const named = new Set(cells.flatMap((cell) => cell.imports.map((name) => name.module)));
  const modules: Partial<Record<ModuleName, Exports>> = {};
  if (named.has('chainrule')) modules.chainrule = await import('../../trainer/index.ts');
  if (cells.some((cell) => cell.imports.some(({ exported }) => exported === 'savedNetwork'))) {
    // At build there is no reader whose networks could be kept: the course's own stand for them, trained now if they never were.
    const { savedNetwork } = await import('../../trainer/saved/node.ts');
    for (const id of ['course', 'course-small'] as const) await savedNetwork(id);
    modules.chainrule = { ...modules.chainrule, savedNetwork };
  }
  if (named.has('chainrule/mnist')) modules['chainrule/mnist'] = await import('../../mnist/node.ts');
  if (named.has('@observablehq/plot')) modules['@observablehq/plot'] = await import('@observablehq/plot');
  return modules;
}
