/** A grey picture, such as a digit: one path for each level of grey, so that it needs no canvas and follows the theme. */
import type { VNode } from 'preact';
import type { DisplayRecord } from '../../engine/protocol.ts';

type ImageRecord = Extract<DisplayRecord, { kind: 'image' }>;

/** 255 greys are drawn as this many: more can't be told apart at a digit's size. */
const LEVELS = 24;

export function ImageView({ record }: { record: ImageRecord }): VNode {
  const { width, height, label } = record;
  const says = label === undefined ? `image, ${width} by ${height}` : `image of ${label}`;
  return (
    <figure class="digit">
      <svg role="img" aria-label={says} viewBox={`0 0 ${width} ${height}`} shape-rendering="crispEdges">
        {[...levelPaths(record)].map(([level, path]) => (
          <path d={path} fill-opacity={Number((level / LEVELS).toFixed(3))} />
        ))}
      </svg>
      {label === undefined ? null : <figcaption>{label}</figcaption>}
    </figure>
  );
}

/** Level of grey (1…LEVELS) → path of horizontal runs. Paper is left out. */
export function levelPaths({ width, height, grey }: Pick<ImageRecord, 'width' | 'height' | 'grey'>): Map<number, string> {
  const paths = new Map<number, string>();
  const levelAt = (x: number, y: number): number => Math.round(((grey[y * width + x] ?? 0) / 255) * LEVELS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; ) {
      const level = levelAt(x, y);
      let end = x + 1;
      while (end < width && levelAt(end, y) === level) end += 1;
      if (level > 0) paths.set(level, `${paths.get(level) ?? ''}M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  }
  return paths;
}
