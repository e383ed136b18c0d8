/**
 * Pictures and layers as cells write them, a letter for each pixel or neuron, and the paths they are drawn as. Pure.
 *
 *     '0'            nothing
 *     'a' … 'h'      one to eight eighths
 *     'A' … 'H'      the same below zero
 */

export const EIGHTHS = 8;

/** −8 … 8. */
export function levelOf(letter: string): number {
  if (letter === '0') return 0;
  const code = letter.charCodeAt(0);
  return code >= 97 ? code - 96 : 64 - code;
}

export const isLevels = (value: unknown, length?: number): value is string =>
  typeof value === 'string' && /^[0a-hA-H]*$/.test(value) && (length === undefined || value.length === length);

/** For each level that occurs, the path of its pixels: runs along a row are one piece. */
export function pixelPaths(levels: string, width: number): Map<number, string> {
  const paths = new Map<number, string>();
  for (let at = 0; at < levels.length; ) {
    const letter = levels[at] as string;
    const x = at % width;
    let run = 1;
    while (x + run < width && levels[at + run] === letter) run += 1;
    const level = levelOf(letter);
    if (level !== 0) paths.set(level, `${paths.get(level) ?? ''}M${x} ${Math.floor(at / width)}h${run}v1h-${run}z`);
    at += run;
  }
  return paths;
}

/** Discs on a grid, their areas by level: those above zero, those below, and the places of those that are silent. */
export function discPaths(levels: string, columns: number): { above: string; below: string; silent: string } {
  let [above, below, silent] = ['', '', ''];
  [...levels].forEach((letter, k) => {
    const level = levelOf(letter);
    const [x, y] = [(k % columns) + 0.5, Math.floor(k / columns) + 0.5];
    const disc = (r: number): string => `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${round(2 * r)} 0a${r} ${r} 0 1 0 ${round(-2 * r)} 0z`;
    if (level === 0) silent += disc(0.08);
    else if (level > 0) above += disc(radius(level));
    else below += disc(radius(-level));
  });
  return { above, below, silent };
}

const radius = (level: number): number => round(0.46 * Math.sqrt(level / EIGHTHS));

const round = (value: number): number => Math.round(value * 100) / 100;
