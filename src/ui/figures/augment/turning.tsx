/** What networks answer to a digit that is turned or shifted, from one side to the other. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { placeOn, sheetStyle } from '../ink.ts';
import { farWords, tenAt, type TurningData, type TurningState, type Way } from './turning-data.ts';

interface Props extends TurningState {
  data: TurningData;
  /** All digits in a row. */
  sheet: string;
  stale?: boolean;
  problem?: string | undefined;
}

interface Setting {
  width: number;
  left: number;
  right: number;
  /** Of one network's plot. */
  high: number;
}

export const settings: Record<'wide' | 'phone', Setting> = {
  wide: { width: 640, left: 44, right: 612, high: 150 },
  phone: { width: 352, left: 40, right: 336, high: 132 },
};

const TOP = 30;
const GAP = 34;

export function TurningView({ data, digit, way, place, sheet, stale = false, problem }: Props): VNode {
  const { digits, ways, networks } = data;
  const chosen = digits[digit];
  const how = ways[way];
  if (!chosen || !how) return <div class="turning" />;
  const at = how.at[place] ?? 0;
  const moved = how.name === 'turned' ? `rotate(${at}deg)` : `translateX(${round((100 * at) / 28)}%)`;
  const answers = networks.map((_, n) => twoLargest(tenAt(chosen.shares[n]?.[way] ?? [], place)));
  return (
    <div class="turning" data-stale={stale ? '' : undefined} style={sheetStyle(sheet, digits.length, digits.length)}>
      <div class="turning-choices needs-script">
        <Segments label="Digit" data="digit" chosen={digit} options={digits.map(({ label }) => String(label))} />
        <Segments label="What is done to it" data="way" chosen={way} options={ways.map(({ name }) => name)} />
      </div>
      <div class="turning-side">
        <span class="turning-picture">
          <i class="aug-ink" style={`${placeOn(digit, digits.length)};transform:${moved}`} />
        </span>
        <div class="turning-words" aria-live="polite">
          <p>{farWords(how, at)}</p>
          {answers.map((two, n) => (
            <p key={n}>
              {networks.length > 1 ? <>{networks[n]}<br /></> : null}
              {two.map(({ of, share }) => <span key={of} class={of === chosen.label ? 'right' : undefined}><b>{of}</b> {share}&nbsp;% </span>)}
            </p>
          ))}
        </div>
      </div>
      {(['wide', 'phone'] as const).map((name) => (
        <Drawing key={name} name={name} networks={networks} shares={chosen.shares.map((one) => one[way] ?? [])} label={chosen.label} way={how} place={place} />
      ))}
      {problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>}
    </div>
  );
}

function Segments({ label, data, chosen, options }: { label: string; data: string; chosen: number; options: string[] }): VNode {
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map((option, k) => (
        <button key={option} type="button" aria-pressed={k === chosen} {...{ [`data-${data}`]: k }}>{option}</button>
      ))}
    </div>
  );
}

interface Drawn {
  name: 'wide' | 'phone';
  networks: string[];
  /** Of each network: ten shares for each place. */
  shares: number[][];
  label: number;
  way: Way;
  place: number;
}

