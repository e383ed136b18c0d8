/**
 * A grey picture, such as a digit: one path for each level of grey, so that it needs no canvas and follows the theme.
 * A large one, or one with levels below zero, is laid over two colours as masks.
 */
import type { VNode } from 'preact';
import type { DisplayRecord } from '../../engine/protocol.ts';
import { INK_LEVELS, inkPng } from './png.ts';

type ImageRecord = Extract<DisplayRecord, { kind: 'image' }>;

/** 255 greys are drawn as this many: more can't be told apart at a digit's size. */
const LEVELS = 24;

/** With more pixels than this, paths would be longer than a mask. */
const LARGE = 6000;

export function ImageView({ record }: { record: ImageRecord }): VNode {
  const { width, height, label } = record;
  const says = label === undefined ? `image, ${width} by ${height}` : `image of ${label}`;
  if (width * height > LARGE || record.grey.some((level) => level < 0)) return <SheetView record={record} says={says} />;
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

/** What is above zero in one colour, what is below in another. */
function SheetView({ record, says }: { record: ImageRecord; says: string }): VNode {
  const { width, height, grey, label } = record;
  const signed = grey.some((level) => level < 0);
  // Weights are half noise: fewer levels show the same in half the bytes.
  const steps = signed ? 7 : INK_LEVELS - 1;
  const mask = (sign: number): string => {
    const levels = grey.map((level) => Math.round((Math.round((Math.max(0, sign * level) / 255) * steps) * (INK_LEVELS - 1)) / steps));
    return `--mask:url(${inkPng(width, height, levels)})`;
  };
  return (
    <div class="sheet" data-signed={signed ? '' : undefined} style={`--wide:${width};--high:${height}`}>
      <span class="sheet-ground" role="img" aria-label={label ?? says}>
        <span class="sheet-ink" style={mask(1)} />
        {signed ? <span class="sheet-ink below" style={mask(-1)} /> : null}
      </span>
      {label === undefined ? null : <p class="sheet-words">{label}</p>}
    </div>
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
