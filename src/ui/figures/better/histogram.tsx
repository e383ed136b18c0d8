/** A histogram as one shape. */
import type { VNode } from 'preact';
import { round } from '../math.tsx';

export interface HistogramProps {
  shares: readonly number[];
  x: number;
  y: number;
  width: number;
  height: number;
  /** The share that fills the height; more is cut there, and the cut is marked. */
  full: number;
  class: string;
}

export function Histogram({ shares, x, y, width, height, full, class: name }: HistogramProps): VNode {
  const bar = width / shares.length;
  const top = (share: number): number => y + height - Math.min(1, share / full) * height;
  const d = shares.map((share, k) => `${k === 0 ? `M${round(x)} ${round(y + height)}` : ''}V${round(top(share))}H${round(x + (k + 1) * bar)}`).join('');
  const cut = shares.flatMap((share, k) => (share > full ? [`M${round(x + (k + 0.5) * bar)} ${round(y - 5)}l3.5 5h-7z`] : [])).join('');
  return (
    <g class={name}>
      <path class="bars" d={`${d}V${round(y + height)}z`} />
      {cut && <path class="cut" d={cut} />}
    </g>
  );
}
