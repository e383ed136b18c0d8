/**
 * The chapter with an exercise's solution in the place of its starter, run → the verdict of its checks.
 * For tests: every check must pass here, and at least one must fail in the chapter as it is set.
 */
import { runOnce } from '../engine/runtime/bake.ts';
import type { CheckRow } from '../engine/protocol.ts';
import { rowsOf } from './bake.ts';
import type { Chapter } from './chapter.ts';

/** Each exercise's verdict on its solution. Throws if the solution or its checks fail to run. */
export async function judgeSolution(chapter: Chapter, exercise: string): Promise<CheckRow[]> {
  const solution = chapter.compiled.solutions.get(exercise);
  const checks = chapter.found.cells.find(({ fence }) => fence.judges === exercise);
  if (!solution || !checks) throw new Error(`${exercise} has no solution or no checks.`);
  const cells = chapter.data.cells.map((cell) => (cell.id === exercise ? solution : cell));
  const run = await runOnce(cells, chapter.data.inputs, []);
  for (const id of [exercise, checks.fence.name]) {
    const report = run.cells.get(id);
    if (report?.state !== 'done') throw new Error(`${id} does not run with the solution: ${report?.error?.title ?? report?.waitsFor ?? ''} ${report?.error?.detail ?? ''}`);
  }
  return rowsOf(run.cells.get(checks.fence.name));
}
