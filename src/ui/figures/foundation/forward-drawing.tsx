/** The 2-2-2 network during a forward pass, in one of two settings. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round, sym, widthOf } from '../math.tsx';
import { brief, fitted } from '../numbers.ts';
import { biasId, nameAt, numbersOf, passes, stateAt, weightId } from './forward-data.ts';
import type { ForwardData, Neuron } from './forward-data.ts';

interface Point { x: number; y: number }

/** Where everything stands. */
interface Setting {
  name: 'wide' | 'phone';
  width: number;
  height: number;
  inputs: readonly Point[];
  radius: number;
  /** Middle of the left end of a neuron (wide), or of its top (phone): where its edges arrive. */
  arrives: (neuron: Neuron) => Point;
  /** Where a hidden neuron's edges leave. */
  leaves: (row: number) => Point;
  /** Where along the edge a weight's number stands. */
  label: (crossing: boolean) => number;
}

const rows = [62, 212] as const;
const capsule = { width: 146, half: 27, divide: 72 };
const lefts = [300, 714] as const;

const wide: Setting = {
  name: 'wide',
  width: 888,
  height: 282,
  inputs: rows.map((y) => ({ x: 46, y })),
  radius: 24,
  arrives: ({ layer, row }) => ({ x: lefts[layer - 1] ?? 0, y: rows[row] }),
  leaves: (row) => ({ x: lefts[0] + capsule.width, y: rows[row] ?? 0 }),
  label: (crossing) => (crossing ? 0.24 : 0.5),
};

const columns = [92, 260] as const;
const tops = [148, 320] as const;
const box = { half: 50, row: 28 };

const phone: Setting = {
  name: 'phone',
  width: 352,
  height: 392,
  inputs: columns.map((x) => ({ x, y: 24 })),
  radius: 20,
  arrives: ({ layer, row }) => ({ x: columns[row], y: tops[layer - 1] ?? 0 }),
  leaves: (row) => ({ x: columns[row] ?? 0, y: tops[0] + 2 * box.row }),
  label: (crossing) => (crossing ? 0.25 : 0.5),
};

export interface DrawingProps {
  data: ForwardData;
  step: number;
}

export const ForwardWide = (props: DrawingProps): VNode => <Drawing {...props} setting={wide} />;
export const ForwardPhone = (props: DrawingProps): VNode => <Drawing {...props} setting={phone} />;

