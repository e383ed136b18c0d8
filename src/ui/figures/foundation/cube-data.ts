/**
 * What the two cubes are drawn from: the same points before and after a network, and the class of each.
 *
 *   { before: [[0.1, 0.9, 0.2], …], after: [[0.02, 0.97, 0.1], …], classes: [1, …], names: ['first', …], legend: '…' }
 */
export interface CubeData {
  before: number[][];
  after: number[][];
  /** Which of the names a point belongs to, counted from 0. */
  classes: number[];
  /** The three classes. */
  names: string[];
  /** Words before them. */
  legend: string;
}

/** Why a value can't be drawn as two cubes, in words; undefined when it can. */
export function cubeProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there are no points to draw';
  const record = value as Record<string, unknown>;
  const isPoint = (v: unknown): boolean => Array.isArray(v) && v.length === 3 && v.every((n) => typeof n === 'number');
  const { classes, names, before } = record;
  if (typeof record['legend'] !== 'string') return 'legend should be words';
  for (const name of ['before', 'after']) {
    const points = record[name];
    if (!Array.isArray(points) || !points.every(isPoint)) return `${name} should be a list of points with three numbers each`;
    if (points.length !== (before as unknown[]).length) return 'before and after should have as many points';
  }
  if (!Array.isArray(names) || names.length !== 3 || !names.every((name) => typeof name === 'string')) return 'names should be three words';
  if (!Array.isArray(classes) || classes.length !== (before as unknown[]).length || !classes.every((k) => k === 0 || k === 1 || k === 2)) return 'classes should be a 0, 1 or 2 for each point';
  return undefined;
}

/** From where a cube is looked at. Radians. */
export interface View {
  /** Round the upright axis. */
  turn: number;
  /** From above. */
  tilt: number;
}

/** A place in the drawing, and how near it is: 0 the far corner's distance, 1 the near one's. */
export interface Seen {
  x: number;
  y: number;
  near: number;
}

/** How far the eye is from the cube's middle, in edges: a little perspective, so that near is told from far. */
const distance = 4.2;

/** Looks at a point of the unit cube: the first axis to the right, the second away from the eye, the third up. */
export function look([a = 0, b = 0, c = 0]: readonly number[], { turn, tilt }: View): Seen {
  const [x, y, z] = [a - 0.5, b - 0.5, c - 0.5];
  const [right, away] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  const [up, depth] = [z * Math.cos(tilt) + away * Math.sin(tilt), away * Math.cos(tilt) - z * Math.sin(tilt)];
  const scale = distance / (distance + depth);
  return { x: right * scale, y: -up * scale, near: 0.5 - depth / Math.sqrt(3) };
}

const corners = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => [a, b, c] as const)));

/** The twelve edges: pairs of corners that differ in one coordinate. */
export const edges = corners.flatMap((from) =>
  corners.filter((to) => from.every((n, k) => n <= (to[k] ?? 0)) && to.reduce<number>((sum, n, k) => sum + n - (from[k] ?? 0), 0) === 1).map((to) => [from, to] as const),
);

/** The corner that is farthest from the eye: its three edges are behind everything. */
export function hiddenCorner(view: View): readonly number[] {
  return corners.reduce((far, corner) => (look(corner, view).near < look(far, view).near ? corner : far));
}
