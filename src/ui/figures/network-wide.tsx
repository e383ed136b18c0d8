/** The network as it is drawn where there is room: from left to right, the measure above. 888 units wide. */
import type { VNode } from 'preact';
import { along, edgeWide, line, wide } from './geometry-wide.ts';
import { Line, num, round, sym } from './math.tsx';
import { MeasureWide } from './measure-wide.tsx';
import { Choices, EdgeLine, Flow, level, on, Parameter, Slope } from './network-parts.tsx';
import type { Point, Scene } from './network-parts.tsx';
import { showing, showingWhileStepping } from './network-steps.ts';
import { brief, fitted } from './numbers.ts';
import { biasOf, deltaName, gradientOf, nodeName, places } from './trace.ts';
import type { Place } from './trace.ts';

const { rows, capsule } = wide;
const middle = (rows[0] + rows[1]) / 2;

export function NetworkWide({ scene }: { scene: Scene }): VNode {
  const { step, trace } = scene;
  const weights = places.filter((p) => p.kind === 'weight');
  return (
    <svg class="figure-drawing network-wide" viewBox={`0 0 ${wide.width} ${wide.height}`} role="group" aria-label="The network, from inputs at the left to the cost at the right">
      <g aria-hidden="true">
        <MeasureWide scene={scene} />
        {weights.map((place) => (
          <EdgeLine key={place.id} scene={scene} place={place} path={line(edgeWide(place))} />
        ))}
        <Links scene={scene} />
        <FlowsWide scene={scene} />
        {([0, 1] as const).map((row) => (
          <Input key={row} scene={scene} row={row} />
        ))}
        {([1, 2] as const).flatMap((layer) => ([0, 1] as const).map((row) => <Neuron key={`${layer}${row}`} scene={scene} layer={layer} row={row} />))}
        <Captions scene={scene} />
        {weights.map((place) => (
          <Slope key={place.id} at={slopeAt(place)} value={gradientOf(trace, place)} shows={showingWhileStepping(step, place.layer === 2 ? 6 : 8)} size={12} clear={place.from !== place.to} />
        ))}
      </g>
      <Choices>
        {places.map((place) => {
          const { at, hit } = labelAt(place);
          return <Parameter key={place.id} scene={scene} place={place} at={at} hit={hit} size={14} naming="beside" />;
        })}
      </Choices>
    </svg>
  );
}

/** A weight's number stands on its edge, near where it comes from; a bias's beside its square. */
function labelAt(place: Place): { at: Point & { anchor?: 'start' }; hit: string } {
  if (place.from === undefined) {
    const x = (wide.capsules[place.layer - 1] ?? 0) + wide.offsets.bias;
    const y = rows[place.to] + capsule.half;
    return { at: { x: x + 11, y: y + 22, anchor: 'start' }, hit: `M${x - 16} ${y + 3}h62v28h-62z` };
  }
  const ends = edgeWide(place);
  const straight = place.from === place.to;
  const at = along(ends, straight ? 0.5 : 0.24);
  return { at: { x: at.x, y: at.y + (straight ? (place.to === 0 ? -10 : 20) : 5) }, hit: line(ends) };
}

/** A weight's slope stands on the same edge, near where it comes back from. */
function slopeAt(place: Place): Point {
  const straight = place.from === place.to;
  const at = along(edgeWide(place), straight ? 0.5 : 0.76);
  return { x: at.x, y: at.y + (straight ? (place.to === 0 ? 18 : -10) : 5) };
}

function Input({ scene, row }: { scene: Scene; row: 0 | 1 }): VNode {
  const y = rows[row];
  const id = nodeName(0, row);
  return (
    <g class="node k-signal" data-q={id} data-on={on(scene, id)}>
      <circle class="shape level" cx={wide.inputs} cy={y} r={wide.radius} />
      <Line x={wide.inputs} y={y + 5} size={15} bold pieces={[num(brief(scene.trace.x[row] ?? NaN, 2, 6), 'signal')]} />
      <Line x={wide.inputs} y={y - 34} size={17} class="k-ink" pieces={[sym('x', String(row + 1))]} />
    </g>
  );
}

