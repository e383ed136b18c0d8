/** An exercise's verdict: hairline rows with a tick or a cross, a sentence, and a figure. */
import type { VNode } from 'preact';
import type { CheckRow } from '../../engine/protocol.ts';
import { Cross, Tick } from './glyphs.tsx';

export function ChecksView({ rows }: { rows: readonly CheckRow[] }): VNode {
  return (
    <ul class="checks">
      {rows.map((row) => (
        <li class={row.passed ? 'passed' : 'failed'}>
          {row.passed ? <Tick says="passed" /> : <Cross says="failed" />}
          <span class="says">
            {row.passed ? row.says : <strong>{row.says}</strong>}
            {row.evidence === undefined ? null : <> {row.evidence}</>}
          </span>
          {row.figure === undefined ? null : <span class="figure">{row.figure}</span>}
        </li>
      ))}
    </ul>
  );
}
