/** Where a plot's data are: the points of its lines, dots and bars, in the order of each series. Pure. */
import type { Tree } from '../../engine/protocol.ts';
import { type Point, axisOf, textOf, walk } from './axes.ts';

export interface DataMark extends Point {
  /** Marks of one line, or of one group of dots or bars. */
  series: number;
  /** The mark's own words, if the plot gives it a title. */
  title?: string;
}

/** Groups that hold no data. */
const FURNITURE = /axis|grid|frame|tip|rule|crosshair|legend|text/i;

export function dataMarks(drawing: Tree): DataMark[] {
  const marks: DataMark[] = [];
  const vertical = axisOf(drawing, 'y');
  let series = -1;
  let group: unknown;
  for (const { node, at, inside } of walk(drawing)) {
    if (inside.some((one) => FURNITURE.test(one.attributes['aria-label'] ?? '') || /^(defs|clipPath|mask|pattern|marker)$/.test(one.tag))) continue;
    if (FURNITURE.test(node.attributes['aria-label'] ?? '')) continue;
    const points = pointsOf(node, vertical?.value);
    if (points.length === 0) continue;
    // Each path is a series; dots and bars of one group are one.
    const parent = inside.at(-1);
    if (node.tag === 'path' || parent !== group) series += 1;
    group = parent;
    const title = titleOf(node);
    for (const { x, y } of points) marks.push({ x: x + at.x, y: y + at.y, series, ...(title === undefined ? {} : { title }) });
  }
  return marks;
}

/** Index of the mark next to a place; −1 if there is none. Sideways counts more: along a line one reads by x. */
export function nearestMark(marks: readonly DataMark[], place: Point): number {
  const distance = (mark: DataMark): number => Math.hypot(mark.x - place.x, (mark.y - place.y) * 0.4);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  marks.forEach((mark, index) => {
    const far = distance(mark);
    if (far < least) [best, least] = [index, far];
  });
  return best;
}

function pointsOf({ tag, attributes }: Exclude<Tree, string>, vertical: ((pixel: number) => number) | undefined): Point[] {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'circle':
      return [{ x: number('cx'), y: number('cy') }];
    case 'rect': {
      const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
      if (!(width > 0) || !(height >= 0)) return [];
      // A bar stands on zero: its value is at the other end.
      const down = vertical !== undefined && Math.abs(vertical(y + height)) > Math.abs(vertical(y));
      return [{ x: x + width / 2, y: down ? y + height : y }];
    }
    case 'path':
      return pathPoints(attributes['d'] ?? '');
    default:
      return [];
  }
}

/** Where a path's pen comes to rest: a curve's control points are not data. Areas and symbols are not lines. */
export function pathPoints(d: string): Point[] {
  if (/[zahvqst]/i.test(d)) return [];
  return [...d.matchAll(/([MLC])([^MLC]*)/g)].flatMap(([, , numbers = '']) => {
    const all = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gi) ?? []).map(Number);
    const [x, y] = all.slice(-2);
    return x === undefined || y === undefined ? [] : [{ x, y }];
  });
}

function titleOf(node: Exclude<Tree, string>): string | undefined {
  for (const child of node.children) if (typeof child !== 'string' && child.tag === 'title') return textOf(child) || undefined;
  return undefined;
}
