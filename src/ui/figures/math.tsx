/**
 * Small maths in a drawing: SVG text in pieces, each with its face and its meaning's colour. KaTeX's own
 * faces serve for letters and ∂ (the text faces' subsets lack ∂ and subscript figures).
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Kind } from '../../engine/protocol.ts';

/** A run of text with one face. `it` is maths italic, `up` upright maths, `num` the sans of labels. */
export interface Piece {
  text: string;
  face?: 'it' | 'up' | 'num';
  kind?: Kind;
  sub?: string;
  quantity?: string;
}

/** A symbol with its subscript: sym('w', '5', 'weight'). */
export function sym(letter: string, sub?: string, kind?: Kind): Piece {
  return { text: letter, face: 'it', ...(sub === undefined ? {} : { sub }), ...(kind === undefined ? {} : { kind }) };
}

export const num = (text: string, kind?: Kind): Piece => ({ text, face: 'num', ...(kind === undefined ? {} : { kind }) });

/** ∂, in the gradient's colour as everywhere. */
export const partial: Piece = { text: '∂', face: 'up', kind: 'gradient' };

interface LineProps {
  x: number;
  y: number;
  size: number;
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
  /** Classes; the colour's comes from the pieces. */
  class?: string;
  pieces: Piece[];
}

/** One line of text at a baseline. */
export function Line({ x, y, size, anchor = 'middle', bold = false, class: name, pieces }: LineProps): VNode {
  let lowered = 0;
  const runs: ComponentChildren[] = [];
  for (const piece of pieces) {
    runs.push(
      <tspan class={faceClass(piece)} dy={-lowered || undefined}>
        {piece.text}
      </tspan>,
    );
    lowered = 0;
    if (piece.sub !== undefined) {
      lowered = round(size * 0.22);
      const [letters, figures] = [piece.sub.replace(/\d/g, ''), piece.sub.replace(/\D/g, '')];
      const small = round(Math.max(size * 0.74, 10));
      if (letters) runs.push(<tspan class={`f-it ${kindClass(piece)}`} dy={lowered} font-size={small}>{letters}</tspan>);
      if (figures) runs.push(<tspan class={`f-up ${kindClass(piece)}`} dy={letters ? undefined : lowered} font-size={small}>{figures}</tspan>);
    }
  }
  return (
    <text x={round(x)} y={round(y)} font-size={size} text-anchor={anchor} class={`${name ?? ''}${bold ? ' bold' : ''}` || undefined}>
      {runs}
    </text>
  );
}

/** ∂top over ∂bottom, centred at x, its bar at y. */
export function Fraction({ x, y, top, bottom, size = 15 }: { x: number; y: number; top: Piece; bottom: Piece; size?: number }): VNode {
  const half = Math.max(widthOf([partial, top], size), widthOf([partial, bottom], size)) / 2 + 3;
  return (
    <>
      <Line x={x} y={y - 5} size={size} pieces={[partial, top]} />
      <path class="bar" d={`M${round(x - half)} ${y}H${round(x + half)}`} />
      <Line x={x} y={y + size - 1} size={size} pieces={[partial, bottom]} />
    </>
  );
}

/** Advance widths in em, near enough to lay out labels and to prove that none overlap. */
const widths: Record<string, number> = {
  w: 0.72, b: 0.43, x: 0.57, h: 0.58, y: 0.5, e: 0.47, C: 0.76, o: 0.49, i: 0.35, σ: 0.57, δ: 0.45, η: 0.5,
  '∂': 0.57, '.': 0.25, ',': 0.25, ' ': 0.2, '(': 0.31, ')': 0.31, '·': 0.25, '/': 0.35, '=': 0.5, '−': 0.5, '+': 0.5,
};

/** About how wide a line of pieces is. */
export function widthOf(pieces: readonly Piece[], size: number): number {
  let em = 0;
  for (const { text, sub } of pieces) {
    for (const letter of text) em += widths[letter] ?? 0.51;
    if (sub !== undefined) em += 0.74 * 0.51 * sub.length;
  }
  return em * size;
}

function faceClass(piece: Piece): string {
  return `f-${piece.face ?? 'num'} ${kindClass(piece)}`.trim();
}

function kindClass(piece: Piece): string {
  return piece.kind === undefined ? '' : `k-${piece.kind}`;
}

/** Coordinates to a tenth: enough for the eye, small in the page. */
export function round(n: number): number {
  return Number.isFinite(n) ? Math.round(n * 10) / 10 : 0;
}
