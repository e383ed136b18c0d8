/** `<cr-depth>`: the ten layers in the page. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { depthProblem, type DepthData } from './depth-data.ts';
import { DepthView } from './depth.tsx';

export const attach: Attach = (host, session) =>
  follow<DepthData>({
    host,
    session,
    problemOf: depthProblem,
    draw: ({ data, stale, problem }) => render(<DepthView data={data} stale={stale} problem={problem} />, host),
  });