function Drawing({ data, step, setting }: DrawingProps & { setting: Setting }): VNode {
  const { name, width, height } = setting;
  const edges = passes.flatMap((neuron) => [0, 1].map((from) => ({ neuron, from, ends: endsOf(setting, neuron, from) })));
  return (
    <svg class={`figure-drawing network-${name}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`The network, from inputs ${name === 'wide' ? 'at the left to outputs at the right' : 'at the top to outputs at the bottom'}`}>
      <g aria-hidden="true">
        {edges.map(({ neuron, from, ends }) => (
          <Edge key={weightId(neuron, from)} data={data} neuron={neuron} from={from} ends={ends} step={step} />
        ))}
        {step > 0 && <Flow key={step} paths={edges.filter(({ neuron }) => stateAt(step, neuron) === 'now').map(({ ends: [a, b] }) => `M${a.x} ${a.y}L${b.x} ${b.y}`)} />}
        {edges.map(({ neuron, from, ends }) => (
          <WeightLabel key={weightId(neuron, from)} data={data} neuron={neuron} from={from} ends={ends} step={step} setting={setting} />
        ))}
        {setting.inputs.map((at, row) => (
          <g key={row} class="node k-signal" data-q={nameAt(0, row)}>
            <circle class="shape level" cx={at.x} cy={at.y} r={setting.radius} />
            <Line x={at.x} y={at.y + 5} size={15} bold pieces={[num(brief(data.x[row] ?? NaN, 2, 6), 'signal')]} />
            {name === 'wide' ? (
              <Line x={at.x} y={at.y - setting.radius - 8} size={16} class="k-ink" pieces={[sym('x', String(row + 1))]} />
            ) : (
              <Line x={at.x + (row === 0 ? -1 : 1) * (setting.radius + 7)} y={at.y + 5} size={15} anchor={row === 0 ? 'end' : 'start'} class="k-ink" pieces={[sym('x', String(row + 1))]} />
            )}
          </g>
        ))}
        {passes.map((neuron) => (name === 'wide' ? <Capsule key={nameAt(neuron.layer, neuron.row)} data={data} neuron={neuron} step={step} /> : <Box key={nameAt(neuron.layer, neuron.row)} data={data} neuron={neuron} step={step} />))}
      </g>
    </svg>
  );
}

function endsOf({ inputs, radius, arrives, leaves, name }: Setting, neuron: Neuron, from: number): [Point, Point] {
  const input = inputs[from] ?? { x: 0, y: 0 };
  const edge = name === 'wide' ? { x: input.x + radius, y: input.y } : { x: input.x, y: input.y + radius };
  return [neuron.layer === 1 ? edge : leaves(from), arrives(neuron)];
}

interface PartProps {
  data: ForwardData;
  neuron: Neuron;
  step: number;
}

function Edge({ data, neuron, from, ends: [a, b], step }: PartProps & { from: number; ends: [Point, Point] }): VNode {
  const weight = numbersOf(data, neuron).weights[from] ?? NaN;
  const size = Number.isFinite(weight) ? Math.min(Math.abs(weight), 2.5) : 0;
  const d = `M${a.x} ${a.y}L${b.x} ${b.y}`;
  return (
    <g class="edge k-weight" data-q={weightId(neuron, from)} data-on={step === 0 || stateAt(step, neuron) === 'now' || undefined}>
      <path class="band" d={d} />
      <path class="line" d={d} stroke-width={round(1 + 3 * size)} />
    </g>
  );
}

function WeightLabel({ data, neuron, from, ends: [a, b], step, setting }: PartProps & { from: number; ends: [Point, Point]; setting: Setting }): VNode {
  const crossing = from !== neuron.row;
  const share = setting.label(crossing);
  const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  const beside = setting.name === 'phone' && !crossing;
  const now = stateAt(step, neuron) === 'now';
  const pieces = [num(brief(numbersOf(data, neuron).weights[from] ?? NaN, 4, 6))];
  const room = widthOf(pieces, 14) + 8;
  return (
    <g class="k-weight" data-q={weightId(neuron, from)}>
      {crossing && <rect class="ground" x={round(at.x - room / 2)} y={round(at.y - 9)} width={round(room)} height="18" />}
      <Line
        x={beside ? at.x + (neuron.row === 0 ? -9 : 9) : at.x}
        y={at.y + (setting.name === 'wide' && !crossing ? (neuron.row === 0 ? -10 : 20) : 5)}
        size={14}
        anchor={beside ? (neuron.row === 0 ? 'end' : 'start') : 'middle'}
        bold={now}
        class="halo"
        pieces={pieces}
      />
    </g>
  );
}

function Capsule({ data, neuron, step }: PartProps): VNode {
  const { x: left, y } = wide.arrives(neuron);
  const { i, o, bias } = numbersOf(data, neuron);
  const state = stateAt(step, neuron);
  const { width, half, divide } = capsule;
  const room = width - divide - half;
  return (
    <g class="node k-signal" data-q={nameAt(neuron.layer, neuron.row)} data-blank={state === 'ahead' || undefined} data-to-step={stepOf(neuron)}>
      <rect class="ground" x={left} y={y - half} width={width} height={2 * half} rx={half} />
      {state !== 'ahead' && <path class="level" d={levelWide(left + divide, y, room, level(o))} />}
      <rect class="shape" x={left} y={y - half} width={width} height={2 * half} rx={half} />
      <path class="divide" d={`M${left + divide} ${y - half}v${2 * half}`} />
      <Line x={left + width - 8} y={y - half - 9} size={16} class="k-ink" pieces={[sym('xhy'[neuron.layer] ?? '', String(neuron.row + 1))]} />
      {state !== 'ahead' && (
        <>
          <Line x={left + 41} y={y + 5} size={14} bold={state === 'now'} class="k-ink" pieces={[num(fitted(i, 4, 7))]} />
          <Line x={left + 108} y={y + 5} size={14} bold pieces={[num(fitted(o, 4, 7), 'signal')]} />
        </>
      )}
      <g class="k-bias" data-q={biasId(neuron)}>
        <path class="stem" d={`M${left + 18} ${y + half - 4}v16`} />
        <rect class="bias" x={left + 14} y={y + half + 12} width="8" height="8" />
        <Line x={left + 29} y={y + half + 21} size={14} anchor="start" bold={state === 'now'} pieces={[num(brief(bias, 4, 6))]} />
      </g>
    </g>
  );
}

function Box({ data, neuron, step }: PartProps): VNode {
  const { x, y: top } = phone.arrives(neuron);
  const { i, o, bias } = numbersOf(data, neuron);
  const state = stateAt(step, neuron);
  const [left, width] = [x - box.half, 2 * box.half];
  return (
    <g class="node k-signal" data-q={nameAt(neuron.layer, neuron.row)} data-blank={state === 'ahead' || undefined} data-to-step={stepOf(neuron)}>
      <rect class="ground" x={left} y={top} width={width} height={2 * box.row} rx="4" />
      {state !== 'ahead' && <rect class="level" x={left + 1} y={top + box.row} width={round((width - 2) * level(o))} height={box.row - 1} />}
      <rect class="shape" x={left} y={top} width={width} height={2 * box.row} rx="4" />
      <path class="divide" d={`M${left} ${top + box.row}h${width}`} />
      <Line x={left + 8} y={top + box.row / 2 + 5} size={15} anchor="start" class="k-ink" pieces={[sym('xhy'[neuron.layer] ?? '', String(neuron.row + 1))]} />
      {state !== 'ahead' && (
        <>
          <Line x={left + width - 8} y={top + box.row / 2 + 5} size={13} anchor="end" bold={state === 'now'} class="k-ink" pieces={[num(fitted(i, 4, 7))]} />
          <Line x={left + width - 8} y={top + box.row * 1.5 + 5} size={13} anchor="end" bold pieces={[num(fitted(o, 4, 7), 'signal')]} />
        </>
      )}
      <g class="k-bias" data-q={biasId(neuron)}>
        <path class="stem" d={`M${left + 14} ${top}v-10`} />
        <rect class="bias" x={left + 10.5} y={top - 17} width="7" height="7" />
        <Line x={left + 5} y={top - 9} size={13} anchor="end" bold={state === 'now'} pieces={[num(brief(bias, 4, 6))]} />
      </g>
    </g>
  );
}

/** Dots that run along what the step sums up; under reduced motion there are none. */
function Flow({ paths }: { paths: string[] }): VNode {
  return (
    <g class="flow forward">
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </g>
  );
}

const stepOf = ({ layer, row }: Neuron): number => (layer - 1) * 2 + row + 1;

const level = (o: number): number => (Number.isFinite(o) ? Math.min(1, Math.max(0, o)) : 0);

/** The output's half, filled to its share; the round end is left to the last part. */
function levelWide(from: number, y: number, straight: number, share: number): string {
  const { half } = capsule;
  const to = from + (straight + half) * share;
  const edge = from + straight;
  if (to <= edge) return `M${from} ${y - half}H${round(to)}V${y + half}H${from}z`;
  const tall = Math.sqrt(Math.max(0, half * half - (to - edge) ** 2));
  return `M${from} ${y - half}H${edge}A${half} ${half} 0 0 1 ${round(to)} ${round(y - tall)}V${round(y + tall)}A${half} ${half} 0 0 1 ${edge} ${y + half}H${from}z`;
}
