/** From the paper to the network: each stage as a picture, with a switch, and what the network would say without it. A pure view. */
import type { VNode } from 'preact';
import { Pixels } from './pixels.tsx';
import { Problem, percent } from './reading.tsx';
import type { StagesData } from './playground-data.ts';

interface Props {
  data: StagesData;
  live?: boolean;
  stale?: boolean;
  problem?: string | undefined;
}

export function StagesView({ data, live = false, stale, problem }: Props): VNode {
  return (
    <div class="stages" data-stale={stale ? '' : undefined}>
      <ol class="stage-list">
        {data.stages.map(({ id, name, says, width, levels, on, optional, otherwise }) => (
          <li key={id} data-off={on ? undefined : ''}>
            <Pixels levels={levels} width={width} class="k-ink" label={`After this stage: ${name}`} />
            {optional ? (
              <label class="stage-name"><input type="checkbox" data-stage={id} checked={on} disabled={!live} />{name}</label>
            ) : <p class="stage-name">{name}</p>}
            <p class="stage-says">{says}</p>
            {otherwise ? (
              <p class="stage-otherwise" data-changed={otherwise.digit === data.now.digit ? undefined : ''}>
                {on ? 'without it' : 'with it'}: <b>{otherwise.digit ?? '–'}</b>, {percent(otherwise.share)} %
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      <Problem problem={problem} />
    </div>
  );
}
