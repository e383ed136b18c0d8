/**
 * What maps are drawn from: plain numbers that a cell of the chapter makes. A map is a height over two quantities,
 * with a walk on it, or points, or both; up to three maps stand side by side on one scale.
 */
import type { Kind } from '../../../engine/protocol.ts';

/** Maps of one stretch of ground. Rows of `heights` go with `y`, columns with `x`. */
export interface MapsData {
  /** Names of the axes: w1, b, x2. */
  across: string;
  up: string;
  x: number[];
  y: number[];
  /** The ground of all panels that bring none of their own. */
  heights?: number[][];
  /** What the height is: the cost, or a network's answer, of which the line at ½ is drawn strong. */
  ground?: 'cost' | 'signal';
  /** Places with a name, on every panel. */
  marks?: { x: number; y: number; text: string }[];
  panels: MapPanel[];
}

export interface MapPanel {
  /** At the panel's head: what it is, what it was made with, what came of it. */
  title: string;
  note?: string;
  result?: string;
  kind?: Kind;
  /** Ground of its own. */
  heights?: number[][];
  path?: Place[];
  /** Examples: of class 1 or of class 0. */
  points?: (Place & { of: number })[];
}

export interface Place {
  x: number;
  y: number;
}

/** Why a value can't be drawn as maps, in words; undefined when it can. */
export function mapsProblem(value: unknown): string | undefined {
  const record = (value ?? {}) as Record<string, unknown>;
  if (!isNumbers(record['x']) || !isNumbers(record['y'])) return 'x and y should be lists of numbers';
  const [columns, rows] = [record['x'].length, record['y'].length];
  const isGround = (v: unknown): boolean => Array.isArray(v) && v.length === rows && v.every((row) => Array.isArray(row) && row.length === columns);
  const panels = record['panels'];
  if (!Array.isArray(panels) || panels.length === 0) return 'panels should be a list of one or more';
  for (const panel of panels as Record<string, unknown>[]) {
    if (!isGround(panel['heights'] ?? record['heights'])) return `heights should be ${rows} rows of ${columns} numbers`;
    if (typeof panel['title'] !== 'string') return 'each panel should have a title';
    for (const name of ['path', 'points'] as const)
      if (panel[name] !== undefined && !isPlaces(panel[name])) return `${name} should be a list of { x, y }`;
  }
  if (record['marks'] !== undefined && !isPlaces(record['marks'])) return 'marks should be a list of { x, y, text }';
  return undefined;
}

const isNumbers = (v: unknown): v is number[] => Array.isArray(v) && v.length > 1 && v.every((n) => typeof n === 'number');

/** A coordinate that overflowed comes as a word: it is nowhere on the map, and no mistake in shape. */
const isCoordinate = (v: unknown): boolean => typeof v === 'number' || v === 'NaN' || v === 'Infinity' || v === '-Infinity';
const isPlaces = (v: unknown): boolean => Array.isArray(v) && v.every((p) => typeof p === 'object' && p !== null && isCoordinate((p as Place).x) && isCoordinate((p as Place).y));
