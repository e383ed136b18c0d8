/** A digit and what a transform makes of it, with the picture's frame and axes, which go with it. A pure view. */
import type { VNode } from 'preact';
import { round } from '../math.tsx';
import { placeOn, sheetStyle } from '../ink.ts';
import { SIDE, type MovedData } from './moved-data.ts';

interface Props {
  data: MovedData;
  /** Both pictures in a row. */
  sheet: string;
  stale?: boolean;
  problem?: string | undefined;
}

/** Pixels around the picture, where its frame may go. */
const AROUND = 6;

export function MovedView({ data: { affine, inside }, sheet, stale = false, problem }: Props): VNode {
  return (
    <div class="moved" data-stale={stale ? '' : undefined} style={sheetStyle(sheet, 2, 2)}>
      <Panel k={0} affine={[1, 0, 0, 0, 1, 0]} words="as it was written" />
      <Panel k={1} affine={affine} words={inside ? 'transformed' : 'transformed: some ink has left the picture'} />
      {problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>}
    </div>
  );
}

function Panel({ k, affine: [a, b, c, d, e, f], words }: { k: number; affine: MovedData['affine']; words: string }): VNode {
  const at = (x: number, y: number): string => `${round(a * x + b * y + c)} ${round(d * x + e * y + f)}`;
  const [low, high, middle] = [-0.5, SIDE - 0.5, (SIDE - 1) / 2];
  const box = SIDE + 2 * AROUND;
  return (
    <div class="moved-panel">
      <div class="moved-picture" style={`--edge:${(100 * AROUND) / box}%`}>
        <i class="aug-ink" style={placeOn(k, 2)} />
        <svg role="img" aria-label={words} viewBox={`${low - AROUND} ${low - AROUND} ${box} ${box}`}>
          <path class="moved-home" d={`M${low} ${low}H${high}V${high}H${low}Z`} />
          {k === 0 ? null : <path class="moved-frame" d={`M${at(low, low)}L${at(high, low)}L${at(high, high)}L${at(low, high)}Z`} />}
          <path class="moved-axis" d={`M${at(middle, middle)}L${at(middle + 10, middle)}M${at(middle, middle)}L${at(middle, middle + 10)}`} />
          <Letter at={at(middle + 11.5, middle)} letter="x" />
          <Letter at={at(middle, middle + 11.5)} letter="y" />
        </svg>
      </div>
      <p class="moved-words">{words}</p>
    </div>
  );
}

function Letter({ at, letter }: { at: string; letter: string }): VNode {
  const [x = '0', y = '0'] = at.split(' ');
  return <text class="moved-letter" x={x} y={Number(y) + 0.6} text-anchor="middle">{letter}</text>;
}
