/** A small plot's ground: a scale to units of the drawing, hairlines, and figures along the axes. */
import type { ComponentChildren, VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { brief } from '../numbers.ts';

/** Where a plot stands in its drawing, and what its edges mean. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: readonly [number, number];
  y: readonly [number, number];
}

/** A value's place; outside of the frame it stays at the edge. */
export const acrossAt = ({ left, right, x: [low, high] }: Frame, value: number): number => left + share(value, low, high) * (right - left);
export const upAt = ({ top, bottom, y: [low, high] }: Frame, value: number): number => bottom - share(value, low, high) * (bottom - top);

/** A value's place, also outside of the frame (within reason: a line may leave it, and comes back). */
export const placeUp = ({ top, bottom, y: [low, high] }: Frame, value: number): number => Math.min(1e4, Math.max(-1e4, bottom - ((value - low) / (high - low)) * (bottom - top)));

/** The value at a place, the other way round. */
export const valueAcross = ({ left, right, x: [low, high] }: Frame, place: number): number => low + ((place - left) / (right - left)) * (high - low);
export const valueUp = ({ top, bottom, y: [low, high] }: Frame, place: number): number => low + ((bottom - place) / (bottom - top)) * (high - low);

function share(value: number, low: number, high: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** A line through points, in units of the drawing. What is not a number is left out. */
export function lineThrough(frame: Frame, points: readonly { x: number; y: number }[]): string {
  const seen = points.filter(({ x, y }) => !Number.isNaN(x) && !Number.isNaN(y));
  return seen.length < 2 ? '' : `M${seen.map(({ x, y }) => `${round(acrossAt(frame, x))} ${round(placeUp(frame, y))}`).join('L')}`;
}

/** What is drawn in it is seen only as far as the frame reaches. */
export function Window({ frame: { left, right, top, bottom }, children }: { frame: Frame; children: ComponentChildren }): VNode {
  const [width, height] = [right - left, bottom - top];
  return (
    <svg class="window" x={left} y={top} width={width} height={height} viewBox={`${left} ${top} ${width} ${height}`}>
      {children}
    </svg>
  );
}

interface GroundProps {
  frame: Frame;
  across: readonly number[];
  up: readonly number[];
  /** Without figures at the left: a panel beside it has them. */
  bare?: boolean;
}

/** Horizontal hairlines with their figures at the left, and figures along the bottom. */
export function Ground({ frame, across, up, bare = false }: GroundProps): VNode {
  const { left, right, bottom } = frame;
  return (
    <g class="plot-ground">
      {up.map((value) => (
        <path key={value} class={value === 0 ? 'zero' : 'hair'} d={`M${left} ${round(upAt(frame, value))}H${right}`} />
      ))}
      {!bare && up.map((value) => (
        <Line key={value} x={left - 8} y={upAt(frame, value) + 4} size={12} anchor="end" class="quiet" pieces={[num(brief(value))]} />
      ))}
      {across.map((value) => (
        <Line key={value} x={acrossAt(frame, value)} y={bottom + 18} size={12} class="quiet" pieces={[num(brief(value))]} />
      ))}
    </g>
  );
}
