/** Which known names a mistyped one probably meant. */

/** At most three names, all equally near, or none that is near enough. */
export function nearest(name: string, known: Iterable<string>): string[] {
  const allowed = name.length <= 3 ? 1 : name.length <= 7 ? 2 : 3;
  let best = allowed + 0.5;
  let names: string[] = [];
  for (const candidate of new Set(known)) {
    if (candidate === name) continue;
    // A difference in case only is the nearest of all.
    const far = candidate.toLowerCase() === name.toLowerCase() ? 0.5 : distance(name, candidate);
    if (far > best || far >= Math.max(name.length, candidate.length)) continue;
    if (far < best) names = [];
    best = far;
    names.push(candidate);
  }
  return names.sort().slice(0, 3);
}

/** How many letters to insert, drop, replace or swap with their neighbour to get from one word to the other. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps = Math.min(steps, at(before, column - 2) + 1);
      current.push(steps);
    }
    before = above;
    above = current;
  }
  return at(above, b.length);
}

const at = (row: number[], column: number): number => row[column] ?? 0;
