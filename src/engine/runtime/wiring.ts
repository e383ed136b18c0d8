/**
 * The page's names in the scope: each input, import, cell, cell's output and watch is one variable there, defined
 * again only if something about it changed. A fault is wired too: whoever uses the cell then waits for it.
 */
import type { ImportedName, InputSpec } from '../protocol.ts';
import type { Graph } from '../compile/graph.ts';
import type { Cell } from './cell.ts';
import type { Computing, Outcome, WatchState } from './computing.ts';
import { Missing, type Boxed } from './missing.ts';
import { pick, type Modules } from './modules.ts';
import { createScope } from './scope.ts';

export interface Wiring {
  /** Fits everything to `graph`. */
  apply(graph: Graph): void;
  /** Carries an input's new value. */
  input(name: string): void;
  /** Defines one cell again: it runs, and what depends on it. */
  cell(cell: Cell): void;
  /** Asks once more for what a cell imports and did not get. */
  importAgain(cell: Cell): void;
  /** Calls `begun` once the propagation that starts now has marked all that it will compute. */
  mark(begun: () => void): void;
  graph(): Graph;
  /** All names that a cell could use here, besides the globals. */
  names(): string[];
}

export interface WiringOptions {
  cells: ReadonlyMap<string, Cell>;
  inputs: ReadonlyMap<string, InputSpec['value']>;
  watches: ReadonlyMap<string, WatchState>;
  modules: Modules;
  computing: Computing;
}

// No name in code has a space: these never meet one.
const cellKey = (id: string): string => `cell ${id}`;
const watchKey = (id: string): string => `watch ${id}`;

export function createWiring({ cells, inputs, watches, modules, computing }: WiringOptions): Wiring {
  const scope = createScope();
  /** What each variable was last defined from. */
  const signatures = new Map<string, string>();
  let graph: Graph | undefined;
  let marks = 0;

  function wire(key: string, signature: unknown, define: () => void): void {
    const text = JSON.stringify(signature);
    if (signatures.get(key) === text) return;
    signatures.set(key, text);
    define();
  }

  const supplied = (name: string): boolean => inputs.has(name) || graph?.imports.has(name) === true || graph?.declaredBy.has(name) === true;

  function input(name: string): void {
    const value = inputs.get(name);
    scope.define(name, [], () => ({ value }));
  }

  /** An imported name; `id` is the cell that imports it, and answers for it. */
  function importOf(imported: ImportedName, id: string): void {
    scope.define(imported.local, [], async (): Promise<Boxed> => {
      try {
        // Some of a module may come later than the rest: then it is a promise.
        const value = await pick(imported, await modules.get(imported.module));
        computing.importErrors.delete(imported.local);
        return { value };
      } catch (error) {
        computing.importErrors.set(imported.local, error);
        return new Missing(id);
      }
    });
  }

  function outputOf(name: string, id: string): void {
    scope.define(name, [cellKey(id)], (outcome: Outcome) => (outcome instanceof Missing ? outcome : { value: outcome[name] }));
  }

  function cell(cell: Cell): void {
    const { compiled, fault, revision } = cell;
    const used = compiled.inputs.filter(supplied);
    const imported = compiled.imports.map(({ local }) => local).filter((local) => !used.includes(local));
    const signature = fault ? [revision, fault] : [revision, used, imported];
    wire(cellKey(compiled.id), signature, () => {
      const observer = computing.observer(cell);
      if (fault) scope.define(cellKey(compiled.id), [], () => computing.fault(cell, fault), observer);
      else scope.define(cellKey(compiled.id), [...used, ...imported], (...boxes: Boxed[]) => computing.cell(cell, used, boxes), observer);
    });
  }

  function watch(state: WatchState): void {
    const used = state.watch.inputs.filter(supplied);
    wire(watchKey(state.watch.id), used, () => {
      scope.define(watchKey(state.watch.id), used, (...boxes: Boxed[]) => computing.watch(state, used, boxes), computing.observer(state));
    });
  }

  return {
    apply(next) {
      graph = next;
      for (const name of inputs.keys()) wire(name, 'input', () => input(name));
      for (const [local, imported] of next.imports) {
        const id = [...cells.values()].find(({ compiled }) => compiled.imports.some((other) => other.local === local))?.id ?? '';
        if (!inputs.has(local)) wire(local, ['import', imported, id], () => importOf(imported, id));
      }
      for (const [name, id] of next.declaredBy) {
        if (!inputs.has(name) && !next.imports.has(name)) wire(name, ['output', id], () => outputOf(name, id));
      }
      for (const each of cells.values()) cell(each);
      for (const each of watches.values()) watch(each);
      for (const key of signatures.keys()) {
        if (key.includes(' ') || supplied(key)) continue;
        scope.remove(key);
        signatures.delete(key);
      }
    },
    input,
    cell,
    importAgain({ compiled }) {
      for (const imported of compiled.imports) if (computing.importErrors.has(imported.local)) importOf(imported, compiled.id);
    },
    mark(begun) {
      const mark = ++marks;
      scope.define('the mark', [], () => mark, { fulfilled: begun });
    },
    graph: () => graph as Graph,
    names: () => [...inputs.keys(), ...(graph?.imports.keys() ?? []), ...(graph?.declaredBy.keys() ?? [])],
  };
}
