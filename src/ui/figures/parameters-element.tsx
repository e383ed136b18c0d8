/** `<cr-parameters>`: the table in the page. A row chooses its parameter. */
import { render } from 'preact';
import { follow } from './follow.ts';
import { ParametersView } from './parameters.tsx';
import type { Attach } from './register.ts';
import { placeOf, traceProblem } from './trace.ts';
import type { Trace } from './trace.ts';

export const attach: Attach = (host, session) => {
  const chooses = host.dataset['chooses'] ?? '';
  const follower = follow<Trace>({
    host,
    session,
    problemOf: traceProblem,
    inputs: [chooses],
    draw: ({ data, stale, problem }) => {
      const chosen = chooses === '' ? undefined : placeOf(session.input(chooses)).id;
      render(<ParametersView trace={data} chosen={chosen} stale={stale} problem={problem} />, host);
    },
  });
  host.addEventListener('click', ({ target }) => {
    const id = target instanceof Element ? target.closest('[data-choice]')?.getAttribute('data-choice') : undefined;
    if (id && chooses !== '') session.setInput(chooses, id);
  });
  return follower;
};
