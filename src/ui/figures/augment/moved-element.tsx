/** `<cr-moved>`: a digit and its transform, as a cell makes them. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { sheetOf } from '../ink.ts';
import { movedProblem, SIDE, type MovedData } from './moved-data.ts';
import { MovedView } from './moved.tsx';

export const attach: Attach = (host, session) =>
  follow<MovedData>({
    host,
    session,
    problemOf: movedProblem,
    draw: ({ data, stale, problem }) => render(<MovedView data={data} sheet={sheetOf([data.before, data.after], SIDE, 2)} stale={stale} problem={problem} />, host),
  });
