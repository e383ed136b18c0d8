/** `<cr-prints>`: pictures that follow what a cell makes. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { sheetOf } from '../ink.ts';
import { printsProblem, type PrintsData } from './prints-data.ts';
import { COLUMNS, PrintsView } from './prints.tsx';

export const attach: Attach = (host, session) =>
  follow<PrintsData>({
    host,
    session,
    problemOf: printsProblem,
    draw: ({ data, stale, problem }) => {
      const sheet = sheetOf(data.cards.map(({ ink }) => ink), data.side, Math.min(COLUMNS, Math.max(1, data.cards.length)));
      render(<PrintsView data={data} sheet={sheet} label={host.dataset['label'] ?? ''} stale={stale} problem={problem} />, host);
    },
  });