function Neuron({ scene, layer, row }: { scene: Scene; layer: 1 | 2; row: 0 | 1 }): VNode {
  const { trace, step } = scene;
  const x = wide.capsules[layer - 1] ?? 0;
  const y = rows[row];
  const { width, half, divide } = capsule;
  const id = nodeName(layer, row);
  const known = showing(step, layer);
  const [i, o, dCdo, delta] = layer === 1 ? [trace.i1, trace.o1, trace.dCdo1, trace.delta1] : [trace.i2, trace.o2, trace.dCdo2, trace.delta2];
  const bold = known === 'now';
  const stem = x + wide.offsets.bias;
  return (
    <g class="node k-signal" data-q={id} data-on={on(scene, id)} data-blank={known === 'off' || undefined}>
      <rect class="ground" x={x} y={y - half} width={width} height={half * 2} rx={half} />
      {known !== 'off' && <path class="level" d={levelPath(x + divide, y, level(o[row] ?? NaN))} />}
      <rect class="shape" x={x} y={y - half} width={width} height={half * 2} rx={half} />
      <path class="divide" d={`M${x + divide} ${y - half}v${half * 2}`} />
      <path class="stem k-bias" d={`M${stem} ${y + half - 1}v13`} />
      <rect class="bias k-bias" x={stem - 4} y={y + half + 12} width="8" height="8" data-q={biasOf(layer, row)} />
      <Line x={x + width - 1} y={y - 36} size={17} anchor="end" class="k-ink halo" pieces={[sym('xhy'[layer] ?? '', String(row + 1))]} />
      {known !== 'off' && (
        <>
          <Line x={x + wide.offsets.i - 1} y={y + 5} size={14} bold={bold} class="k-ink" pieces={[num(fitted(i[row] ?? NaN, 4, 7))]} />
          <Line x={x + wide.offsets.o} y={y + 5} size={14} bold pieces={[num(fitted(o[row] ?? NaN, 4, 7), 'signal')]} />
        </>
      )}
      <Slope at={{ x: x + 36, y: y + 65 }} value={delta[row] ?? NaN} shows={showingWhileStepping(step, layer === 2 ? 5 : 8)} size={12} quantity={deltaName(layer, row)} />
      <Slope at={{ x: x + 110, y: y + 65 }} value={dCdo[row] ?? NaN} shows={showingWhileStepping(step, layer === 2 ? 4 : 7)} size={12} />
    </g>
  );
}

/** The filled part of a capsule's right half: as far as the output is from 0 to 1, round at the end. */
function levelPath(left: number, y: number, share: number): string {
  const { width, half, divide } = capsule;
  const end = left + (width - divide) * share;
  const bend = left + width - divide - half;
  if (end <= bend) return `M${left} ${y - half}H${round(end)}V${y + half}H${left}z`;
  const rise = Math.sqrt(Math.max(0, half ** 2 - (end - bend) ** 2));
  return `M${left} ${y - half}H${bend}A${half} ${half} 0 0 1 ${round(end)} ${round(y - rise)}V${round(y + rise)}A${half} ${half} 0 0 1 ${bend} ${y + half}H${left}z`;
}

