/** The chain rule as a dimension line above the wide network: each factor spans exactly the parts it speaks of. */
import type { ComponentChildren, VNode } from 'preact';
import { edgeWide, wide } from './geometry-wide.ts';
import { Fraction, Line, num, partial, round, sym, widthOf } from './math.tsx';
import type { Piece } from './math.tsx';
import { Drop } from './network-parts.tsx';
import type { Scene } from './network-parts.tsx';
import { measureShowing } from './network-steps.ts';
import type { Showing } from './network-steps.ts';
import { agrees, brief, fitted, inProduct } from './numbers.ts';
import { chainOf, deltaName } from './trace.ts';

const { rows, capsule, offsets } = wide;

/** Heights: the chain of a last-layer parameter; that of a hidden one, and the two branches it opens into. */
const near = 100;
const far = 56;
const branches = [100, 126] as const;

export function MeasureWide({ scene }: { scene: Scene }): VNode {
  const { place, trace, step } = scene;
  const chain = chainOf(trace, place);
  const shows = measureShowing(step, place.layer);
  const hidden = place.layer === 2 ? false : true;
  const y = hidden ? far : near;
  const left = wide.capsules[place.layer - 1] ?? 0;
  const [a, b] = edgeWide(place);
  const p = place.from === undefined ? left + offsets.bias : (a.x + b.x) / 2;
  const i = left + offsets.i;
  const o = left + offsets.o;
  const C = wide.cost;
  const yi = wide.capsules[1] + offsets.i;
  const row = rows[place.to];
  const top = row - capsule.half;
  const symbol: Piece = { ...sym(place.letter, place.index, place.kind) };
  const equals = agrees(chain.dCdo * chain.dodi * chain.didp, chain.product) ? ' =' : ' ≠';
  const dropP = place.from === undefined ? top : place.from !== place.to ? (rows[0] + rows[1]) / 2 - 4 : place.to === 0 ? row - 28 : row - 5;
  const ends: [number, number, Showing][] = [
    [C, rows[0] + 4, hidden ? shows.branchDelta : shows.dCdo],
    [o, top, shows.dCdo],
    [i, top, shows.dodi],
    [p, dropP, shows.didp],
  ];
  return (
    <g class="measure k-gradient">
      {ends.map(([x, end, shown], n) => shown !== 'off' && <Drop key={n} d={`M${round(x)} ${(hidden && x === C ? branches[0] : y) + 6}V${end}`} />)}
      {hidden && shows.branchDelta !== 'off' && <Drop d={`M${yi} ${branches[0] + 6}V${rows[1] - capsule.half}`} />}
      {hidden && <Branches scene={scene} o={o} yi={yi} y={y} />}
      <Span x1={o} x2={C} y={y} shows={shows.dCdo} top={sym('C', undefined, 'cost')} bottom={sym('o', undefined, 'signal')} value={chain.dCdo} />
      <Span x1={i} x2={o} y={y} shows={shows.dodi} top={sym('o', undefined, 'signal')} bottom={sym('i', undefined, 'signal')} value={chain.dodi} />
      <Span x1={p} x2={i} y={y} shows={shows.didp} top={sym('i', undefined, 'signal')} bottom={symbol} value={chain.didp} />
      {shows.didp !== 'off' && (
        <Line x={p - 9} y={y + 5} size={14} anchor="end" bold class="halo" pieces={[num(fitted(chain.product, 6, 11) + equals)]} />
      )}
    </g>
  );
}

interface SpanProps { x1: number; x2: number; y: number; shows: Showing; top: Piece; bottom: Piece; value: number }

/** One factor: the fraction over its arrow, its number under it. */
function Span({ x1, x2, y, shows, top, bottom, value }: SpanProps): VNode | null {
  if (shows === 'off') return null;
  const x = (x1 + x2) / 2;
  const room = Math.max(2, Math.floor((x2 - x1 - 4) / 6.8));
  return (
    <g class="span" data-now={shows === 'now' || undefined}>
      <Fraction x={x} y={y - 27} top={top} bottom={bottom} />
      <Arrow x1={x1} x2={x2} y={y} />
      <Line x={x} y={y + 20} size={13} bold class="halo" pieces={[num(fitted(value, 6, Math.min(room, 12)))]} />
    </g>
  );
}

/** A dimension: a tick at both ends, an arrow pointing back. */
function Arrow({ x1, x2, y, quiet }: { x1: number; x2: number; y: number; quiet?: boolean }): VNode {
  const head = x2 - x1 < 30 ? 7 : 9;
  return (
    <>
      <path class={quiet ? 'arrow thin' : 'arrow'} d={`M${x1} ${y - 6}v12M${x2} ${y - 6}v12M${x2 - 4} ${y}H${x1 + head + 3}`} />
      <path class="head" d={`M${x1 + 3.5} ${y}l${head} ${-head / 2.2}v${head / 1.1}z`} />
    </>
  );
}

/** A label that interrupts its line. */
function OnLine({ x, y, pieces }: { x: number; y: number; pieces: Piece[] }): VNode {
  const width = widthOf(pieces, 13) + 14;
  return (
    <>
      <rect class="ground" x={round(x - width / 2)} y={y - 8} width={round(width)} height="16" />
      <Line x={x} y={y + 4.5} size={13} pieces={pieces} />
    </>
  );
}

/**
 * A hidden output is heard by both neurons of the last layer, so its ∂C/∂o opens into two branches, one
 * through each of them, which add up.
 */
function Branches({ scene, o, yi, y }: { scene: Scene; o: number; yi: number; y: number }): VNode | null {
  const { place, trace, step } = scene;
  const shows = measureShowing(step, place.layer);
  if (shows.branchDelta === 'off') return null;
  const { terms } = chainOf(trace, place);
  const lines: ComponentChildren[] = terms.map((term, k) => {
    const at = branches[k] ?? 0;
    const w = sym('w', String(5 + 2 * k + place.to), 'weight');
    return (
      <g key={k} data-q={deltaName(2, k === 0 ? 0 : 1)}>
        <Arrow x1={yi} x2={wide.cost} y={at} quiet />
        <OnLine x={(yi + wide.cost) / 2} y={at} pieces={[partial, sym('C', undefined, 'cost'), num('/'), partial, sym('i', `y${k + 1}`, 'signal'), num(` = ${fitted(term.delta, 6, 11)}`)]} />
        {shows.branchSum !== 'off' && (
          <>
            <Arrow x1={o} x2={yi} y={at} quiet />
            <OnLine x={(o + yi) / 2} y={at} pieces={[w, num(` = ${brief(term.weight)}`, 'weight')]} />
            <Line x={o - 9} y={at + 4.5} size={13} anchor="end" class="halo" pieces={[num(k === 0 ? `${fitted(term.product, 6, 11)} =` : `+ ${inProduct(fitted(term.product, 6, 11))} =`)]} />
          </>
        )}
      </g>
    );
  });
  const open = shows.branchSum !== 'off';
  return (
    <g class="branches" data-now={shows.branchSum === 'now' || shows.branchDelta === 'now' || undefined}>
      {open && <path class="arrow thin" d={`M${o} ${y + 6}V${branches[1]}M${wide.cost} ${y + 6}V${branches[1]}`} />}
      {lines}
    </g>
  );
}
