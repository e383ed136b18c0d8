/** What a landscape is drawn from, and what its panels say of a walk. Pure. */
import { parameterIds } from './trace.ts';

/** The cost over two parameters and some walks downhill. Rows of `heights` go with `y`, columns with `x`. */
export interface LandscapeData {
  /** The parameters' names: w6 across, w8 up. */
  across: string;
  up: string;
  x: number[];
  y: number[];
  heights: number[][];
  /** One to three walks from the same start; each gets a panel. */
  paths: Walk[];
}

export interface Walk {
  eta: number;
  path: { x: number; y: number; cost: number }[];
  /** Instead of the figure's own judgement. */
  label?: string;
}

/** Why a value can't be drawn as a landscape, in words. */
export function landscapeProblem(value: unknown): string | undefined {
  const record = (value ?? {}) as Record<string, unknown>;
  const isNumbers = (v: unknown): v is number[] => Array.isArray(v) && v.length > 1 && v.every((n) => typeof n === 'number');
  if (!isNumbers(record['x']) || !isNumbers(record['y'])) return 'x and y should be lists of numbers';
  const [columns, rows] = [record['x'].length, record['y'].length];
  const heights = record['heights'];
  if (!Array.isArray(heights) || heights.length !== rows || !heights.every((row) => isNumbers(row) && row.length === columns)) {
    return `heights should be ${rows} rows of ${columns} numbers`;
  }
  const paths = record['paths'];
  const isStep = (v: unknown): boolean => typeof v === 'object' && v !== null && ['x', 'y', 'cost'].every((name) => typeof (v as Record<string, unknown>)[name] === 'number');
  const isWalk = (v: unknown): boolean => {
    const walk = v as Partial<Walk> | null;
    return typeof walk === 'object' && walk !== null && typeof walk.eta === 'number' && Array.isArray(walk.path) && walk.path.length > 0 && walk.path.every(isStep);
  };
  if (!Array.isArray(paths) || paths.length === 0 || !paths.every(isWalk)) return 'paths should be walks of { eta, path: { x, y, cost }[] }';
  return undefined;
}

/** The walk in two or three words: what a panel's head says. */
export function judge(walk: Walk, data: LandscapeData): string {
  if (walk.label !== undefined) return walk.label;
  const { path } = walk;
  const costs = path.map((step) => step.cost);
  const [start, end] = [costs[0] ?? NaN, costs.at(-1) ?? NaN];
  const floor = Math.min(lowest(data.heights), end);
  const left = (end - floor) / (start - floor);
  if (left < 0.15 && costs.every((cost, k) => k === 0 || cost <= (costs[k - 1] ?? cost) + 1e-9)) return 'right';
  // A first step across a good part of the map is a leap; where it ends decides nothing any more.
  const reach = Math.max(Math.abs(span(path.map((s) => s.x)) / span(data.x)), Math.abs(span(path.map((s) => s.y)) / span(data.y)));
  const rises = costs.some((cost, k) => k > 0 && cost > (costs[k - 1] ?? cost) + 1e-9);
  return rises || reach > 0.45 || !Number.isFinite(end) ? 'too large' : left < 0.15 ? 'right' : 'too small';
}

const lows = new WeakMap<object, number>();

/** Looked for once in each grid. */
function lowest(heights: readonly (readonly number[])[]): number {
  const known = lows.get(heights) ?? Math.min(...heights.flat().filter(Number.isFinite));
  lows.set(heights, known);
  return known;
}

const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** Round numbers between two ends, about `wanted` of them. */
export function ticksBetween(low: number, high: number, wanted = 5): number[] {
  const rough = (high - low) / wanted;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = power * ([1, 2, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let k = Math.ceil(low / unit - 1e-9); k * unit <= high + unit * 1e-9; k++) ticks.push(Number((k * unit).toPrecision(12)));
  return ticks;
}

/** What the selects offer. */
export const offered: readonly string[] = parameterIds;
