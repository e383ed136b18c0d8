/**
 * What a plot's axes say, read back from the drawing: the places and texts of its ticks give the scale, so that a
 * mark's place can be told as a value. Pure; works on the tree that was drawn.
 */
import type { Tree } from '../../engine/protocol.ts';

type Element = Exclude<Tree, string>;

export interface Point {
  x: number;
  y: number;
}

/** One axis: pixels → text. */
export interface Axis {
  /** The axis's own label, without its arrow. */
  label: string | undefined;
  read: (pixel: number) => string;
  /** Pixels → value, where the axis has numbers. */
  value: ((pixel: number) => number) | undefined;
}

/** Every element with its place on the drawing, from the outermost in. */
export function* walk(tree: Tree, at: Point = { x: 0, y: 0 }, inside: readonly Element[] = []): Generator<{ node: Element; at: Point; inside: readonly Element[] }> {
  if (typeof tree === 'string') return;
  const moved = translate(tree, at);
  yield { node: tree, at: moved, inside };
  for (const child of tree.children) yield* walk(child, moved, [...inside, tree]);
}

/** The axis of a direction, if the drawing has one. */
export function axisOf(drawing: Tree, direction: 'x' | 'y'): Axis | undefined {
  const ticks: { pixel: number; text: string }[] = [];
  let label: string | undefined;
  for (const { node, at, inside } of walk(drawing)) {
    if (node.tag !== 'text') continue;
    const group = inside.findLast((one) => one.attributes['aria-label'] !== undefined)?.attributes['aria-label'];
    // A dense axis has ticks without words.
    if (group === `${direction}-axis tick label` && textOf(node) !== '') ticks.push({ pixel: at[direction], text: textOf(node) });
    if (group === `${direction}-axis label`) label = textOf(node).replace(/[↑→↓←]/g, '').trim() || undefined;
  }
  if (ticks.length < 2) return undefined;
  const value = fit(ticks.map(({ pixel, text }) => ({ pixel, value: numberIn(text) })));
  const nearest = (pixel: number): string => ticks.reduce((best, tick) => (Math.abs(tick.pixel - pixel) < Math.abs(best.pixel - pixel) ? tick : best)).text;
  return { label, value, read: (pixel) => (value ? rounded(pixel, value) : nearest(pixel)) };
}

/** '1,000 steps' → 1000; '−0.5' → −0.5; '10k' → 10000; 'Monday' → NaN. */
export function numberIn(text: string): number {
  const match = /^\s*([−-]?[\d,]*\.?\d+(?:e[−-]?\d+)?)([kMGmµn%])?(?![\p{L}\d])/u.exec(text);
  if (!match) return Number.NaN;
  const factors: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9, m: 1e-3, µ: 1e-6, n: 1e-9 };
  return Number((match[1] ?? '').replaceAll('−', '-').replaceAll(',', '')) * (factors[match[2] ?? ''] ?? 1);
}

/** A straight or a logarithmic scale through the ticks, whichever fits; none if they are not numbers. */
function fit(ticks: readonly { pixel: number; value: number }[]): ((pixel: number) => number) | undefined {
  if (ticks.some(({ value }) => Number.isNaN(value))) return undefined;
  const straight = line(ticks);
  if (straight && straight.error < 1) return straight.at;
  if (ticks.some(({ value }) => value <= 0)) return undefined;
  const logarithmic = line(ticks.map(({ pixel, value }) => ({ pixel, value: Math.log(value) })));
  return logarithmic && logarithmic.error < 1 ? (pixel) => Math.exp(logarithmic.at(pixel)) : undefined;
}

/** The line through the outermost ticks, and how many pixels the others are off it. */
function line(ticks: readonly { pixel: number; value: number }[]): { at: (pixel: number) => number; error: number } | undefined {
  const sorted = [...ticks].sort((a, b) => a.pixel - b.pixel);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || first.pixel === last.pixel || first.value === last.value) return undefined;
  const slope = (last.value - first.value) / (last.pixel - first.pixel);
  const at = (pixel: number): number => first.value + (pixel - first.pixel) * slope;
  return { at, error: Math.max(...sorted.map(({ pixel, value }) => Math.abs((value - at(pixel)) / slope))) };
}

/** As many figures as a tenth of a pixel is worth, so that nothing is claimed that the drawing doesn't hold. */
function rounded(pixel: number, at: (pixel: number) => number): string {
  const value = at(pixel);
  const grain = Math.abs(at(pixel + 0.1) - value);
  const decimals = Math.max(0, Math.ceil(-Math.log10(grain || 1)));
  const exact = decimals > 6 ? value.toPrecision(3) : value.toFixed(decimals);
  const text = exact.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return (Number(text) === 0 ? text.replace('-', '') : text).replaceAll('-', '−');
}

export function textOf(node: Element): string {
  return node.children.map((child) => (typeof child === 'string' ? child : child.tag === 'title' ? '' : textOf(child))).join('');
}

function translate({ attributes }: Element, at: Point): Point {
  const match = /translate\(\s*(-?[\d.e-]+)(?:[\s,]+(-?[\d.e-]+))?/.exec(attributes['transform'] ?? '');
  return match ? { x: at.x + Number(match[1]), y: at.y + Number(match[2] ?? 0) } : at;
}
