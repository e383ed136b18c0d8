/**
 * The reader's module of chapter 3 → one cell of this page.
 *
 *     cells of chapter 3                     const Mine = (function () {
 *       numbers       (class Numbers …)      // ——— numbers.ts ———
 *       matrices      (class Matrix …)   →   class Numbers …
 *       backpropagate (edited)               …
 *     and here                               // ——— the network of this page ———
 *       funnel  (const freshNetwork = …)     const freshNetwork = …
 *                                            return freshNetwork;
 *                                            })() as unknown as (draws: Random) => Network;
 *
 * In a function of their own, its names leave those of the page alone; and the page's own words for its network are
 * said once more in there, where they mean the reader's module. Pure.
 */
import type { StoredEdits } from '../../../engine/host/stored.ts';
import { fingerprint } from '../../../engine/host/stored.ts';
import type { CompiledCell } from '../../../engine/protocol.ts';

/** A cell of chapter 3 that shows a file of the module, or a part of one. */
export interface ModuleCell {
  id: string;
  /** 'matrix.ts' */
  file: string;
}

/** What is used of chapter 3's data. */
export type Written = Pick<CompiledCell, 'id' | 'source' | 'inputs' | 'outputs'>;

export interface CarryOptions {
  /** Chapter 3's cells as the course has them. */
  cells: readonly Written[];
  /** Which of them are the module. */
  module: readonly ModuleCell[];
  /** What this browser keeps for chapter 3. */
  edits: StoredEdits;
  /** This page's cell that declares a function which makes its network, and that function's name. */
  network: { source: string; name: string };
  /** What the reader's own is to be called. */
  called: string;
}

export interface Carried {
  /** The text of a cell. */
  source: string;
  /** The cells that the reader has changed, in the order of chapter 3. */
  changed: readonly ModuleCell[];
  /** Some of them were changed when the course's own text of them was another. */
  outdated: boolean;
  /** Where a line of `source` (from 1) comes from, with its line there; undefined for lines of neither. */
  placeOf(line: number): { cell: ModuleCell; line: number } | undefined;
}

/** Puts the module together. Error, in words that go into brackets: chapter 3 no longer has a cell that should be a part of it. */
export function carry({ cells, module, edits, network, called }: CarryOptions): Carried {
  const parts = module.map((cell) => {
    const written = cells.find(({ id }) => id === cell.id);
    if (!written) throw new Error(`it has no cell ${cell.id}`);
    const edit = edits[cell.id];
    return { ...cell, ...written, edit: edit?.source === written.source ? undefined : edit };
  });
  const texts = new Map(parts.map((part) => [part.id, plain(part.edit?.source ?? part.source)]));
  const here = plain(network.source);

  const lines: string[] = [...new Set([...texts.values()].flatMap(({ imports }) => imports))];
  const places: { first: number; cell: ModuleCell }[] = [];
  const changed = parts.filter(({ edit }) => edit !== undefined);
  lines.push(`// The module of chapter 3, ${changed.length === 0 ? 'as it is there' : `with your changes in ${filesOf(changed).join(', ')}`}.`);
  // An arrow would be given up as a whole for a mistake deep inside, which then has no place.
  lines.push(`const ${called} = (function () {`);
  for (const { id, file } of inOrder(parts)) {
    lines.push('', `// ——— ${file}: ${id} ———`, '');
    places.push({ first: lines.length + 1, cell: { id, file } });
    lines.push(...(texts.get(id)?.code ?? '').split('\n'));
  }
  lines.push('', '// ——— the network of this page ———', '');
  const end = lines.length;
  lines.push(here.code, '', `return ${network.name};`, '})() as unknown as (draws: Random) => Network;');

  return {
    source: lines.join('\n'),
    changed: changed.map(({ id, file }) => ({ id, file })),
    outdated: changed.some(({ edit, source }) => edit?.base !== fingerprint(source)),
    placeOf(line) {
      const place = line > end ? undefined : places.findLast(({ first }) => first <= line);
      return place && { cell: place.cell, line: line - place.first + 1 };
    },
  };
}

/** Files of some cells, each once. */
export const filesOf = (cells: readonly ModuleCell[]): string[] => [...new Set(cells.map(({ file }) => file))];

const IMPORT = /^import\s[^;]*?from\s*(['"])[^'"\n]+\1[ \t]*;?/gm;
const EXPORT = /^export\s+(?=(?:abstract|async|class|const|function|interface|let|type)\b)/gm;

/** Code as it may stand inside a function; the imports go to the cell's beginning. Lines stay where they are. */
function plain(source: string): { code: string; imports: string[] } {
  const imports = [...source.matchAll(IMPORT)].map(([text]) => text.replace(/\s+/g, ' '));
  return { code: source.replace(IMPORT, (text) => text.replace(/[^\n]/g, '')).replace(EXPORT, ''), imports };
}

type Part = Written & ModuleCell & { edit: StoredEdits[string] | undefined };

/** Each after what it uses; else as in chapter 3. In a circle, which chapter 3 would refuse, the first stays first. */
function inOrder(parts: readonly Part[]): Part[] {
  const declaring = new Map(parts.flatMap((part) => [...part.outputs, ...declaredIn(part)].map((name) => [name, part] as const)));
  const ordered = new Set<Part>();
  const met = new Set<Part>();
  const visit = (part: Part): void => {
    if (met.has(part)) return;
    met.add(part);
    for (const name of [...part.inputs, ...mentionedIn(part)]) {
      const needed = declaring.get(name);
      if (needed) visit(needed);
    }
    ordered.add(part);
  };
  parts.forEach(visit);
  return [...ordered];
}

/** Names that an edit declares: the course's text has been read by the compiler, an edit's is only looked over. */
const declaredIn = ({ edit }: Part): string[] => [...(edit?.source ?? '').matchAll(/^(?:export\s+)?(?:async\s+)?(?:const|let|function\*?|class)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu)].map(([, name]) => name ?? '');

/** Names that an edit uses, or only speaks of. */
const mentionedIn = ({ edit }: Part): string[] => edit?.source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
