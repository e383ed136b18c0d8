/**
 * What the curve-fitting figure is drawn from: plain numbers that a cell of the chapter makes.
 *
 *   target   the points that the curve should go through
 *   at       what the network says at each of them
 *   line     what the network says everywhere, finer
 *   parts    what each hidden neuron adds to that, at the same places
 *   misfit   the mean of the squared misses
 *   grips    where each hidden neuron's step is, and how high it leads
 */
export interface FitData {
  target: Point[];
  at: number[];
  line: Point[];
  parts: number[][];
  misfit: number;
  grips: Grip[];
}

export interface Point {
  x: number;
  y: number;
}

/** A hidden neuron as it is taken hold of: where its step is, and how high it leads. */
export interface Grip {
  place: number;
  height: number;
}

/** How far a grip can be drawn. The inputs' own ranges in the chapter are the same. */
export const reach = { place: [0, 1], height: [-1.2, 1.2], step: 0.01 } as const;

/** A value within its range, rounded to the step. */
export function kept([low, high]: readonly [number, number], value: number): number {
  const rounded = Math.round(value / reach.step) * reach.step;
  return Number(Math.min(high, Math.max(low, rounded)).toFixed(2));
}

/** Why a value can't be drawn as a fit, in words; undefined when it can. */
export function fitProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there is no curve to draw';
  const record = value as Record<string, unknown>;
  const isNumbers = (v: unknown): v is unknown[] => Array.isArray(v) && v.every((n) => typeof n === 'number' || typeof n === 'string');
  const isPoints = (v: unknown): boolean => Array.isArray(v) && v.length > 1 && v.every((p) => typeof p === 'object' && p !== null && typeof (p as Point).x === 'number' && 'y' in p);
  for (const name of ['target', 'line']) if (!isPoints(record[name])) return `${name} should be a list of { x, y }`;
  if (!isNumbers(record['at']) || record['at'].length !== (record['target'] as unknown[]).length) return 'at should be a number for each point of target';
  const { parts, line } = record as { parts: unknown; line: unknown[] };
  if (!Array.isArray(parts) || !parts.every((part) => isNumbers(part) && part.length === line.length)) return 'parts should be lists as long as line';
  if (typeof record['misfit'] !== 'number' && typeof record['misfit'] !== 'string') return 'misfit should be a number';
  const isGrip = (v: unknown): boolean => typeof v === 'object' && v !== null && typeof (v as Grip).place === 'number' && typeof (v as Grip).height === 'number';
  const { grips } = record;
  if (!Array.isArray(grips) || !grips.every(isGrip)) return 'grips should be a list of { place, height }';
  return undefined;
}
