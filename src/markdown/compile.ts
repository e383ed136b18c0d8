/**
 * What was collected → what the kernel runs.
 *
 *     cells                         →  CompiledCell[]
 *     expressions, wherever they    →  Watch[]: the same expression in several places is one watch
 *     stand (of, \live, expect)        w0, w1, … in the order of the page
 *     solutions                     →  CompiledCell of the exercise's id, to stand in for it
 *
 * Errors of the compiler are problems at their own line of the chapter's file.
 */
import { analyse, compile, compileExpression, type CompileOptions } from '../engine/compile/index.ts';
import type { CellError, CompiledCell, CompileError, InputSpec, Watch } from '../engine/protocol.ts';
import { isGlobal } from '../engine/runtime/globals.ts';
import { advance, mathStart } from './decimals.ts';
import type { CodePlace, Collected, FoundCell, FoundComponent } from './collect.ts';
import type { LiveNumber } from './maths.ts';
import { problemAt, type Problem } from './problems.ts';
import type { Point } from 'unist';

export interface Compiled {
  cells: CompiledCell[];
  watches: Watch[];
  /** Where each watch stands first, for complaints about its value. */
  places: Map<string, Point | undefined>;
  /** The watch of an expression, by its text. */
  watchOf: (source: string) => string | undefined;
  /** A cell's expectation, by the cell's id. */
  expects: Record<string, { watch: string; says: string }>;
  /** Solutions by exercise. */
  solutions: Map<string, CompiledCell>;
}

/** Compiles a chapter's cells and expressions. */
export function compileAll(found: Collected): { compiled: Compiled; problems: Problem[] } {
  const problems: Problem[] = [];
  const watches = new Map<string, Watch>();
  const places = new Map<string, Point | undefined>();
  const failed = new Set<string>();

  const cell = (id: string, source: string, options: CompileOptions, place: CodePlace): CompiledCell | undefined => {
    const result = compile(id, source, options);
    if (result.ok) return result.cell;
    problems.push(problemInCode(result.error, place));
    return undefined;
  };
  const watch = (source: string, place: Point | undefined): void => {
    if (watches.has(source) || failed.has(source)) return;
    const id = `w${watches.size}`;
    const result = compileExpression(id, source);
    if (result.ok) {
      watches.set(source, result.watch);
      places.set(id, place);
    } else {
      failed.add(source);
      problems.push(problemAt(place, `${source}: ${explain(result.error)}`));
    }
  };

  const cells = found.cells.flatMap(({ fence, source, place }) => cell(fence.name, source, fence, place) ?? []);
  const solutions = new Map<string, CompiledCell>();
  for (const { of, source, place } of found.solutions) {
    const solution = cell(of, source, { run: 'click' }, place);
    if (solution) solutions.set(of, solution);
  }

  for (const { source, place } of expressionsOf(found)) watch(source, place);
  const expects: Compiled['expects'] = {};
  for (const { fence, node } of found.cells) {
    if (fence.expect === undefined) continue;
    watch(fence.expect, node.position?.start);
    const made = watches.get(fence.expect);
    if (made) expects[fence.name] = { watch: made.id, says: fence.says ?? fence.expect };
  }

  const watchOf = (source: string): string | undefined => watches.get(source)?.id;
  return { compiled: { cells, watches: [...watches.values()], places, watchOf, expects, solutions }, problems };
}

/** What is wrong with how the cells hang together: circles, names declared twice or nowhere. */
export function checkGraph(found: Collected, { cells }: Compiled, inputs: readonly InputSpec[]): Problem[] {
  const { errors } = analyse(cells, inputs.map(({ name }) => name), isGlobal);
  return found.cells.flatMap((cell) => {
    const error = errors.get(cell.fence.name);
    return error ? [problemOfCell(cell, error)] : [];
  });
}

/** A cell's error at its line in the chapter, or at its fence if it has none. */
export function problemOfCell({ fence, node, place }: FoundCell, { title, detail, line, column }: CellError): Problem {
  const message = `${fence.name}: ${title}${detail === undefined ? '' : ` ${detail}`}`;
  if (line === undefined) return problemAt(node.position?.start, message);
  return placed(message, line, column ?? 1, place);
}

/** A compiler's error in a fence, at its line in the chapter. */
export function problemInCode(error: CompileError, place: CodePlace): Problem {
  return placed(explain(error), error.line, error.column, place);
}

/** In a cell that shows a file, the fence's place is the only one that the chapter has. */
function placed(message: string, line: number, column: number, place: CodePlace): Problem {
  if (place.file !== undefined) return { message: `${place.file}, line ${line} of the cell: ${message}`, line: place.line, column: place.column };
  return { message, line: place.line + line - 1, column: place.column + column - 1 };
}

/** Live numbers of a formula with their places. */
export function liveNumbersOf(formula: Collected['formulas'][number]): { live: LiveNumber; place: Point | undefined }[] {
  return formula.parts
    .filter((part) => typeof part !== 'string')
    .map((live) => ({ live, place: advance(mathStart(formula.node), formula.node.value, live.index) }));
}

function explain(error: CompileError): string {
  return error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
}

/** Components and formulas in the order of the page. */
function expressionsOf(found: Collected): { source: string; place: Point | undefined }[] {
  const components = found.components
    .filter((component): component is FoundComponent & { of: string } => component.of !== undefined)
    .map(({ of, node }) => ({ source: of, place: node.position?.start }));
  const numbers = found.formulas.flatMap((formula) => liveNumbersOf(formula).map(({ live, place }) => ({ source: live.source, place })));
  const order = ({ place }: { place: Point | undefined }): number => (place?.line ?? 0) * 1000 + (place?.column ?? 0);
  return [...components, ...numbers].sort((a, b) => order(a) - order(b));
}
