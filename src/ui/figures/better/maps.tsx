/** Up to three maps side by side, on one scale; a narrow place shows one of them at a time. A pure view. */
import type { VNode } from 'preact';
import { still } from '../still.ts';
import { rememberedShades, type Shade } from './grounds.ts';
import { MapDrawing } from './map-drawing.tsx';
import type { MapPanel, MapsData } from './maps-data.ts';

export interface MapsProps {
  data: MapsData;
  /** Makes ids unique on the page: a ground that several panels share is drawn once and referred to. */
  id: string;
  /** The panel that a narrow place shows. */
  panel?: number;
  stale?: boolean;
  problem?: string | undefined;
}

export function MapsView({ data, id, panel = 0, stale, problem }: MapsProps): VNode {
  const { panels, ground = 'cost', x, y, across, up, marks } = data;
  const sheet = { x, y, across, up, marks };
  const own = (k: number): string => (panels[k]?.heights ? `${id}-${k}` : id);
  const grounds = new Map<string, number[][]>();
  panels.forEach(({ heights = data.heights }, k) => heights && grounds.set(own(k), heights));
  return (
    <div class="landscape maps" data-ground={ground} data-stale={stale || undefined}>
      {problem !== undefined && <p class="landscape-axes figure-problem">Still the last result: {problem}.</p>}
      {panels.length > 1 && (
        <div class="landscape-switch" role="radiogroup" aria-label="Map shown">
          {panels.map(({ title }, k) => (
            <button key={k} type="button" role="radio" aria-checked={k === panel} tabindex={k === panel ? 0 : -1} data-panel={k}>
              {title}
            </button>
          ))}
        </div>
      )}
      <svg class="landscape-shared" width="0" height="0" aria-hidden="true">
        <defs>
          {[...grounds].map(([name, heights]) => (
            <Ground key={name} id={name} of={ground} shades={rememberedShades(name, heights, ground)} />
          ))}
        </defs>
      </svg>
      <div class="landscape-panels" data-count={panels.length}>
        {panels.map((each, k) => (
          <section key={k} class="landscape-panel" data-shown={k === panel || undefined}>
            <Head panel={each} />
            <MapDrawing {...sheet} panel={each} ground={own(k)} setting="wide" />
            <MapDrawing {...sheet} panel={each} ground={own(k)} setting="phone" />
          </section>
        ))}
      </div>
    </div>
  );
}

function Head({ panel: { title, note, result, kind = 'cost' } }: { panel: MapPanel }): VNode {
  return (
    <p class="landscape-head">
      <span>
        <b>{title}</b>
        {note !== undefined && <>, {note}</>}
      </span>
      {result !== undefined && <span class={`k-${kind}`}>{result}</span>}
    </p>
  );
}

/** Its class says what it is of: in the copy that a panel makes of it, no rule sees what is around it. */
const Ground = still(({ id, of, shades }: { id: string; of: 'cost' | 'signal'; shades: Shade[] }): VNode => {
  return (
    <g id={`${id}-ground`} class={of === 'cost' ? 'hills' : 'hills answers'}>
      {shades.map(({ share, path, border }, k) => (
        <path key={k} class={border ? 'border' : undefined} d={path} style={`--share:${Math.round(share * 33)}%`} />
      ))}
    </g>
  );
});
