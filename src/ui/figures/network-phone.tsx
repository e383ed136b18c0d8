/** The network as it is drawn on a phone: from top to bottom, the measure at the left. 352 units wide. */
import type { VNode } from 'preact';
import { edgePhone, heights, phone } from './geometry-phone.ts';
import { along, line } from './geometry-wide.ts';
import { Line, num, round, sym } from './math.tsx';
import { MeasurePhone } from './measure-phone.tsx';
import { Choices, EdgeLine, Flow, level, on, Parameter, Slope } from './network-parts.tsx';
import type { Anchored, Scene } from './network-parts.tsx';
import { showing, showingWhileStepping } from './network-steps.ts';
import type { Showing } from './network-steps.ts';
import { brief, fitted } from './numbers.ts';
import { biasOf, gradientOf, nodeName, places } from './trace.ts';
import type { Place } from './trace.ts';

const { columns, box, tops } = phone;

export function NetworkPhone({ scene }: { scene: Scene }): VNode {
  const { step, trace } = scene;
  const weights = places.filter((p) => p.kind === 'weight');
  return (
    <svg class="figure-drawing network-phone" viewBox={`0 0 ${phone.width} ${phone.height}`} role="group" aria-label="The network, from inputs at the top to the cost at the bottom">
      <g aria-hidden="true">
        <MeasurePhone scene={scene} />
        {weights.map((place) => (
          <EdgeLine key={place.id} scene={scene} place={place} path={line(edgePhone(place))} />
        ))}
        <Links scene={scene} />
        <FlowsPhone scene={scene} />
        {([0, 1] as const).map((column) => (
          <Input key={column} scene={scene} column={column} />
        ))}
        {([1, 2] as const).flatMap((layer) => ([0, 1] as const).map((column) => <Neuron key={`${layer}${column}`} scene={scene} layer={layer} column={column} />))}
        <Line x={columns[1] + box.half + 6} y={heights(1).i + 4} size={14} anchor="start" class="quiet" pieces={[sym('i')]} />
        <Line x={columns[1] + box.half + 6} y={heights(1).o + 4} size={14} anchor="start" class="quiet" pieces={[sym('o')]} />
        {weights.map((place) => (
          <Slope key={place.id} at={slopeAt(place)} value={gradientOf(trace, place)} shows={showingWhileStepping(step, place.layer === 2 ? 6 : 8)} size={12} clear={place.from !== place.to} />
        ))}
      </g>
      <Choices>
        {places.map((place) => {
          const { at, hit } = labelAt(place);
          return <Parameter key={place.id} scene={scene} place={place} at={at} hit={hit} size={13} naming={place.kind === 'bias' ? 'none' : 'above'} />;
        })}
      </Choices>
    </svg>
  );
}

function labelAt(place: Place): { at: Anchored; hit: string } {
  if (place.from === undefined) {
    const x = columns[place.to] + box.half - 6;
    const y = heights(place.layer).bias;
    return { at: { x: x + 9, y: y + 4, anchor: 'start' }, hit: `M${x - 8} ${y - 8}h46v18h-46z` };
  }
  const ends = edgePhone(place);
  const hit = line(ends);
  if (place.from !== place.to) {
    const at = along(ends, 0.25);
    return { at: { x: at.x, y: at.y + 5 }, hit };
  }
  const at = along(ends, 0.32);
  return { at: { x: at.x + (place.to === 0 ? -8 : 9), y: at.y + 4, anchor: place.to === 0 ? 'end' : 'start' }, hit };
}

function slopeAt(place: Place): Anchored {
  const ends = edgePhone(place);
  if (place.from !== place.to) {
    const at = along(ends, 0.72);
    return { x: at.x, y: at.y + 5 };
  }
  const at = along(ends, 0.72);
  return { x: at.x + (place.to === 0 ? -7 : 8), y: at.y + 4, anchor: place.to === 0 ? 'end' : 'start' };
}

function Input({ scene, column }: { scene: Scene; column: 0 | 1 }): VNode {
  const x = columns[column];
  const { y, radius } = phone.input;
  const id = nodeName(0, column);
  const side = column === 0 ? -1 : 1;
  return (
    <g class="node k-signal" data-q={id} data-on={on(scene, id)}>
      <circle class="shape level" cx={x} cy={y} r={radius} />
      <Line x={x} y={y + 5} size={14} bold pieces={[num(brief(scene.trace.x[column] ?? NaN, 2, 5), 'signal')]} />
      <Line x={x + side * (radius + 7)} y={y + 5} size={15} anchor={side < 0 ? 'end' : 'start'} class="k-ink" pieces={[sym('x', String(column + 1))]} />
    </g>
  );
}

/** A row of a neuron's box shows its value, and while a step makes its slope, that. */
function Cell({ x, y, value, slope, shows, bold, kind, known }: { x: number; y: number; value: number; slope: number; shows: Showing; bold: boolean; kind: 'ink' | 'signal'; known: Showing }): VNode | null {
  if (shows === 'now') return <Slope at={{ x, y, anchor: 'end' }} value={slope} shows="now" size={13} />;
  if (known === 'off') return null;
  return <Line x={x} y={y} size={13} anchor="end" bold={bold} class={`k-${kind}`} pieces={[num(fitted(value, 4, 7))]} />;
}

