/** What was changed, line by line: the longest common subsequence of two short texts. Pure. */

export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Both texts as one list; of a changed line the old one comes first. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const common = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** How each line of the new text differs: 'changed', or 'cut' where lines before it were only taken away. */
export function lineMarks(before: string, after: string): Map<number, 'changed' | 'cut'> {
  const marks = new Map<number, 'changed' | 'cut'>();
  let line = 0;
  let removed = 0;
  let added = 0;
  for (const { kind } of diffLines(before, after)) {
    if (kind === 'removed') removed += 1;
    else if (kind === 'added') {
      line += 1;
      added += 1;
      marks.set(line, 'changed');
    } else {
      line += 1;
      if (removed > 0 && added === 0) marks.set(line, 'cut');
      removed = 0;
      added = 0;
    }
  }
  // Cut off at the end: the last line that is left carries the mark.
  if (removed > 0 && added === 0) marks.set(line, 'cut');
  return marks;
}

/** Length of the longest common subsequence of a[i…] and b[j…]. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row) row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
