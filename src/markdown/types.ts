/**
 * The compiled chapter → problems of its types, each at its line of the chapter's file. Checked twice: as it
 * is set, and with every exercise's solution in the place of its starter.
 */
import type { CompiledCell, InputSpec } from '../engine/protocol.ts';
import type { CodePlace, Collected } from './collect.ts';
import { problemInCode, type Compiled } from './compile.ts';
import { problemAt, type Problem } from './problems.ts';
import { typecheckChapter, type TypeProblem } from './typecheck.ts';

/** Type-checks a chapter's cells, expressions and solutions. */
export function typecheck(found: Collected, compiled: Compiled, inputs: readonly InputSpec[]): Problem[] {
  const { cells, watches, solutions } = compiled;
  const places = new Map(found.cells.map(({ fence, place }) => [fence.name, place]));
  const problems = typecheckChapter(cells, inputs, watches).map((problem) => located(problem, places, compiled));
  if (problems.length > 0 || solutions.size === 0) return problems;

  const solved = cells.map((cell): CompiledCell => solutions.get(cell.id) ?? cell);
  for (const { of, place } of found.solutions) places.set(of, place);
  return typecheckChapter(solved, inputs, watches).map((problem) => located(problem, places, compiled));
}

function located(problem: TypeProblem, places: ReadonlyMap<string, CodePlace>, { watches, places: watched }: Compiled): Problem {
  const place = problem.cell === undefined ? undefined : places.get(problem.cell);
  if (place) return problemInCode({ ...problem, message: `${problem.cell}: ${problem.message}` }, place);
  const watch = watches.find(({ id }) => id === problem.watch);
  return watch ? problemAt(watched.get(watch.id), `${watch.source}: ${problem.message}`) : problemAt(undefined, problem.message);
}
