/** The figures that only follow their value: `<cr-reading>` says its answer too, `<cr-comparison>`, `<cr-layers>`, `<cr-evidence>`. */
import { render, type FunctionComponent } from 'preact';
import { announce } from '../../live/announce.ts';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { EvidenceView, LayersView } from './inside.tsx';
import { comparisonProblem, evidenceProblem, layersProblem, readingProblem, type ReadingData } from './playground-data.ts';
import { ComparisonView, ReadingView, percent, sentence } from './reading.tsx';

type View = FunctionComponent<{ data: any; stale?: boolean; problem?: string | undefined }>;

const FIGURES: Record<string, [View, (value: unknown) => string | undefined]> = {
  'cr-reading': [ReadingView as View, readingProblem],
  'cr-comparison': [ComparisonView as View, comparisonProblem],
  'cr-layers': [LayersView as View, layersProblem],
  'cr-evidence': [EvidenceView as View, evidenceProblem],
};

export const attach: Attach = (host, session) => {
  const [View, problemOf] = FIGURES[host.localName] as (typeof FIGURES)[string];
  let first = true;
  return follow<ReadingData>({
    host,
    session,
    problemOf,
    draw: ({ data, stale, problem }) => {
      render(<View data={data} stale={stale} problem={problem} />, host);
      if (host.localName === 'cr-reading' && !first && !stale) announce(host.ownerDocument, () => `${sentence(data)}${data.digit === null ? '' : ` ${percent(data.shares[data.digit] ?? 0)} percent.`}`);
      first = false;
    },
  });
};
