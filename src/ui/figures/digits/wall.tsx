/** A wall of digits, one of them large beside it. A pure view. */
import type { VNode } from 'preact';
import { count } from '../../displays/digits.ts';
import type { WallData } from './wall-data.ts';

export const ACROSS = 24;

interface Props {
  data: WallData;
  id: string;
  /** The sheet that holds them, ACROSS in a row. */
  sheet: string;
  /** Which of the page is shown large. */
  chosen: number;
  stale?: boolean;
  problem?: string | undefined;
}

export function WallView({ data, id, sheet, chosen, stale = false, problem }: Props): VNode {
  const { page, pages, of, places, labels } = data;
  const rows = Math.max(1, Math.ceil(places.length / ACROSS));
  const at = Math.max(0, Math.min(chosen, places.length - 1));
  const placed = (k: number): string => `--x:${k % ACROSS};--y:${Math.floor(k / ACROSS)}`;
  const name = of === 'all' ? `${places.length} digits` : `${places.length} times ${of}`;
  return (
    <div class="wall" data-stale={stale ? '' : undefined} data-sheet="" style={`--sheet:url(${sheet});--across:${ACROSS};--rows:${rows}`}>
      <div class="wall-large">
        <span class="wall-ink" style={placed(at)} aria-hidden="true" />
        <p class="wall-words" aria-live="polite">
          {places.length === 0 ? 'none' : <><b>{labels[at]}</b> digit {count(places[at] ?? 0)}</>}
        </p>
      </div>
      <div class="wall-grid" role="listbox" tabIndex={0} aria-label={`${name} of the training set`} aria-activedescendant={places.length > 0 ? `${id}-${at}` : undefined}>
        {places.map((_, k) => (
          <span key={k} id={`${id}-${k}`} class="wall-digit" role="option" aria-selected={k === at} aria-label={labels[k]} data-k={k} style={placed(k)}>
            <i class="wall-ink" />
          </span>
        ))}
      </div>
      <div class="wall-turn needs-script">
        <button type="button" data-turn={-1} disabled={page <= 1}>Back</button>
        <span>page {count(page)} of {count(pages)}</span>
        <button type="button" data-turn={1} disabled={page >= pages}>More</button>
        {problem === undefined ? null : <span class="figure-problem">Not drawn anew: {problem}.</span>}
      </div>
    </div>
  );
}
