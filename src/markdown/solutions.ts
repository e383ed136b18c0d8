/**
 * The chapter with an exercise's solution in the place of its starter, run → the verdict of its checks.
 * For tests: every check must pass here, and at least one must fail in the chapter as it is set.
 */
import { runOnce } from '../engine/runtime/bake.ts';
import type { CheckRow, CompiledCell } from '../engine/protocol.ts';
import { rowsOf } from './bake.ts';
import type { Chapter } from './chapter.ts';

/** Each exercise's verdict on its solution. Throws if the solution or its checks fail to run. */
export async function judgeSolution(chapter: Chapter, exercise: string): Promise<CheckRow[]> {
  const solution = chapter.compiled.solutions.get(exercise);
  const checks = chapter.found.cells.find(({ fence }) => fence.judges === exercise);
  if (!solution || !checks) throw new Error(`${exercise} has no solution or no checks.`);
  const cells = chapter.data.cells.map((cell) => (cell.id === exercise ? solution : cell));
  const run = await runOnce(needed(cells, [exercise, checks.fence.name]), chapter.data.inputs, []);
  for (const id of [exercise, checks.fence.name]) {
    const report = run.cells.get(id);
    if (report?.state !== 'done') throw new Error(`${id} does not run with the solution: ${report?.error?.title ?? report?.waitsFor ?? ''} ${report?.error?.detail ?? ''}`);
  }
  return rowsOf(run.cells.get(checks.fence.name));
}

/** These cells and what they follow from; and those that import, for imports count for the whole page. Long trainings elsewhere on it need not run. */
function needed(cells: readonly CompiledCell[], ids: readonly string[]): CompiledCell[] {
  const wanted = new Set<CompiledCell>();
  const want = (cell: CompiledCell): void => {
    if (wanted.has(cell)) return;
    wanted.add(cell);
    for (const other of cells) {
      const gives = other.outputs.some((name) => cell.inputs.includes(name)) || other.imports.some(({ local }) => cell.inputs.includes(local));
      if (gives) want(other);
    }
  };
  for (const cell of cells) if (ids.includes(cell.id)) want(cell);
  return cells.filter((cell) => wanted.has(cell));
}