/** From the outputs over what was expected to the cost. */
function Links({ scene }: { scene: Scene }): VNode {
  const { trace, step } = scene;
  const known = showing(step, 3);
  const updated = showing(step, 9) === 'now' && trace.after;
  const y1 = wide.capsules[1] + capsule.width;
  const box = { width: 68, height: 38 };
  const right = wide.expected + box.width;
  const size = 30;
  return (
    <>
      {([0, 1] as const).map((row) => {
        const y = rows[row];
        const id = `e${row + 1}`;
        const down = row === 0 ? 1 : -1;
        return (
          <g key={row}>
            <path class="link" d={`M${y1} ${y}H${wide.expected}`} data-on={on(scene, id)} data-blank={showing(step, 2) === 'off' || undefined} />
            <path class="cost-line" d={`M${right} ${y}H${wide.cost - 8}q8 0 8 ${8 * down}V${middle - size * down}`} data-on={on(scene, id)} data-blank={known === 'off' || undefined} />
            <g class="node k-expected" data-q={id} data-on={on(scene, id)}>
              <rect class="shape dashed" x={wide.expected} y={y - box.height / 2} width={box.width} height={box.height} rx="3" />
              <Line x={wide.expected + box.width / 2} y={y + 5} size={15} bold pieces={[num(brief(trace.expected[row] ?? NaN, 4, 6), 'expected')]} />
              <Line x={wide.expected + box.width / 2} y={y + (row === 0 ? -29 : 37)} size={13} pieces={[num('expected', 'expected')]} />
            </g>
            {known !== 'off' && !updated && (
              <Line x={wide.cost - 9} y={row === 0 ? y + 33 : y - 23} size={13} anchor="end" bold={known === 'now'} class="halo" pieces={[num(fitted(trace.terms[row] ?? NaN, 4, 8), 'cost')]} />
            )}
          </g>
        );
      })}
      <g class="node k-cost" data-q="C" data-on={on(scene, 'C')} data-blank={known === 'off' || undefined}>
        <path class="shape" d={`M${wide.cost} ${middle - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`} />
        <Line x={wide.cost} y={middle + 6} size={18} pieces={[sym('C', undefined, 'cost')]} />
        {known !== 'off' && (
          <Line x={wide.cost - size - 8} y={middle + 5} size={14} bold anchor="end" class="halo" pieces={[num(fitted(updated ? updated.cost : trace.cost, 6, 10), 'cost')]} />
        )}
        {updated && <Line x={wide.cost - size - 8} y={middle + 23} size={12} anchor="end" class="quiet halo" pieces={[num(`was ${fitted(trace.cost, 6, 10)}`)]} />}
      </g>
    </>
  );
}

/** What the halves of a capsule are, once; and what the slopes under them are. */
function Captions({ scene }: { scene: Scene }): VNode {
  const { step } = scene;
  const x = wide.capsules[0];
  const y = rows[1];
  const slopes = ([1, 2] as const).flatMap((layer) => {
    const left = wide.capsules[layer - 1] ?? 0;
    const di = showingWhileStepping(step, layer === 2 ? 5 : 8) !== 'off';
    const dO = showingWhileStepping(step, layer === 2 ? 4 : 7) !== 'off';
    const over = (letter: string) => [{ text: '∂', face: 'up' as const }, sym('C'), num('/'), { text: '∂', face: 'up' as const }, sym(letter)];
    return [
      di && <Line key={`i${layer}`} x={left + 36} y={y + 81} size={13} class="quiet" pieces={over('i')} />,
      dO && <Line key={`o${layer}`} x={left + 110} y={y + 81} size={13} class="quiet" pieces={over('o')} />,
    ];
  });
  return (
    <>
      <Line x={x + 34} y={y - 36} size={13} class="quiet halo" pieces={[num('input '), sym('i')]} />
      <Line x={x + 93} y={y - 36} size={13} class="quiet halo" pieces={[num('output '), sym('o')]} />
      {slopes}
    </>
  );
}

function FlowsWide({ scene }: { scene: Scene }): VNode | null {
  const { step } = scene;
  const layer = step === 1 || step === 8 ? 1 : 2;
  if (step === 3 || step === 4) {
    const from = wide.capsules[1] + capsule.width;
    const paths = rows.map((y, row) => `M${from} ${y}H${wide.cost - 8}q8 0 8 ${row === 0 ? 8 : -8}V${middle}`);
    return <Flow scene={scene} paths={paths} pass={step === 3 ? 'forward' : 'backward'} />;
  }
  if (![1, 2, 6, 7, 8].includes(step)) return null;
  const paths = places.filter((p) => p.kind === 'weight' && p.layer === layer).map((p) => line(edgeWide(p)));
  return <Flow scene={scene} paths={paths} pass={step < 4 ? 'forward' : 'backward'} />;
}
