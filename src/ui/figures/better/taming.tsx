/** Training and test curves with L2 and without, and beside them the weights that came of it. A pure view. */
import type { VNode } from 'preact';
import { Ground, lineThrough, upAt, type Frame } from '../foundation/plot-frame.tsx';
import { ticksBetween } from '../landscape-data.ts';
import { Line, num, round } from '../math.tsx';
import { brief, fitted } from '../numbers.ts';
import type { CostsAt, TamingData } from './taming-data.ts';

export interface TamingProps {
  data: TamingData;
  stale?: boolean;
  problem?: string | undefined;
}

export function TamingView({ data, stale, problem }: TamingProps): VNode {
  return (
    <div class="taming" data-stale={stale || undefined}>
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
      <div class="taming-pair">
        <Curves data={data} name="wide" />
        <Curves data={data} name="phone" />
        <Weights data={data} />
      </div>
    </div>
  );
}

const places = {
  wide: { width: 592, height: 300, left: 34, right: 470, top: 34, bottom: 270 },
  phone: { width: 352, height: 300, left: 34, right: 236, top: 34, bottom: 270 },
};

/** Of each curve, what it is and how it is drawn. */
function curvesOf({ untamed, tamed, lambda }: TamingData): { points: { x: number; y: number }[]; class: string; says: string }[] {
  const along = (costs: readonly CostsAt[], what: 'training' | 'test') => costs.map((at) => ({ x: at.epoch, y: at[what] }));
  const yours = `λ = ${brief(lambda)}`;
  return [
    { points: along(untamed, 'test'), class: 'test before', says: 'test, λ = 0' },
    { points: along(untamed, 'training'), class: 'training before', says: 'training, λ = 0' },
    { points: along(tamed, 'test'), class: 'test', says: `test, ${yours}` },
    { points: along(tamed, 'training'), class: 'training', says: `training, ${yours}` },
  ];
}

function Curves({ data, name }: { data: TamingData; name: 'wide' | 'phone' }): VNode {
  const { width, height, ...place } = places[name];
  const frame: Frame = { ...place, x: [0, data.epochs], y: [0, data.highest] };
  const curves = curvesOf(data).filter(({ points }) => points.length > 0);
  const ends = apart(curves.map(({ points }) => upAt(frame, points.at(-1)?.y ?? NaN)));
  return (
    <svg class={`figure-drawing taming-${name}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(data)}>
      <Line x={0} y={12} size={13} anchor="start" pieces={[num('cost', 'cost')]} />
      <Ground frame={frame} across={ticksBetween(0, data.epochs, name === 'wide' ? 4 : 2).slice(0, -1)} up={ticksBetween(0, data.highest, 4)} />
      <Line x={frame.right} y={frame.bottom + 18} size={12} class="quiet" pieces={[num(`${brief(data.epochs)} epochs`)]} />
      {curves.map(({ points, class: kind }, k) => (
        <path key={k} class={`curve ${kind}`} d={lineThrough(frame, points)} />
      ))}
      {curves.map(({ says, class: kind }, k) => (
        <Line key={k} x={frame.right + 8} y={(ends[k] ?? 0) + 4} size={13} anchor="start" bold={kind === 'test'} class={kind.includes('before') ? 'quiet' : ''} pieces={[num(says)]} />
      ))}
    </svg>
  );
}

/** Places for labels, moved apart where they would lie on one another. */
export function apart(wanted: readonly number[], gap = 16): number[] {
  const order = wanted.map((y, k) => ({ y, k })).sort((a, b) => a.y - b.y);
  for (let turn = 0; turn < 20; turn++)
    order.forEach((one, n) => {
      const next = order[n + 1];
      const overlap = next ? gap - (next.y - one.y) : 0;
      if (next && overlap > 0) [one.y, next.y] = [one.y - overlap / 2, next.y + overlap / 2];
    });
  return order.toSorted((a, b) => a.k - b.k).map(({ y }) => y);
}

/** The weights: filled as they ended with L2, a line as they ended without. */
function Weights({ data: { weights, lambda } }: { data: TamingData }): VNode {
  const [width, height, top, bottom] = [256, 300, 60, 270];
  const highest = Math.max(...weights.untamed, ...weights.tamed, 0.01);
  const outline = (shares: readonly number[]): string => {
    const bar = width / shares.length;
    const at = (share: number): number => bottom - (share / highest) * (bottom - top);
    return `M0 ${bottom}${shares.map((share, k) => `V${round(at(share))}H${round((k + 1) * bar)}`).join('')}V${bottom}`;
  };
  return (
    <svg class="figure-drawing taming-weights" viewBox={`-4 0 ${width + 8} ${height}`} role="img" aria-label="Histogram of the weights, with and without L2">
      <Line x={0} y={12} size={13} anchor="start" pieces={[num('the weights', 'weight')]} />
      <path class="key filled" d="M0 22h14v10h-14z" />
      <Line x={20} y={31} size={13} anchor="start" bold pieces={[num(`λ = ${brief(lambda)}`)]} />
      <path class="key before" d="M100 22h14v10h-14z" />
      <Line x={120} y={31} size={13} anchor="start" class="quiet" pieces={[num('λ = 0')]} />
      {weights.tamed.length > 0 && <path class="filled" d={`${outline(weights.tamed)}z`} />}
      {weights.untamed.length > 0 && <path class="before" d={outline(weights.untamed)} />}
      <path class="depth-ground" d={`M0 ${bottom}H${width}M${width / 2} ${bottom}v4`} />
      <Line x={0} y={bottom + 18} size={12} anchor="start" class="quiet" pieces={[num(brief(-weights.reach))]} />
      <Line x={width / 2} y={bottom + 18} size={12} class="quiet" pieces={[num('0')]} />
      <Line x={width} y={bottom + 18} size={12} anchor="end" class="quiet" pieces={[num(brief(weights.reach))]} />
    </svg>
  );
}

function inWords({ untamed, tamed, lambda }: TamingData): string {
  const end = (costs: readonly CostsAt[]): string => {
    const last = costs.at(-1);
    return last ? `${fitted(last.training, 3, 8)} on training and ${fitted(last.test, 3, 8)} on test examples` : 'not trained yet';
  };
  return `Cost over the epochs. Without L2 it ends at ${end(untamed)}; with λ = ${brief(lambda)}: ${end(tamed)}.`;
}
