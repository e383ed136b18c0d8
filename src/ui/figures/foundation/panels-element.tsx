/** `<cr-panels>`: small multiples in the page. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { panelsProblem } from './panels-data.ts';
import type { PanelsData } from './panels-data.ts';
import { PanelsView } from './panels.tsx';

export const attach: Attach = (host, session) =>
  follow<PanelsData>({
    host,
    session,
    problemOf: panelsProblem,
    draw: ({ data, stale, problem }) => render(<PanelsView data={data} stale={stale} problem={problem} />, host),
  });