function Neuron({ scene, layer, column }: { scene: Scene; layer: 1 | 2; column: 0 | 1 }): VNode {
  const { trace, step } = scene;
  const left = columns[column] - box.half;
  const top = tops[layer - 1] ?? 0;
  const width = 2 * box.half;
  const at = heights(layer);
  const id = nodeName(layer, column);
  const known = showing(step, layer);
  const [i, o, dCdo, delta] = layer === 1 ? [trace.i1, trace.o1, trace.dCdo1, trace.delta1] : [trace.i2, trace.o2, trace.dCdo2, trace.delta2];
  const stem = left + width - 6;
  const number = left + width - 7;
  return (
    <g class="node k-signal" data-q={id} data-on={on(scene, id)} data-blank={known === 'off' || undefined}>
      <rect class="ground" x={left} y={top} width={width} height={2 * box.row} rx="4" />
      {known !== 'off' && <rect class="level" x={left + 1} y={top + box.row} width={round((width - 2) * level(o[column] ?? NaN))} height={box.row - 1} />}
      <rect class="shape" x={left} y={top} width={width} height={2 * box.row} rx="4" />
      <path class="divide" d={`M${left} ${top + box.row}h${width}`} />
      <path class="stem k-bias" d={`M${stem} ${top}v-8`} />
      <rect class="bias k-bias" x={stem - 3.5} y={at.bias - 4} width="7" height="7" data-q={biasOf(layer, column)} />
      <Line x={left + 7} y={at.i + 4} size={15} anchor="start" class="k-ink" pieces={[sym('xhy'[layer] ?? '', String(column + 1))]} />
      <Cell x={number} y={at.i + 5} value={i[column] ?? NaN} slope={delta[column] ?? NaN} shows={showingWhileStepping(step, layer === 2 ? 5 : 8)} known={known} bold={known === 'now'} kind="ink" />
      <Cell x={number} y={at.o + 5} value={o[column] ?? NaN} slope={dCdo[column] ?? NaN} shows={showingWhileStepping(step, layer === 2 ? 4 : 7)} known={known} bold kind="signal" />
    </g>
  );
}

function Links({ scene }: { scene: Scene }): VNode {
  const { trace, step } = scene;
  const known = showing(step, 3);
  const updated = showing(step, 9) === 'now' && trace.after;
  const bottom = tops[1] + 2 * box.row;
  const { top, width, height } = phone.expected;
  const { x, y, size } = phone.cost;
  return (
    <>
      {columns.map((column, k) => {
        const id = `e${k + 1}`;
        const inward = k === 0 ? 1 : -1;
        return (
          <g key={k}>
            <path class="link" d={`M${column} ${bottom}V${top}`} data-on={on(scene, id)} data-blank={showing(step, 2) === 'off' || undefined} />
            <path class="cost-line" d={`M${column} ${top + height}V${y - 8}q0 8 ${8 * inward} 8H${x - size * inward}`} data-on={on(scene, id)} data-blank={known === 'off' || undefined} />
            <g class="node k-expected" data-q={id} data-on={on(scene, id)}>
              <rect class="shape dashed" x={column - width / 2} y={top} width={width} height={height} rx="3" />
              <Line x={column} y={top + height / 2 + 5} size={14} bold pieces={[num(brief(trace.expected[k] ?? NaN, 4, 6), 'expected')]} />
            </g>
            {known !== 'off' && !updated && (
              <Line x={column + 7 * inward} y={y - 20} size={12.5} anchor={k === 0 ? 'start' : 'end'} bold={known === 'now'} class="halo" pieces={[num(fitted(trace.terms[k] ?? NaN, 4, 7), 'cost')]} />
            )}
          </g>
        );
      })}
      <Line x={x} y={top + height / 2 + 4} size={13} pieces={[num('expected', 'expected')]} />
      <g class="node k-cost" data-q="C" data-on={on(scene, 'C')} data-blank={known === 'off' || undefined}>
        <path class="shape" d={`M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`} />
        <Line x={x} y={y + 5} size={16} pieces={[sym('C', undefined, 'cost')]} />
        {known !== 'off' && <Line x={x} y={y + 40} size={14} bold pieces={[num(fitted(updated ? updated.cost : trace.cost, 6, 10), 'cost')]} />}
        {updated && <Line x={x + 40} y={y + 40} size={12.5} anchor="start" class="quiet" pieces={[num(`was ${fitted(trace.cost, 6, 10)}`)]} />}
      </g>
    </>
  );
}

function FlowsPhone({ scene }: { scene: Scene }): VNode | null {
  const { step } = scene;
  const { x, y } = phone.cost;
  if (step === 3 || step === 4) {
    const bottom = tops[1] + 2 * box.row;
    const paths = columns.map((column, k) => `M${column} ${bottom}V${y - 8}q0 8 ${k === 0 ? 8 : -8} 8H${x}`);
    return <Flow scene={scene} paths={paths} pass={step === 3 ? 'forward' : 'backward'} />;
  }
  if (![1, 2, 6, 7, 8].includes(step)) return null;
  const layer = step === 1 || step === 8 ? 1 : 2;
  return <Flow scene={scene} paths={places.filter((p) => p.kind === 'weight' && p.layer === layer).map((p) => line(edgePhone(p)))} pass={step < 4 ? 'forward' : 'backward'} />;
}
