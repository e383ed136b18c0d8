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
