/** `<cr-reading>`: follows what the network reads, and says it too. */
import { render } from 'preact';
import { announce } from '../../live/announce.ts';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { readingProblem, type ReadingData } from './reading-data.ts';
import { ReadingView, percent, sentence } from './reading.tsx';

export const attach: Attach = (host, session) => {
  let first = true;
  return follow<ReadingData>({
    host,
    session,
    problemOf: readingProblem,
    draw: ({ data, stale, problem }) => {
      render(<ReadingView data={data} stale={stale} problem={problem} />, host);
      if (!first && !stale) announce(host.ownerDocument, () => `${sentence(data)}${data.digit === null ? '' : ` ${percent(data.shares[data.digit] ?? 0)} percent.`}`);
      first = false;
    },
  });
};
