/** One pixel of a picture to be made, the place where it is looked up, and the four pixels around that. A pure view. */
import type { VNode } from 'preact';
import { round } from '../math.tsx';
import { placeOn, sheetStyle } from '../ink.ts';
import { SIDE } from './moved-data.ts';
import { sourceOf, type SamplingData } from './sampling-data.ts';

interface Props {
  data: SamplingData;
  /** Both pictures in a row. */
  sheet: string;
  stale?: boolean;
  problem?: string | undefined;
}

const GRID = Array.from({ length: SIDE + 1 }, (_, k) => `M${k - 0.5} -0.5v${SIDE}M-0.5 ${k - 0.5}h${SIDE}`).join('');

export function SamplingView({ data, sheet, stale = false, problem }: Props): VNode {
  const { column, row, grey, sampling } = data;
  const [x, y] = sourceOf(data);
  return (
    <div class="sampling" data-stale={stale ? '' : undefined} style={sheetStyle(sheet, 2, 2)}>
      <Picture k={0} words="the digit">
        <Source data={data} />
      </Picture>
      <Lens data={data} />
      <Picture k={1} words={`to be made, ${sampling}`}>
        <g
          class="sampling-choice"
          role="slider"
          tabindex={0}
          aria-label="Pixel to be made"
          aria-valuemin={0}
          aria-valuemax={SIDE * SIDE - 1}
          aria-valuenow={row * SIDE + column}
          aria-valuetext={`column ${column}, row ${row}: looked up at ${x.toFixed(1)}, ${y.toFixed(1)}, grey ${Math.round(grey)}`}
        >
          <rect class="sampling-field" x="-0.5" y="-0.5" width={SIDE} height={SIDE} />
          <rect class="sampling-pixel" x={column - 0.5} y={row - 0.5} width="1" height="1" />
        </g>
      </Picture>
      {problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>}
    </div>
  );
}

function Picture({ k, words, children }: { k: number; words: string; children: VNode }): VNode {
  return (
    <div class={`sampling-panel panel-${k}`}>
      <p class="sampling-words">{words}</p>
      <div class="sampling-picture">
        <i class="aug-ink" style={placeOn(k, 2)} />
        <svg viewBox={`-0.5 -0.5 ${SIDE} ${SIDE}`} role="group" aria-label={words}>
          <path class="sampling-grid" d={GRID} />
          {children}
        </svg>
      </div>
    </div>
  );
}

/** The four pixels, and the chosen one as it lies on them. */
function Source({ data }: { data: SamplingData }): VNode {
  const [a, b, , d, e] = data.back;
  const [x, y] = sourceOf(data);
  const corner = (u: number, v: number): string => `${round100(x + a * u + b * v)} ${round100(y + d * u + e * v)}`;
  return (
    <g aria-hidden="true">
      <rect class="sampling-four" x={Math.floor(x) - 0.5} y={Math.floor(y) - 0.5} width="2" height="2" />
      <path class="sampling-pixel" d={`M${corner(-0.5, -0.5)}L${corner(0.5, -0.5)}L${corner(0.5, 0.5)}L${corner(-0.5, 0.5)}Z`} />
      <circle class="sampling-point" cx={round100(x)} cy={round100(y)} r="0.22" />
    </g>
  );
}

/** Between the middles of the four pixels, the point cuts a square into four: the part across from a pixel is its weight. */
function Lens({ data }: { data: SamplingData }): VNode {
  const { greys, weights, grey, sampling } = data;
  const [x, y] = sourceOf(data);
  const [right, down] = [x - Math.floor(x), y - Math.floor(y)];
  const [side, left, top] = [96, 52, 46];
  const at = { x: round(left + side * right), y: round(top + side * down) };
  const nearest = sampling === 'nearest' ? (Math.round(x) > Math.floor(x) ? 1 : 0) + (Math.round(y) > Math.floor(y) ? 2 : 0) : undefined;
  const words = `Four pixels: ${greys.map((each, k) => `grey ${each}, weight ${(weights[k] ?? 0).toFixed(2)}`).join('; ')}. Together ${grey.toFixed(1)}.`;
  return (
    <div class="sampling-lens">
      <svg class="figure-drawing" viewBox="0 0 200 204" role="img" aria-label={words}>
        <path class="lens-cut" d={`M${left} ${top}h${side}v${side}h${-side}ZM${at.x} ${top}v${side}M${left} ${at.y}h${side}`} />
        {greys.map((each, k) => {
          const [cx, cy] = [left + (k % 2) * side, top + (k >> 1) * side];
          const outside = k >> 1 === 0 ? -20 : 31;
          return (
            <g key={k} class={nearest === undefined || nearest === k ? undefined : 'unused'}>
              <rect class="lens-ground" x={cx - 15} y={cy - 15} width="30" height="30" />
              <rect class="lens-ink" x={cx - 15} y={cy - 15} width="30" height="30" fill-opacity={round100(each / 255)} />
              <text x={cx} y={cy + outside} font-size="13" text-anchor="middle">{each} · {(weights[k] ?? 0).toFixed(2)}</text>
            </g>
          );
        })}
        <circle class="lens-point" cx={at.x} cy={at.y} r="4" />
        <text class="bold" x="100" y="200" font-size="14" text-anchor="middle">{nearest === undefined ? 'sum' : 'the nearest'} = {grey.toFixed(1)}</text>
      </svg>
    </div>
  );
}

const round100 = (n: number): number => Math.round(n * 100) / 100;
