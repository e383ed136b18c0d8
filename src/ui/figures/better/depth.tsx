/** Ten layers, the signals on their way forward and the gradients on their way back, a histogram each. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { brief } from '../numbers.ts';
import type { DepthData, DepthLayer } from './depth-data.ts';
import { Histogram } from './histogram.tsx';

export interface DepthProps {
  data: DepthData;
  stale?: boolean;
  problem?: string | undefined;
}

/** The share of a histogram's bin that fills its height. */
const full = 0.3;

export function DepthView({ data, stale, problem }: DepthProps): VNode {
  return (
    <div class="depth" data-stale={stale || undefined}>
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
      <Wide data={data} />
      <Phone data={data} />
    </div>
  );
}

/** Side by side, the first layer at the left. */
function Wide({ data: { layers, reach } }: { data: DepthData }): VNode {
  const column = 888 / layers.length;
  const size = { width: column - 14, height: 62 };
  const rows = { signals: 40, gradients: 186 };
  return (
    <svg class="figure-drawing depth-wide" viewBox="0 0 888 288" role="img" aria-label={inWords(layers)}>
      <Line x={0} y={14} size={13} anchor="start" bold pieces={[num('signals, on their way forward', 'signal')]} />
      <Arrow from={198} to={888 - 14} y={10} kind="signal" />
      <Line x={0} y={160} size={13} anchor="start" bold pieces={[num('gradients, on their way back', 'gradient')]} />
      <Arrow from={888 - 14} to={198} y={156} kind="gradient" />
      {layers.map((layer, k) => (
        <g key={k} transform={`translate(${round(k * column)} 0)`}>
          <Frame y={rows.signals} {...size} />
          <Histogram shares={layer.signals} x={0} y={rows.signals} {...size} full={full} class="k-signal" />
          <Line x={size.width / 2} y={rows.signals + size.height + 16} size={13} pieces={[num(spread(layer.spread), 'signal')]} />
          <Frame y={rows.gradients} {...size} />
          <Histogram shares={layer.gradients} x={0} y={rows.gradients} {...size} full={full} class="k-gradient" />
          <Line x={size.width / 2} y={rows.gradients + size.height + 16} size={13} pieces={[num(spread(layer.gradientSpread), 'gradient')]} />
          <Line x={size.width / 2} y={285} size={12} class="quiet" pieces={[num(k === 0 ? 'layer 1' : String(k + 1))]} />
        </g>
      ))}
      <Reach y={rows.signals} height={size.height} width={size.width} reach={reach} />
    </svg>
  );
}

/** One below the other, the first layer on top. */
function Phone({ data: { layers, reach } }: { data: DepthData }): VNode {
  const row = 52;
  const size = { width: 106, height: 34 };
  const [first, second, head] = [34, 204, 44];
  return (
    <svg class="figure-drawing depth-phone" viewBox={`0 0 352 ${head + layers.length * row + 16}`} role="img" aria-label={inWords(layers)}>
      <Line x={first} y={14} size={13} anchor="start" bold pieces={[num('signals', 'signal')]} />
      <path class="depth-arrow k-signal" d={`M${first + 58} 4v12m-4 -5l4 6 4 -6`} />
      <Line x={second} y={14} size={13} anchor="start" bold pieces={[num('gradients', 'gradient')]} />
      <path class="depth-arrow k-gradient" d={`M${second + 72} 17v-12m-4 5l4 -6 4 6`} />
      <Line x={0} y={14} size={12} anchor="start" class="quiet" pieces={[num('layer')]} />
      {layers.map((layer, k) => (
        <g key={k} transform={`translate(0 ${head + k * row - 10})`}>
          <Line x={0} y={size.height} size={12} anchor="start" class="quiet" pieces={[num(String(k + 1))]} />
          <g transform={`translate(${first} 0)`}>
            <Frame y={0} {...size} />
            <Histogram shares={layer.signals} x={0} y={0} {...size} full={full} class="k-signal" />
            <Line x={size.width + 6} y={size.height} size={13} anchor="start" pieces={[num(spread(layer.spread), 'signal')]} />
          </g>
          <g transform={`translate(${second} 0)`}>
            <Frame y={0} {...size} />
            <Histogram shares={layer.gradients} x={0} y={0} {...size} full={full} class="k-gradient" />
            <Line x={size.width + 6} y={size.height} size={13} anchor="start" pieces={[num(spread(layer.gradientSpread), 'gradient')]} />
          </g>
        </g>
      ))}
      <g transform={`translate(${first} ${head + (layers.length - 1) * row - 10})`}>
        <Reach y={0} height={size.height} width={size.width} reach={reach} />
      </g>
    </svg>
  );
}

/** The ground line, with a tick at zero. */
function Frame({ y, width, height }: { y: number; width: number; height: number }): VNode {
  return <path class="depth-ground" d={`M0 ${y + height}H${round(width)}M${round(width / 2)} ${y + height}v4`} />;
}

/** What the ends of a histogram mean, at the first one. */
function Reach({ y, width, height, reach }: { y: number; width: number; height: number; reach: number }): VNode {
  return (
    <>
      <Line x={0} y={y + height + 14} size={12} anchor="start" class="quiet" pieces={[num(brief(-reach))]} />
      <Line x={width} y={y + height + 14} size={12} anchor="end" class="quiet" pieces={[num(brief(reach))]} />
    </>
  );
}

function Arrow({ from, to, y, kind }: { from: number; to: number; y: number; kind: string }): VNode {
  const back = to > from ? -6 : 6;
  return <path class={`depth-arrow k-${kind}`} d={`M${from} ${y}H${to}m${back} -4l${-back} 4 ${back} 4`} />;
}

/** A spread in two or three figures, whatever its size. */
export function spread(value: number | string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'too large';
  if (number === 0) return '0';
  if (number >= 1000 || number < 0.001) return number.toExponential(0).replace('e+', 'e').replace('-', '−');
  return number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number >= 0.1 ? number.toFixed(2) : number.toFixed(3);
}

function inWords(layers: readonly DepthLayer[]): string {
  const [first, last] = [layers[0], layers.at(-1)];
  return `${layers.length} layers. The spread of the signals goes from ${spread(first?.spread ?? NaN)} in the first to ${spread(last?.spread ?? NaN)} in the last, that of the gradients from ${spread(last?.gradientSpread ?? NaN)} in the last to ${spread(first?.gradientSpread ?? NaN)} in the first.`;
}
