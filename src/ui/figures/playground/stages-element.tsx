/** `<cr-stages>`: the stages of a drawing's preparation in the page. A switch takes a stage out, or in. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { stagesProblem, type StagesData } from './playground-data.ts';
import { StagesView } from './stages.tsx';

export const attach: Attach = (host, session) => {
  const { chooses = '' } = host.dataset;
  const follower = follow<StagesData>({
    host,
    session,
    problemOf: stagesProblem,
    draw: ({ data, stale, problem }) => render(<StagesView data={data} live stale={stale} problem={problem} />, host),
  });
  host.addEventListener('change', ({ target }) => {
    const id = target instanceof HTMLInputElement ? target.dataset['stage'] : undefined;
    if (id === undefined) return;
    // The input lists the stages that are not as they come.
    const turned = String(session.input(chooses)).split(' ').filter(Boolean);
    session.setInput(chooses, (turned.includes(id) ? turned.filter((one) => one !== id) : [...turned, id]).join(' '));
  });
  return follower;
};