function Drawing({ name, networks, shares, label, way, place }: Drawn): VNode {
  const { width, left, right, high } = settings[name];
  const last = way.at.length - 1;
  const x = (k: number): number => round(left + ((right - left) * k) / last);
  const bottom = TOP + networks.length * high + (networks.length - 1) * GAP;
  return (
    <svg class={`figure-drawing turning-${name}`} data-setting={name} viewBox={`0 0 ${width} ${bottom + 40}`} role="group" aria-label={`The ten shares for the ${label}, ${way.name} from one side to the other`}>
      <rect class="turning-field" x={left} y={TOP} width={right - left} height={bottom - TOP} />
      {networks.map((network, n) => (
        <Plot key={network} title={networks.length > 1 ? network : undefined} top={TOP + n * (high + GAP)} setting={settings[name]} x={x} shares={shares[n] ?? []} label={label} place={place} />
      ))}
      {way.at.map((at, k) => (at % (way.name === 'turned' ? 30 : 3) === 0 ? <Line key={k} x={x(k)} y={bottom + 34} size={13} class="quiet" pieces={[num(`${String(at).replace('-', '−')}${k === last ? (way.name === 'turned' ? '°' : ' px') : ''}`)]} /> : null))}
      <path class="turning-now" d={`M${x(place)} ${TOP - 6}V${bottom + 8}`} />
      <g
        class="turning-grip"
        role="slider"
        tabindex={0}
        transform={`translate(${x(place)} ${bottom + 10})`}
        aria-label={`How far the ${label} is ${way.name}`}
        aria-valuemin={way.at[0]}
        aria-valuemax={way.at[last]}
        aria-valuenow={way.at[place]}
        aria-valuetext={`${farWords(way, way.at[place] ?? 0)}: ${shares.map((one) => twoLargest(tenAt(one, place)).map(({ of, share }) => `${of} ${share} %`).join(', ')).join('; ')}`}
      >
        <circle class="hit" r="22" />
        <circle class="dot" r="8" />
      </g>
    </svg>
  );
}

interface PlotProps {
  title: string | undefined;
  top: number;
  setting: Setting;
  x: (k: number) => number;
  shares: number[];
  label: number;
  place: number;
}

function Plot({ title, top, setting: { left, right, high }, x, shares: flat, label, place }: PlotProps): VNode {
  const shares = Array.from({ length: flat.length / 10 }, (_, k) => tenAt(flat, k));
  const y = (share: number): number => round(top + high - (high * share) / 100);
  const line = (of: number): string => shares.map((ten, k) => `${k === 0 ? 'M' : 'L'}${x(k)} ${y(ten[of] ?? 0)}`).join('');
  // Others are named at their peak, if they ever say much.
  const others = Array.from({ length: 10 }, (_, of) => of).filter((of) => of !== label)
    .map((of) => ({ of, peak: shares.reduce((best, ten, k) => ((ten[of] ?? 0) > (shares[best]?.[of] ?? 0) ? k : best), 0) }))
    .map((each) => ({ ...each, share: shares[each.peak]?.[each.of] ?? 0 })).filter(({ share }) => share >= 4);
  const middle = Math.floor(shares.length / 2);
  return (
    <g aria-hidden="true">
      {[0, 50, 100].map((share) => (
        <g key={share}>
          <path class="turning-rule" d={`M${left} ${y(share)}H${right}`} />
          <Line x={left - 8} y={y(share) + 4} size={13} anchor="end" class="quiet" pieces={[num(share === 100 ? '100 %' : String(share))]} />
        </g>
      ))}
      {title === undefined ? null : <Line x={left} y={top - 11} size={13} anchor="start" bold pieces={[num(title)]} />}
      {others.map(({ of }) => <path key={of} class="turning-other" d={line(of)} />)}
      <path class="turning-right" d={line(label)} />
      {others.filter(({ share }) => share >= 25).map(({ of, peak, share }) => (
        <Line key={of} x={Math.min(right - 6, Math.max(left + 6, x(peak)))} y={Math.max(y(share) - 6, top + 10)} size={14} class="halo" pieces={[num(String(of))]} />
      ))}
      <Line x={x(middle)} y={y(shares[middle]?.[label] ?? 0) + 20} size={15} bold class="halo k-signal" pieces={[num(String(label))]} />
      <circle class="turning-dot" cx={x(place)} cy={y(shares[place]?.[label] ?? 0)} r="4.5" />
    </g>
  );
}

/** The two largest of ten shares, the larger first. */
function twoLargest(shares: readonly number[]): { of: number; share: number }[] {
  return shares.map((share, of) => ({ of, share })).sort((a, b) => b.share - a.share || a.of - b.of).slice(0, 2);
}
