/** The chain rule as a dimension line at the left of the phone's network. */
import type { VNode } from 'preact';
import { edgePhone, heights, phone } from './geometry-phone.ts';
import { Line, num, partial, sym } from './math.tsx';
import type { Piece } from './math.tsx';
import { Drop } from './network-parts.tsx';
import type { Scene } from './network-parts.tsx';
import { measureShowing } from './network-steps.ts';
import type { Showing } from './network-steps.ts';
import { agrees, fitted } from './numbers.ts';
import { chainOf, deltaName } from './trace.ts';

const { measure: x, labels, columns, box } = phone;

export function MeasurePhone({ scene }: { scene: Scene }): VNode {
  const { place, trace, step } = scene;
  const chain = chainOf(trace, place);
  const shows = measureShowing(step, place.layer);
  const hidden = place.layer === 1;
  const at = heights(place.layer);
  const p = place.from === undefined ? at.bias : at.edge;
  const C = phone.cost.y;
  const side = columns[place.to] - box.half - 2;
  const [a, b] = edgePhone(place);
  const pEnd = place.from === undefined ? columns[place.to] + box.half - 12 : (a.x + b.x) / 2 - 5;
  const symbol = sym(place.letter, place.index, place.kind);
  const equals = agrees(chain.dCdo * chain.dodi * chain.didp, chain.product) ? ' =' : ' ≠';
  const drops: [number, number, Showing][] = [
    [C, columns[0] - 6, hidden ? shows.branchDelta : shows.dCdo],
    [at.o, side, shows.dCdo],
    [at.i, side, shows.dodi],
    [p, pEnd, shows.didp],
  ];
  return (
    <g class="measure k-gradient">
      {drops.map(([y, end, shown], n) => shown !== 'off' && <Drop key={n} d={`M${x + 7} ${y}H${end}`} />)}
      {hidden ? <Branches scene={scene} top={at.o} /> : <Span y1={at.o} y2={C} shows={shows.dCdo} over={[sym('C', undefined, 'cost'), sym('o', undefined, 'signal')]} value={chain.dCdo} />}
      <Span y1={at.i} y2={at.o} shows={shows.dodi} over={[sym('o', undefined, 'signal'), sym('i', undefined, 'signal')]} value={chain.dodi} />
      <Span y1={p} y2={at.i} shows={shows.didp} over={[sym('i', undefined, 'signal'), symbol]} value={chain.didp} inline={place.from === undefined} />
      {shows.didp !== 'off' && <Line x={x + 4} y={p - 11} size={13} anchor="end" bold class="halo" pieces={[num(fitted(chain.product, 6, 10) + equals)]} />}
    </g>
  );
}

interface SpanProps { y1: number; y2: number; shows: Showing; over: [Piece, Piece]; value: number; inline?: boolean }

/** One factor: name and number left of its arrow. */
function Span({ y1, y2, shows, over, value, inline = false }: SpanProps): VNode | null {
  if (shows === 'off') return null;
  const y = (y1 + y2) / 2;
  const name = ratio(...over);
  return (
    <g class="span">
      <Arrow x={x} y1={y1} y2={y2} />
      {inline ? (
        <Line x={labels} y={y + 4} size={13} anchor="end" pieces={[...name, num(' = '), num(fitted(value, 6, 9))]} />
      ) : (
        <>
          <Line x={labels} y={y - 2} size={14} anchor="end" pieces={name} />
          <Line x={labels} y={y + 12} size={12.5} anchor="end" bold pieces={[num(fitted(value, 6, 9))]} />
        </>
      )}
    </g>
  );
}

const ratio = (top: Piece, bottom: Piece): Piece[] => [partial, top, { text: '/', face: 'up' }, partial, bottom];

function Arrow({ x, y1, y2 }: { x: number; y1: number; y2: number }): VNode {
  return (
    <>
      <path class="arrow" d={`M${x - 5} ${y1}h10M${x - 5} ${y2}h10M${x} ${y2 - 4}V${y1 + 12}`} />
      <path class="head" d={`M${x} ${y1 + 3}l-4 8h8z`} />
    </>
  );
}

/** ∂C/∂o of a hidden neuron: two rails, one through each neuron of the last layer, which add up. */
function Branches({ scene, top }: { scene: Scene; top: number }): VNode | null {
  const { place, trace, step } = scene;
  const shows = measureShowing(step, 1);
  if (shows.branchDelta === 'off') return null;
  const chain = chainOf(trace, place);
  const yi = heights(2).i;
  const C = phone.cost.y;
  const open = shows.branchSum !== 'off';
  return (
    <g class="branches">
      {columns.map((column, k) => (
        <Drop key={k} d={`M${x + 9} ${yi}H${column - box.half - 2}`} />
      ))}
      {[x - 4, x + 4].map((rail) => (
        <g key={rail}>
          <path class="arrow thin" d={`M${rail} ${C - 4}V${yi + 10}`} />
          <path class="head" d={`M${rail} ${yi + 3}l-3 7h6z`} />
          {open && <path class="arrow thin" d={`M${rail} ${yi - 3}V${top + 13}`} />}
          {open && <path class="head" d={`M${rail} ${top + 6}l-3 7h6z`} />}
        </g>
      ))}
      <path class="arrow" d={`M${x - 8} ${C}h16M${x - 8} ${yi}h16`} />
      {open && (
        <>
          <Line x={labels} y={top + 26} size={14} anchor="end" pieces={ratio(sym('C', undefined, 'cost'), sym('o', undefined, 'signal'))} />
          <Line x={labels} y={top + 40} size={12.5} anchor="end" bold pieces={[num(fitted(chain.dCdo, 6, 9))]} />
        </>
      )}
      {chain.terms.map((term, k) => {
        const y = k === 0 ? top + 76 : top + 127;
        const name = [partial, sym('C', undefined, 'cost'), { text: '/', face: 'up' as const }, partial, sym('i', `y${k + 1}`, 'signal')];
        return (
          <g key={k} data-q={deltaName(2, k === 0 ? 0 : 1)}>
            {open && <Line x={labels - 24} y={y - 17} size={13} pieces={[num(k === 0 ? '=' : '+')]} />}
            <Line x={labels} y={y} size={13} anchor="end" pieces={open ? [sym('w', String(5 + 2 * k + place.to), 'weight'), { text: '·', face: 'up' }, ...name] : name} />
            <Line x={labels} y={y + 15} size={12.5} anchor="end" pieces={[num(fitted(open ? term.product : term.delta, 6, 9))]} />
          </g>
        );
      })}
    </g>
  );
}
