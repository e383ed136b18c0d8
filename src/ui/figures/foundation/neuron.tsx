/**
 * One neuron: two inputs, their weights, the bias, the weighted input and the output, and the activation's curve
 * with the place where the neuron is on it. A pure view. The numbers that can be dragged lie over it (Neuron.astro).
 */
import type { VNode } from 'preact';
import { Line, num, round, sym } from '../math.tsx';
import { brief, fitted } from '../numbers.ts';
import type { NeuronData } from './neuron-data.ts';
import { acrossAt, Ground, lineThrough, upAt } from './plot-frame.tsx';
import type { Frame } from './plot-frame.tsx';

export interface NeuronProps {
  data: NeuronData;
  stale?: boolean;
  problem?: string | undefined;
}

/** Where everything stands in a setting. The knobs' places are in foundation.css, as shares of the same box. */
interface Setting {
  name: 'wide' | 'phone';
  width: number;
  height: number;
  inputs: readonly { x: number; y: number }[];
  radius: number;
  /** The neuron's capsule: left end, middle, width, half its height, and where its two halves meet. */
  capsule: { left: number; y: number; width: number; half: number; divide: number };
  /** Where the edges end. */
  ends: readonly { x: number; y: number }[];
  /** Where along its edge a term stands. */
  term: number;
  /** The bias's square. */
  bias: { x: number; y: number; stem: string };
  frame: Frame;
  ticks: readonly number[];
}

const range = [-8, 8] as const;

const wide: Setting = {
  name: 'wide',
  width: 888,
  height: 300,
  inputs: [{ x: 46, y: 60 }, { x: 46, y: 210 }],
  radius: 24,
  capsule: { left: 276, y: 135, width: 146, half: 27, divide: 72 },
  ends: [{ x: 278, y: 126 }, { x: 278, y: 144 }],
  term: 0.8,
  bias: { x: 312, y: 190, stem: 'M312 162v24' },
  frame: { left: 520, right: 864, top: 46, bottom: 246, x: range, y: [0, 1] },
  ticks: [-8, -4, 0, 4, 8],
};

const phone: Setting = {
  name: 'phone',
  width: 352,
  height: 524,
  inputs: [{ x: 60, y: 26 }, { x: 222, y: 26 }],
  radius: 21,
  capsule: { left: 76, y: 188, width: 130, half: 25, divide: 65 },
  ends: [{ x: 122, y: 163 }, { x: 160, y: 163 }],
  term: 0.74,
  bias: { x: 232, y: 188, stem: 'M206 188h26' },
  frame: { left: 36, right: 340, top: 284, bottom: 470, x: range, y: [0, 1] },
  ticks: [-8, -4, 0, 4, 8],
};

export function NeuronView({ data, stale, problem }: NeuronProps): VNode {
  return (
    <div class="neuron" data-stale={stale || undefined}>
      <Drawing data={data} setting={wide} />
      <Drawing data={data} setting={phone} />
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
    </div>
  );
}

