/** What is wrong with a chapter, with its place in the file: collected, then thrown at once as one build failure. */
import type { Point } from 'unist';
import type { VFile } from 'vfile';

/** One thing wrong; lines and columns count from 1. */
export interface Problem {
  message: string;
  line: number;
  column: number;
}

/** A problem at a node's start; `lines` further down if it is inside. */
export function problemAt(point: Point | undefined, message: string): Problem {
  return { message, line: point?.line ?? 1, column: point?.column ?? 1 };
}

/** Fails the file when there are problems: at the first one's place, naming every one with its line. */
export function failOn(file: VFile, problems: readonly Problem[]): void {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const [first, ...others] = sorted;
  if (!first) return;
  const more = others.map((problem) => `\nalso line ${problem.line}: ${problem.message}`);
  const place = { line: first.line, column: first.column };
  file.fail(`${first.message}${more.join('')}`, place, 'chainrule:chapter');
}
