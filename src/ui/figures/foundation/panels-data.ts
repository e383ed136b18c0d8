/**
 * What small multiples are drawn from: a few functions of one number, each in a panel of its own, all on one scale.
 *
 *   { x: [-4, …, 4], across: [-3, 0, 3], up: [-1, 0, 1], range: [-1.3, 3],
 *     panels: [{ name: 'sigmoid', lines: [[…]], dot: { x: -0.35, y: 0.41 }, note: '0.4134' }, …] }
 */
export interface PanelsData {
  /** The places at which every line is given, rising. */
  x: number[];
  /** Figures along the axes. */
  across: number[];
  up: number[];
  /** From the lowest to the highest value that is shown. */
  range: number[];
  panels: PanelData[];
}

export interface PanelData {
  name: string;
  /** A value for each place. */
  lines: number[][];
  /** A place to be marked. */
  dot?: { x: number; y: number } | null;
  /** Words in the panel's corner. */
  note?: string | null;
}

/** Why a value can't be drawn as panels, in words; undefined when it can. */
export function panelsProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there are no panels to draw';
  const record = value as Record<string, unknown>;
  const isNumbers = (v: unknown): v is number[] => Array.isArray(v) && v.every((n) => typeof n === 'number');
  for (const name of ['x', 'across', 'up', 'range']) if (!isNumbers(record[name])) return `${name} should be a list of numbers`;
  const { x, range, panels } = record as { x: number[]; range: number[]; panels: unknown };
  if (x.length < 2) return 'x should hold two places or more';
  if (range.length !== 2) return 'range should be two numbers';
  // A line may hold what is no number: 'NaN' and 'Infinity' come as words, and are left out.
  const isLine = (v: unknown): boolean => Array.isArray(v) && v.length === x.length;
  const isPanel = (v: unknown): boolean => {
    const panel = v as Partial<PanelData> | null;
    return typeof panel === 'object' && panel !== null && typeof panel.name === 'string' && Array.isArray(panel.lines) && panel.lines.every(isLine);
  };
  if (!Array.isArray(panels) || panels.length === 0 || !panels.every(isPanel)) return 'panels should be a list of { name, lines }, with lines as long as x';
  return undefined;
}
