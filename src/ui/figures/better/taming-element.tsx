/** `<cr-taming>`: the tamed network's curves in the page. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { tamingProblem, type TamingData } from './taming-data.ts';
import { TamingView } from './taming.tsx';

export const attach: Attach = (host, session) =>
  follow<TamingData>({
    host,
    session,
    problemOf: tamingProblem,
    draw: ({ data, stale, problem }) => render(<TamingView data={data} stale={stale} problem={problem} />, host),
  });
