/** A layer's neurons as discs. A pure view. */
import type { VNode } from 'preact';
import { EIGHTHS, levelOf } from './levels.ts';

/** Neurons as discs: the more ink, the more a neuron says. */
export function Discs({ levels, columns, label }: { levels: string; columns: number; label: string }): VNode {
  const { above, below, silent } = discPaths(levels, columns);
  return (
    <svg class="discs" viewBox={`0 0 ${columns} ${Math.max(1, Math.ceil(levels.length / columns))}`} role="img" aria-label={label}>
      <path class="silent" d={silent} />
      <path class="below" d={below} />
      <path class="above" d={above} />
    </svg>
  );
}

/** Discs on a grid, their areas by level: those above zero, those below, and the places of those that are silent. */
export function discPaths(levels: string, columns: number): { above: string; below: string; silent: string } {
  let [above, below, silent] = ['', '', ''];
  [...levels].forEach((letter, k) => {
    const level = levelOf(letter);
    const [x, y] = [(k % columns) + 0.5, Math.floor(k / columns) + 0.5];
    const disc = (r: number): string => `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${round(2 * r)} 0a${r} ${r} 0 1 0 ${round(-2 * r)} 0z`;
    if (level === 0) silent += disc(0.08);
    else if (level > 0) above += disc(radius(level));
    else below += disc(radius(-level));
  });
  return { above, below, silent };
}

const radius = (level: number): number => round(0.46 * Math.sqrt(level / EIGHTHS));

const round = (value: number): number => Math.round(value * 100) / 100;