function Drawing({ data, setting }: { data: NeuronData; setting: Setting }): VNode {
  const { name, width, height, capsule, bias, inputs, ends, radius } = setting;
  const [left, y] = [capsule.left, capsule.y];
  const parted = left + capsule.divide;
  const level = Number.isFinite(data.o) ? Math.min(1, Math.max(0, data.o)) : 0;
  return (
    <svg class={`figure-drawing neuron-${name}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(data)}>
      {inputs.map((from, k) => (
        <Edge key={k} data={data} setting={setting} k={k} from={from} to={ends[k] ?? from} />
      ))}
      {inputs.map((at, k) => (
        <g key={k} class="node k-signal" data-q={`x${k + 1}`}>
          <circle class="shape level" cx={at.x} cy={at.y} r={radius} />
          {name === 'wide' ? (
            <Line x={at.x} y={at.y - radius - 8} size={16} class="k-ink" pieces={[sym('x', String(k + 1))]} />
          ) : (
            <Line x={at.x + (k === 0 ? -1 : 1) * (radius + 6)} y={at.y + 5} size={16} anchor={k === 0 ? 'end' : 'start'} class="k-ink" pieces={[sym('x', String(k + 1))]} />
          )}
        </g>
      ))}
      <g class="k-bias" data-q="ub">
        <path class="stem" d={bias.stem} />
        <rect class="bias" x={bias.x - 4} y={bias.y - 4} width="8" height="8" />
      </g>
      <g class="node k-signal" data-q="uo">
        <rect class="ground" x={left} y={y - capsule.half} width={capsule.width} height={2 * capsule.half} rx={capsule.half} />
        <path class="level" d={levelIn(capsule, level)} />
        <rect class="shape" x={left} y={y - capsule.half} width={capsule.width} height={2 * capsule.half} rx={capsule.half} />
        <path class="divide" d={`M${parted} ${y - capsule.half}v${2 * capsule.half}`} />
        <Line x={parted + (capsule.width - capsule.divide) / 2} y={y + 5} size={15} bold pieces={[num(fitted(data.o, 4, 7), 'signal')]} />
      </g>
      <Line x={left + capsule.divide / 2 + 3} y={y + 5} size={15} pieces={[num(fitted(data.i, 4, 7, false))]} />
      <Names setting={setting} />
      <Curve data={data} setting={setting} />
    </svg>
  );
}

function Edge({ data, setting, k, from, to }: { data: NeuronData; setting: Setting; k: number; from: { x: number; y: number }; to: { x: number; y: number } }): VNode {
  const size = Math.min(Math.abs(data.w[k] ?? 0), 2.5);
  const at = { x: from.x + (to.x - from.x) * setting.term, y: from.y + (to.y - from.y) * setting.term };
  const d = `M${from.x} ${from.y}L${to.x} ${to.y}`;
  return (
    <g class="edge k-weight" data-q={`u${k + 1}`}>
      <path class="band" d={d} />
      <path class="line" d={d} stroke-width={round(1 + 3 * (Number.isFinite(size) ? size : 0))} />
      <Line x={at.x} y={at.y + (setting.name === 'wide' ? (k === 0 ? -10 : 22) : 4)} size={13} class="halo k-ink" pieces={[num(brief(data.terms[k] ?? NaN, 4, 7))]} />
    </g>
  );
}

/** What the halves of the capsule are, in words beside them. */
function Names({ setting: { name, capsule } }: { setting: Setting }): VNode {
  const { left, y, width, half, divide } = capsule;
  if (name === 'wide') {
    return (
      <>
        <Line x={left + divide / 2 + 2} y={y - half - 10} size={12} class="quiet" pieces={[num('sum '), sym('i')]} />
        <Line x={left + divide + (width - divide) / 2} y={y - half - 10} size={12} class="quiet" pieces={[num('output '), sym('o')]} />
      </>
    );
  }
  return (
    <>
      <Line x={left + divide / 2} y={y + half + 18} size={12} class="quiet" pieces={[num('sum '), sym('i')]} />
      <Line x={left + divide + (width - divide) / 2} y={y + half + 18} size={12} class="quiet" pieces={[num('output '), sym('o')]} />
    </>
  );
}

/** The activation, and where on it the neuron is. */
function Curve({ data, setting: { frame, ticks } }: { data: NeuronData; setting: Setting }): VNode {
  const { left, right, top, bottom, x: [low, high] } = frame;
  const [x, y] = [acrossAt(frame, data.i), upAt(frame, data.o)];
  const beyond = data.i < low ? -1 : data.i > high ? 1 : 0;
  return (
    <g class="neuron-curve">
      <Ground frame={frame} across={ticks} up={[0, 0.5, 1]} />
      <Line x={left - 8} y={top - 20} size={15} anchor="end" class="k-signal" pieces={[sym('o')]} />
      <Line x={right} y={bottom + 38} size={15} anchor="end" class="k-ink" pieces={[sym('i')]} />
      <path class="curve" d={lineThrough(frame, data.curve.map((point) => ({ x: point.i, y: point.o })))} />
      <path class="drop-line" d={`M${round(x)} ${bottom}V${round(y)}H${left}`} />
      {beyond !== 0 && <path class="beyond" d={`M${round(x + beyond * 8)} ${round(y - 4)}l${beyond * 6} 4l${-beyond * 6} 4z`} />}
      <circle class="now" cx={round(x)} cy={round(y)} r="5.5" />
    </g>
  );
}

/** The output's half of the capsule, filled from its left to the output's share. */
function levelIn({ left, y, width, half, divide }: Setting['capsule'], level: number): string {
  const [from, room] = [left + divide, width - divide];
  const to = from + room * level;
  const straight = left + width - half;
  if (to <= straight) return `M${from} ${y - half}H${round(to)}V${y + half}H${from}z`;
  // Into the round end: the chord at this x.
  const into = to - straight;
  const tall = Math.sqrt(Math.max(0, half * half - into * into));
  return `M${from} ${y - half}H${straight}A${half} ${half} 0 0 1 ${round(to)} ${round(y - tall)}V${round(y + tall)}A${half} ${half} 0 0 1 ${straight} ${y + half}H${from}z`;
}

function inWords({ x, w, b, i, o }: NeuronData): string {
  const say = (value: number | undefined): string => brief(value ?? NaN);
  return `One neuron. Inputs ${say(x[0])} and ${say(x[1])}, weights ${say(w[0])} and ${say(w[1])}, bias ${say(b)}. Weighted input ${fitted(i, 4, 9)}, output ${fitted(o, 4, 9)}, marked on the curve of the activation.`;
}
