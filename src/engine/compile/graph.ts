/**
 * How the cells of one page hang together, as data: who needs whom, in which order they can run, and what is
 * wrong. Needs no parser, so the kernel can load it without the compiler.
 */
import type { CellError, CompiledCell, ImportedName } from '../protocol.ts';
import { cycleThrough, topological } from './cycles.ts';
import { GIVEN } from './given.ts';
import { both, either } from './lists.ts';
import { mention } from './mention.ts';
import { nearest } from './nearest.ts';

export interface Graph {
  /** What is wrong, by cell id: at most one error a cell. */
  errors: Map<string, CellError>;
  /** For every cell, the cells that declare what it uses, in the order of the page. */
  dependencies: Map<string, string[]>;
  /** The same edges the other way: the cells that use what it declares. */
  dependents: Map<string, string[]>;
  /** Cell ids, each after those it depends on; for the rest, the order of the page. */
  order: string[];
  /** The page's imports by local name. Of two that conflict, the first. */
  imports: Map<string, ImportedName>;
  /** Which cell declares a name; the first, if several do. */
  declaredBy: Map<string, string>;
}

/** Globals worth suggesting for a mistyped name. */
const FAMILIAR = ['Math', 'Array', 'Number', 'String', 'Object', 'JSON', 'Map', 'Set', 'Promise', 'console', 'Float64Array', 'structuredClone'];

/** `inputs`: the names of the page's inputs. `isGlobal`: whether the Worker itself supplies a name. */
export function analyse(cells: readonly CompiledCell[], inputs: readonly string[], isGlobal: (name: string) => boolean): Graph {
  const declarers = declarersOf(cells);
  const imports = importsOf(cells);
  const dependencies = new Map(cells.map((cell) => [cell.id, neededBy(cell, cells, declarers)]));
  const dependents = reversed(dependencies);

  const known = [...declarers.keys(), ...inputs, ...imports.keys(), ...GIVEN, ...FAMILIAR.filter(isGlobal)];
  const isKnown = (name: string): boolean => declarers.has(name) || inputs.includes(name) || imports.has(name) || isGlobal(name);

  const errors = new Map<string, CellError>();
  for (const cell of cells) {
    const error =
      declaredTwice(cell, declarers, inputs) ??
      importConflict(cell, cells, inputs, imports) ??
      cycle(cell, cells, dependencies) ??
      unknownName(cell, isKnown, known);
    if (error !== undefined) errors.set(cell.id, error);
  }

  return {
    errors,
    dependencies,
    dependents,
    order: topological(dependencies),
    imports,
    declaredBy: new Map([...declarers].map(([name, [first = '']]) => [name, first])),
  };
}

function declarersOf(cells: readonly CompiledCell[]): Map<string, string[]> {
  const declarers = new Map<string, string[]>();
  for (const cell of cells) {
    for (const name of cell.outputs) declarers.set(name, [...(declarers.get(name) ?? []), cell.id]);
  }
  return declarers;
}

function importsOf(cells: readonly CompiledCell[]): Map<string, ImportedName> {
  const imports = new Map<string, ImportedName>();
  for (const name of cells.flatMap((cell) => cell.imports)) if (!imports.has(name.local)) imports.set(name.local, name);
  return imports;
}

function neededBy(cell: CompiledCell, cells: readonly CompiledCell[], declarers: ReadonlyMap<string, string[]>): string[] {
  const needed = new Set(cell.inputs.flatMap((name) => declarers.get(name) ?? []));
  return cells.filter(({ id }) => needed.has(id)).map(({ id }) => id);
}

function reversed(edges: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const back = new Map<string, string[]>([...edges.keys()].map((id) => [id, []]));
  for (const [id, needed] of edges) for (const other of needed) back.get(other)?.push(id);
  return back;
}

function graphError(cell: CompiledCell, name: string, title: string, detail?: string): CellError {
  const error: CellError = { kind: 'graph', title, ...mention(cell.source, name) };
  if (detail !== undefined) error.detail = detail;
  return error;
}

function declaredTwice(cell: CompiledCell, declarers: ReadonlyMap<string, string[]>, inputs: readonly string[]): CellError | undefined {
  for (const name of cell.outputs) {
    const others = (declarers.get(name) ?? []).filter((id) => id !== cell.id).map((id) => `the cell ${id}`);
    if (inputs.includes(name)) others.unshift('an input of this page');
    if (others.length > 0) return graphError(cell, name, `${name} is declared twice.`, `Here and by ${both(others)}: give one of them another name.`);
  }
  return undefined;
}

function importConflict(
  cell: CompiledCell,
  cells: readonly CompiledCell[],
  inputs: readonly string[],
  imports: ReadonlyMap<string, ImportedName>,
): CellError | undefined {
  for (const name of cell.outputs) {
    const imported = imports.get(name);
    if (imported === undefined) continue;
    const importer = cells.find((other) => other.imports.some(({ local }) => local === name));
    return graphError(cell, name, `${name} is already imported.`, `The cell ${importer?.id} imports it from '${imported.module}' for the whole page: give yours another name.`);
  }
  for (const name of cell.imports) {
    if (inputs.includes(name.local)) {
      return { ...graphError(cell, name.local, `${name.local} is already an input of this page.`, `Import it under another name: ${name.exported} as …`), kind: 'import' };
    }
    for (const other of cells) {
      const rival = other.imports.find(({ local }) => local === name.local);
      if (rival === undefined || other === cell || (rival.module === name.module && rival.exported === name.exported)) continue;
      return {
        ...graphError(cell, name.local, `${name.local} is imported from two places.`, `Here it is ${origin(name)}, in the cell ${other.id} it is ${origin(rival)}; imports count for the whole page.`),
        kind: 'import',
      };
    }
  }
  return undefined;
}

function origin({ exported, module }: ImportedName): string {
  return exported === '*' ? `all of '${module}'` : `${exported} from '${module}'`;
}

function cycle(cell: CompiledCell, cells: readonly CompiledCell[], dependencies: ReadonlyMap<string, string[]>): CellError | undefined {
  const path = cycleThrough(cell.id, dependencies);
  if (path === undefined) return undefined;
  const names = path.slice(0, -1).map((id, step) => {
    const next = cells.find((other) => other.id === path[step + 1]);
    return cells.find((other) => other.id === id)?.inputs.find((name) => next?.outputs.includes(name)) ?? '';
  });
  const detail = path.slice(0, -1).map((id, step) => `${id} needs ${names[step]} of ${path[step + 1]}`).join(', ');
  return graphError(cell, names[0] ?? '', `These cells wait for each other: ${path.join(' → ')}.`, `${detail}.`);
}

function unknownName(cell: CompiledCell, isKnown: (name: string) => boolean, known: readonly string[]): CellError | undefined {
  const errors = cell.inputs
    .filter((name) => !isKnown(name))
    .map((name) => {
      const meant = nearest(name, known);
      return graphError(cell, name, `Nothing is called ${name}.`, meant.length > 0 ? `Did you mean ${either(meant)}?` : undefined);
    });
  // The first in the text: readers mend from the top.
  const place = ({ line = Infinity, column = 1 }: CellError): number => line * 1e4 + column;
  return errors.sort((a, b) => place(a) - place(b))[0];
}
