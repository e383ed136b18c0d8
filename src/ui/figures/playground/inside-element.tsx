/** The figures further down that only follow their value: `<cr-comparison>`, `<cr-layers>`, `<cr-evidence>`. */
import { render, type FunctionComponent } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { EvidenceView, LayersView } from './inside.tsx';
import { comparisonProblem, evidenceProblem, layersProblem } from './playground-data.ts';
import { ComparisonView } from './reading.tsx';

type View = FunctionComponent<{ data: any; stale?: boolean; problem?: string | undefined }>;

const FIGURES: Record<string, [View, (value: unknown) => string | undefined]> = {
  'cr-comparison': [ComparisonView as View, comparisonProblem],
  'cr-layers': [LayersView as View, layersProblem],
  'cr-evidence': [EvidenceView as View, evidenceProblem],
};

export const attach: Attach = (host, session) => {
  const [View, problemOf] = FIGURES[host.localName] as (typeof FIGURES)[string];
  return follow<unknown>({ host, session, problemOf, draw: ({ data, stale, problem }) => render(<View data={data} stale={stale} problem={problem} />, host) });
};
