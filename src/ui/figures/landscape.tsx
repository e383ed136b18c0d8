/** The cost as a landscape over two parameters, and walks on it: small multiples on one scale. A pure view. */
import { Component, type VNode } from 'preact';
import { contoursOf } from './contours.ts';
import type { Contour } from './contours.ts';
import { judge, offered } from './landscape-data.ts';
import type { LandscapeData, Walk } from './landscape-data.ts';
import { Panel, type PanelProps } from './landscape-panel.tsx';
import { brief, fitted } from './numbers.ts';

export interface LandscapeProps {
  data: LandscapeData;
  /** Makes ids unique on the page: the shared contours are referred to by one. */
  id: string;
  /** Inputs that the two selects set; without them the axes are fixed. */
  choosesX?: string | undefined;
  choosesY?: string | undefined;
  /**
   * Nothing can be chosen yet: the axes are named only. A browser that looks for forms to fill in lays out each section
   * with a field, however far from the screen, before the reader sees anything answer.
   */
  still?: boolean;
  /** The panel that a narrow place shows. */
  panel?: number;
  stale?: boolean;
  problem?: string | undefined;
}

export function LandscapeView(props: LandscapeProps): VNode {
  const { data, id, choosesX, choosesY, still = false, panel = 0, stale, problem } = props;
  const contours = sharedContours(data.heights);
  const verdicts = data.paths.map((walk) => judge(walk, data));
  return (
    <div class="landscape" data-stale={stale || undefined}>
      {choosesX && choosesY && (
        <p class="landscape-axes">
          The cost over <Axis input={choosesX} chosen={data.across} taken={data.up} label="Parameter across" still={still} /> across and{' '}
          <Axis input={choosesY} chosen={data.up} taken={data.across} label="Parameter up" still={still} /> up
        </p>
      )}
      {problem !== undefined && <p class="landscape-axes figure-problem">Still the last result: {problem}.</p>}
      {data.paths.length > 1 && (
        <div class="landscape-switch" role="radiogroup" aria-label="Learning rate shown">
          {data.paths.map((walk, k) => (
            <button key={k} type="button" role="radio" aria-checked={k === panel} tabindex={k === panel ? 0 : -1} data-panel={k}>
              {isYours(data.paths, k) ? 'your ' : ''}η = {brief(walk.eta)}
            </button>
          ))}
        </div>
      )}
      <svg class="landscape-shared" width="0" height="0" aria-hidden="true">
        <defs>
          <Hills id={id} contours={contours} />
        </defs>
      </svg>
      <div class="landscape-panels" data-count={data.paths.length}>
        {data.paths.map((walk, k) => (
          <section key={k} class="landscape-panel" data-shown={k === panel || undefined}>
            <p class="landscape-head">
              <span>
                <b>{verdicts[k]}</b>, {isYours(data.paths, k) ? 'your ' : ''}η = {brief(walk.eta)}
              </span>
              <span class="k-cost">C = {fitted(walk.path.at(-1)?.cost ?? NaN, 4, 8)}</span>
            </p>
            <SteadyPanel {...mapOf(data)} walk={walk} id={id} setting="wide" says={inWords(walk, verdicts[k] ?? '')} />
            <SteadyPanel {...mapOf(data)} walk={walk} id={id} setting="phone" says={inWords(walk, verdicts[k] ?? '')} />
          </section>
        ))}
      </div>
    </div>
  );
}

const mapOf = ({ across, up, x, y }: LandscapeData): Pick<LandscapeData, 'across' | 'up' | 'x' | 'y'> => ({ across, up, x, y });

/** A panel that is drawn again only if something of it has changed: while the reader drags η, two of three stay. */
class SteadyPanel extends Component<PanelProps> {
  override shouldComponentUpdate(next: PanelProps): boolean {
    return (Object.keys(next) as (keyof PanelProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render(): VNode {
    return <Panel {...(this.props as PanelProps)} />;
  }
}

/** The first of several walks is the reader's own. */
const isYours = (paths: readonly Walk[], k: number): boolean => k === 0 && paths.length > 1;

function inWords(walk: Walk, verdict: string): string {
  const [first, last] = [walk.path[0]?.cost ?? NaN, walk.path.at(-1)?.cost ?? NaN];
  return `Learning rate ${brief(walk.eta)}, ${verdict}: ${walk.path.length - 1} steps take the cost from ${fitted(first, 4, 8)} to ${fitted(last, 4, 8)}.`;
}

/** A select in the words of the axes. What is on the other axis can't be chosen twice. */
function Axis({ input, chosen, taken, label, still }: { input: string; chosen: string; taken: string; label: string; still: boolean }): VNode {
  const kind = chosen.startsWith('b') ? 'k-bias' : 'k-weight';
  if (still) return <b class={kind} data-q={chosen}>{chosen}</b>;
  return (
    <select class={kind} aria-label={label} data-sets={input} data-q={chosen}>
      {offered.map((name) => (
        <option key={name} value={name} selected={name === chosen} disabled={name === taken}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The contours, once: each panel uses them. */
function Hills({ id, contours }: { id: string; contours: Contour[] }): VNode {
  return (
    <g id={`${id}-hills`} class="hills">
      {contours.map(({ share, path }, k) => (
        <path key={k} d={path} style={`--share:${Math.round(share * 33)}%`} />
      ))}
    </g>
  );
}

let last: { key: readonly (readonly number[])[]; contours: Contour[] } | undefined;

/** Contours are made anew only when the grid's numbers change; values arrive as new copies each time. */
function sharedContours(heights: readonly (readonly number[])[]): Contour[] {
  if (!last || !isSame(last.key, heights)) last = { key: heights, contours: contoursOf(heights) };
  return last.contours;
}

const isSame = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean =>
  a === b || (a.length === b.length && a.every((row, r) => row.length === b[r]?.length && row.every((n, c) => Object.is(n, b[r]?.[c]))));
