/** Runs a chapter once at build: the kernel of the page, in Node, until everything has come to rest. */
import type { CellReport, CompiledCell, FromKernel, GraphReport, InputSpec, ModuleName, Watch, WatchReport } from '../protocol.ts';
import { createKernel } from './kernel.ts';
import type { Exports } from './modules.ts';

export interface Baked {
  cells: Map<string, CellReport>;
  watches: Map<string, WatchReport>;
  graph: GraphReport;
}

export interface BakeOptions {
  /** Modules for the cells; those not given are taken from the project. */
  modules?: Partial<Record<ModuleName, Exports>>;
  /** How long the chapter may take, in milliseconds. */
  limit?: number;
}

/** Runs all cells, those that wait for a click included. Rejects, naming the cell, if one does not come to an end. */
export async function runOnce(cells: readonly CompiledCell[], inputs: readonly InputSpec[], watches: readonly Watch[], options: BakeOptions = {}): Promise<Baked> {
  const { limit = 60_000 } = options;
  const baked: Baked = { cells: new Map(), watches: new Map(), graph: { cells: [] } };
  const modules = { ...(await projectModules(cells)), ...options.modules };
  const kernel = createKernel({ post, modules });

  function post(message: FromKernel): void {
    if (message.type === 'graph') baked.graph = message.graph;
    if (message.type !== 'changes') return;
    for (const report of message.cells) baked.cells.set(report.id, report);
    for (const report of message.watches) baked.watches.set(report.id, report);
  }

  kernel.receive({ type: 'start', cells: [...cells], inputs: [...inputs], watches: [...watches], hold: [] });
  for (const cell of cells) if (cell.run === 'click') kernel.receive({ type: 'run', id: cell.id });

  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not at an end after ${limit / 1000} seconds: ${kernel.running().join(', ')}.`)), limit);
  });
  try {
    await Promise.race([settled(kernel.idle), late]);
  } finally {
    clearTimeout(timer);
  }
  return baked;
}

/** The scheduler begins in a task of its own; then it is idle when it says so. */
async function settled(idle: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await idle();
  }
}

/** Those of the modules that the cells import. */
async function projectModules(cells: readonly CompiledCell[]): Promise<Partial<Record<ModuleName, Exports>>> {
  const named = new Set(cells.flatMap((cell) => cell.imports.map((name) => name.module)));
  const modules: Partial<Record<ModuleName, Exports>> = {};
  if (named.has('chainrule')) modules.chainrule = await import('../../network/index.ts');
  if (named.has('@observablehq/plot')) modules['@observablehq/plot'] = await import('@observablehq/plot');
  return modules;
}
