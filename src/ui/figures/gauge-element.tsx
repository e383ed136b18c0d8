/** `<cr-gauge>`: the gauge in the page. Its caption stays as it was written. */
import { render } from 'preact';
import { follow } from './follow.ts';
import { gaugeProblem, GaugeView } from './gauge.tsx';
import type { GaugeData } from './gauge.tsx';
import type { Attach } from './register.ts';

export const attach: Attach = (host, session) => {
  const place = host.querySelector('.figure-live') ?? host;
  return follow<GaugeData>({
    host,
    session,
    problemOf: gaugeProblem,
    draw: ({ data, stale, problem }) => render(<GaugeView data={data} stale={stale} problem={problem} />, place),
  });
};
