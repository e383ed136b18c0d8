/** A small picture of pixels, by level; what is below zero has another colour. A pure view. */
import type { VNode } from 'preact';
import { EIGHTHS, pixelPaths } from './levels.ts';

interface Props {
  levels: string;
  width: number;
  /** What it shows, for those who can't see it. */
  label?: string;
  class?: string;
}

export function Pixels({ levels, width, label, class: name = '' }: Props): VNode {
  const height = Math.max(1, Math.ceil(levels.length / width));
  const paths = pixelPaths(levels, width);
  return (
    <svg class={`pixels ${name}`} viewBox={`0 0 ${width} ${height}`} shape-rendering="crispEdges" role={label === undefined ? undefined : 'img'} aria-label={label} aria-hidden={label === undefined ? 'true' : undefined}>
      {Array.from({ length: 2 * EIGHTHS + 1 }, (_, k) => k - EIGHTHS).map((level) => {
        const path = level === 0 ? undefined : paths.get(level);
        return path === undefined ? null : <path key={level} class={level < 0 ? 'below' : 'above'} fill-opacity={Math.abs(level) / EIGHTHS} d={path} />;
      })}
    </svg>
  );
}
