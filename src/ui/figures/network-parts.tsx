/** The parts that both settings of the network are drawn from; where they stand is the settings' affair. */
import type { ComponentChildren, VNode } from 'preact';
import { formatNumber } from '../../engine/format.ts';
import { Line, num, round, sym, widthOf } from './math.tsx';
import type { Piece } from './math.tsx';
import { concernedBy, showing } from './network-steps.ts';
import type { Showing } from './network-steps.ts';
import { brief, fitted } from './numbers.ts';
import { gradientOf, nodeName, parameterOf, placeOf } from './trace.ts';
import type { ParameterId, Place, Trace } from './trace.ts';

/** Everything a drawing of the network depends on. */
export interface NetworkProps {
  trace: Trace;
  chosen: ParameterId;
  /** 0 = at rest, the whole; 1…9 as in network-steps. */
  step: number;
  /** The numbers no longer match the code or the inputs. */
  stale?: boolean;
  /** Why the last trace could not be drawn. */
  problem?: string | undefined;
  /** The setting that is not on the screen: left as it is. */
  skip?: 'wide' | 'phone' | undefined;
}

/** What the parts ask again and again. */
export interface Scene {
  trace: Trace;
  place: Place;
  step: number;
  /** Parts drawn at full strength. */
  concerned: ReadonlySet<string>;
}

export function sceneOf({ trace, chosen, step }: NetworkProps): Scene {
  const place = placeOf(chosen);
  return { trace, place, step, concerned: concernedBy(step, place) };
}

export interface Point { x: number; y: number }
export interface Anchored extends Point { anchor?: 'start' | 'middle' | 'end' }

/** Attribute for "at full strength"; absent otherwise, so that classes stay constant and the page's `lit` survives. */
export const on = (scene: Scene, id: string): true | undefined => (scene.concerned.has(id) ? true : undefined);

/** The line of a weight: as thick as the weight is large. */
export function EdgeLine({ scene, place, path }: { scene: Scene; place: Place; path: string }): VNode {
  const size = Math.min(Math.abs(parameterOf(scene.trace, place)), 2.5);
  return (
    <g class="edge k-weight" data-q={place.id} data-on={on(scene, place.id)} data-chosen={place.id === scene.place.id || undefined}>
      <path class="band" d={path} />
      <path class="line" d={path} stroke-width={round(1 + 3 * (Number.isFinite(size) ? size : 0))} />
    </g>
  );
}

interface ParameterProps {
  scene: Scene;
  place: Place;
  /** Baseline and anchor of the label. */
  at: Anchored;
  /** Where a pointer chooses it, besides the label. */
  hit: string;
  size: number;
  /** How the chosen one is named: before its value, above it, or (where there is no room) not at all. */
  naming: 'beside' | 'above' | 'none';
}

/** A parameter's number, and its radio button: one of twelve in a group. */
export function Parameter({ scene, place, at, hit, size, naming }: ParameterProps): VNode {
  const { trace, step } = scene;
  const chosen = place.id === scene.place.id;
  const updated = trace.after && showing(step, 9) === 'now';
  const value = parameterOf(updated ? (trace.after as Trace & typeof trace.after) : trace, place);
  const name = sym(place.letter, place.index, place.kind);
  const crossing = place.from !== undefined && place.from !== place.to;
  const figure = brief(value, 4, chosen && crossing ? 6 : 7);
  const lines: Piece[][] =
    !chosen || naming === 'none' ? [[num(figure)]] : naming === 'above' ? [[name, num(' =')], [num(figure)]] : [[name, num(` = ${figure}`)]];
  const anchor = at.anchor ?? 'middle';
  const width = Math.max(...lines.map((pieces) => widthOf(pieces, size))) + 8;
  const left = anchor === 'middle' ? at.x - width / 2 : anchor === 'end' ? at.x - width + 4 : at.x - 4;
  const rise = (lines.length - 1) * (size + 2);
  return (
    <g
      class={`choice k-${place.kind}`}
      role="radio"
      data-choice={place.id}
      data-q={place.id}
      data-now={updated || undefined}
      aria-checked={chosen}
      tabindex={chosen ? 0 : -1}
      aria-label={parameterSays(trace, place)}
    >
      <path class="hit" d={hit} />
      <rect class={crossing ? 'ring on-edge' : 'ring'} x={round(left)} y={round(at.y - size - rise)} width={round(width)} height={size + 5 + rise} rx="3" />
      {lines.map((pieces, n) => (
        <Line key={n} x={at.x} y={at.y - (lines.length - 1 - n) * (size + 2)} size={size} anchor={anchor} bold={chosen || Boolean(updated)} class="halo" pieces={pieces} />
      ))}
    </g>
  );
}

/** A parameter in words: "w5, weight from h1 to y1: 0.7, slope −0.048756". */
export function parameterSays(trace: Trace, place: Place): string {
  const to = nodeName(place.layer, place.to);
  const role = place.from === undefined ? `bias of ${to}` : `weight from ${nodeName(place.layer === 1 ? 0 : 1, place.from)} to ${to}`;
  return `${place.id}, ${role}: ${brief(parameterOf(trace, place))}, slope ${formatNumber(gradientOf(trace, place), 6)}`;
}

interface SlopeProps {
  at: Anchored;
  value: number;
  shows: Showing;
  size: number;
  /** On an edge, which it interrupts. */
  clear?: boolean;
  quantity?: string;
}

/** ∂C with respect to what it stands at: a number with an arrow pointing back. */
export function Slope({ at, value, shows, size, clear = false, quantity }: SlopeProps): VNode | null {
  if (shows === 'off') return null;
  const pieces = [num(fitted(value, 4, 7), 'gradient')];
  const width = widthOf(pieces, size) + 10;
  const anchor = at.anchor ?? 'middle';
  const left = anchor === 'middle' ? at.x - width / 2 : anchor === 'end' ? at.x - width : at.x;
  return (
    <g class="slope k-gradient" data-q={quantity}>
      {clear && <rect class="clear" x={round(left - 2)} y={round(at.y - size)} width={round(width + 4)} height={size + 4} rx="2" />}
      <path class="back" d={`M${round(left)} ${round(at.y - size * 0.35)}l6 -3.5v7z`} />
      <Line x={left + 10} y={at.y} size={size} anchor="start" bold={shows === 'now'} class="halo" pieces={pieces} />
    </g>
  );
}

/** A dotted line from the measure to the part that it speaks of. */
export function Drop({ d }: { d: string }): VNode {
  return <path class="drop" d={d} />;
}

/** Dots that run along a line for a moment when a step begins; under reduced motion there are none. */
export function Flow({ scene, paths, pass }: { scene: Scene; paths: string[]; pass: 'forward' | 'backward' }): VNode | null {
  if (paths.length === 0) return null;
  return (
    <g key={`flow${scene.step}`} class={`flow ${pass}`}>
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </g>
  );
}

/** The group of twelve radio buttons; arrows walk it, see network-element. */
export function Choices({ children }: { children: ComponentChildren }): VNode {
  return (
    <g role="radiogroup" aria-label="Choose a parameter">
      {children}
    </g>
  );
}

/** Share of a level, 0…1, of an output. */
export function level(o: number): number {
  return Number.isFinite(o) ? Math.min(1, Math.max(0, o)) : 0;
}
