/**
 * A curve, a network that should follow it, how far it is off, and below it what each hidden neuron adds: each with
 * a grip that moves its step sideways and makes it higher or lower. A pure view.
 */
import type { VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { brief, fitted } from '../numbers.ts';
import type { FitData, Grip } from './fit-data.ts';
import { reach } from './fit-data.ts';
import { acrossAt, Ground, lineThrough, placeUp, upAt, Window } from './plot-frame.tsx';
import type { Frame } from './plot-frame.tsx';

export interface FitProps {
  data: FitData;
  /** Where the grips are now: in the page they run ahead of what is computed from them. */
  grips?: readonly Grip[];
  stale?: boolean;
  problem?: string | undefined;
}

/** The two plots of a setting: the sum above, its parts below. */
export interface FitSetting {
  width: number;
  height: number;
  sum: Frame;
  parts: Frame;
}

const across = [0, 1] as const;

const sumRange = [-0.1, 1.1] as const;
const partRange = [-1.25, 1.25] as const;

export const settings: Record<'wide' | 'phone', FitSetting> = {
  wide: {
    width: 592,
    height: 496,
    sum: { left: 36, right: 582, top: 40, bottom: 226, x: across, y: sumRange },
    parts: { left: 36, right: 582, top: 272, bottom: 466, x: across, y: partRange },
  },
  phone: {
    width: 352,
    height: 464,
    sum: { left: 34, right: 342, top: 58, bottom: 214, x: across, y: sumRange },
    parts: { left: 34, right: 342, top: 260, bottom: 434, x: across, y: partRange },
  },
};

export function FitView({ data, grips = data.grips, stale, problem }: FitProps): VNode {
  return (
    <div class="fit" data-stale={stale || undefined}>
      <Drawing data={data} grips={grips} name="wide" />
      <Drawing data={data} grips={grips} name="phone" />
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
    </div>
  );
}

function Drawing({ data, grips, name }: { data: FitData; grips: readonly Grip[]; name: 'wide' | 'phone' }): VNode {
  const { width, height, sum, parts } = settings[name];
  return (
    <svg class={`figure-drawing fit-${name}`} data-setting={name} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="The curve, the network, and what each hidden neuron adds">
      <g role="img" aria-label={inWords(data)}>
        <Legend name={name} misfit={data.misfit} right={sum.right} left={sum.left} />
        <Ground frame={sum} across={[]} up={[0, 0.5, 1]} />
        <Window frame={sum}>
          <path class="misses" d={data.target.map(({ x, y }, k) => missAt(sum, x, y, data.at[k] ?? NaN)).join('')} />
          <path class="asked" d={lineThrough(sum, data.target)} />
          <path class="said" d={lineThrough(sum, data.line)} />
        </Window>
      </g>
      <g aria-hidden="true">
        <Ground frame={parts} across={[0, 0.2, 0.4, 0.6, 0.8, 1]} up={[-1, 0, 1]} />
        <Line x={parts.left} y={parts.top - 14} size={13} anchor="start" class="quiet" pieces={[num('what each hidden neuron adds')]} />
        <Window frame={parts}>
          {data.parts.map((part, k) => (
            <path key={k} class="part" d={lineThrough(parts, part.map((y, n) => ({ x: data.line[n]?.x ?? 0, y })))} />
          ))}
        </Window>
      </g>
      {grips.map((grip, k) => (
        <Handle key={k} n={k} grip={grip} frame={parts} />
      ))}
    </svg>
  );
}

function missAt(frame: Frame, x: number, from: number, to: number): string {
  if (!Number.isFinite(to)) return '';
  return `M${round(acrossAt(frame, x))} ${round(placeUp(frame, from))}V${round(placeUp(frame, to))}`;
}

/** What the lines are, beside a piece of each, and how large the misfit is. */
function Legend({ name, misfit, left, right }: { name: 'wide' | 'phone'; misfit: number; left: number; right: number }): VNode {
  const second = left + 112;
  return (
    <g class="fit-legend">
      <path class="asked" d={`M${left} 13h26`} />
      <Line x={left + 32} y={17} size={13} anchor="start" class="k-expected" pieces={[num('the curve')]} />
      <path class="said" d={`M${second} 13h26`} />
      <Line x={second + 32} y={17} size={13} anchor="start" class="k-signal" pieces={[num('the network')]} />
      <Line x={name === 'wide' ? right : left} y={name === 'wide' ? 17 : 42} size={13} anchor={name === 'wide' ? 'end' : 'start'} bold class="k-cost" pieces={[num(`misfit ${fitted(Number(misfit), 5, 9)}`)]} />
    </g>
  );
}

/** A hidden neuron's grip, in the middle of its step: dragged both ways, or moved with the four arrow keys. */
function Handle({ n, grip: { place, height }, frame }: { n: number; grip: Grip; frame: Frame }): VNode {
  const [x, y] = [acrossAt(frame, place), upAt(frame, height / 2)];
  return (
    <g
      class="grip"
      role="slider"
      tabindex={0}
      data-grip={n}
      transform={`translate(${round(x)} ${round(y)})`}
      aria-label={`Hidden neuron ${n + 1}`}
      aria-valuemin={reach.place[0]}
      aria-valuemax={reach.place[1]}
      aria-valuenow={place}
      aria-valuetext={`step at ${brief(place)}, height ${brief(height)}`}
      aria-orientation="horizontal"
    >
      <circle class="hit" r="22" />
      <path class="ways" d="M-13 -3l-4 3 4 3zM13 -3l4 3 -4 3zM-3 -13l3 -4 3 4zM-3 13l3 4 3 -4z" />
      <circle class="dot" r="10" />
      <text class="number" y="4.5" font-size="13" text-anchor="middle">
        {n + 1}
      </text>
    </g>
  );
}

function inWords({ target, at, misfit }: FitData): string {
  const largest = Math.max(...target.map(({ y }, k) => Math.abs(y - (at[k] ?? NaN))));
  return `The network against the curve at ${target.length} places: misfit ${fitted(misfit, 5, 9)}, largest miss ${fitted(largest, 3, 7)}.`;
}
