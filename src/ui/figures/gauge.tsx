/** The margin gauge of a learning rate: the cost after one step, for every η, with the present one marked. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round } from './math.tsx';
import { brief, fitted } from './numbers.ts';

export interface GaugeData {
  points: { eta: number; cost: number }[];
  best: { eta: number; cost: number };
  now: { eta: number; cost: number };
  /** The cost before the step: a level to compare with. */
  before?: number;
}

export interface GaugeProps {
  data: GaugeData;
  stale?: boolean;
  problem?: string | undefined;
}

/** Why a value can't be drawn as a gauge, in words. */
export function gaugeProblem(value: unknown): string | undefined {
  const record = (value ?? {}) as Record<string, unknown>;
  const isPoint = (v: unknown): boolean => typeof v === 'object' && v !== null && typeof (v as GaugeData['now']).eta === 'number' && typeof (v as GaugeData['now']).cost === 'number';
  const points = record['points'];
  if (!Array.isArray(points) || points.length < 2 || !points.every(isPoint)) return 'points should be a list of { eta, cost }';
  if (!isPoint(record['now']) || !isPoint(record['best'])) return 'now and best should be { eta, cost }';
  return undefined;
}

/** The margin's full width, and its least. */
const widths = { full: 256, slim: 216 };
const height = 112;
const top = 26;
const bottom = 88;

export function GaugeView({ data, stale, problem }: GaugeProps): VNode {
  return (
    <div class="gauge" data-stale={stale || undefined}>
      <Drawing data={data} setting="full" />
      <Drawing data={data} setting="slim" />
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
    </div>
  );
}

function Drawing({ data, setting }: { data: GaugeData; setting: keyof typeof widths }): VNode {
  const width = widths[setting];
  const { points, now, best, before } = data;
  const [low, high] = [points[0]?.eta ?? 1, points.at(-1)?.eta ?? 10];
  const costs = points.map((p) => p.cost).filter(Number.isFinite);
  const ceiling = Math.max(...costs, before ?? 0) || 1;
  const x = (eta: number): number => 10 + clamp(Math.log(eta / low) / Math.log(high / low)) * (width - 24);
  const y = (cost: number): number => bottom - clamp(cost / ceiling) * (bottom - top);
  const curve = points.filter((p) => Number.isFinite(p.cost)).map((p) => `${round(x(p.eta))} ${round(y(p.cost))}`).join('L');
  const label = [num(`η = ${brief(now.eta)}`)];
  const marked = x(now.eta);
  const anchor = marked < 32 ? 'start' : marked > width - 40 ? 'end' : 'middle';
  const says = `Cost after one step against the learning rate. At ${brief(now.eta)} it is ${fitted(now.cost, 6, 10)}; the lowest, ${fitted(best.cost, 6, 10)}, is at ${brief(best.eta, 2)}.`;
  return (
    <svg class={`figure-drawing gauge-${setting}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <path class="axis" d={`M10 ${bottom}H${width - 14}`} />
      {before !== undefined && Number.isFinite(before) && <path class="before" d={`M10 ${round(y(before))}H${width - 14}`} />}
      {decades(low, high).map((eta) => (
        <Line key={eta} x={x(eta)} y={bottom + 17} size={12} class="quiet" pieces={[num(brief(eta, 6))]} />
      ))}
      <path class="best" d={`M${round(x(best.eta))} ${bottom}v-5`} />
      <path class="marked" d={`M${round(marked)} ${bottom}V${top - 6}`} />
      <path class="curve" d={`M${curve}`} />
      <circle class="now" cx={round(marked)} cy={round(y(now.cost))} r="4" />
      <Line x={anchor === 'middle' ? marked : marked + (anchor === 'start' ? -4 : 4)} y={top - 12} size={12} anchor={anchor} bold pieces={label} />
    </svg>
  );
}

const clamp = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1);

function decades(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let k = Math.ceil(Math.log10(low) - 1e-9); 10 ** k <= high * 1.0001; k++) ticks.push(Number((10 ** k).toPrecision(6)));
  return ticks;
}
