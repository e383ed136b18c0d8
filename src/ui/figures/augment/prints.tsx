/** Pictures in a row, or in rows: a pure view. */
import type { VNode } from 'preact';
import { placeOn, sheetStyle } from '../ink.ts';
import type { PrintsData } from './prints-data.ts';

/** Pictures in a row of their sheet. */
export const COLUMNS = 12;

interface Props {
  data: PrintsData;
  /** Of all pictures, COLUMNS in a row. */
  sheet: string;
  /** What they are, for those who don't see them. */
  label: string;
  stale?: boolean;
  problem?: string | undefined;
}

const DIGIT = 28;

export function PrintsView({ data: { side, across, cards }, sheet, label, stale = false, problem }: Props): VNode {
  const columns = Math.min(COLUMNS, Math.max(1, cards.length));
  // On a phone a row holds fewer, so that the last one is as long.
  const few = across > 8 ? 6 : across > 6 ? across / 2 : Math.min(across, across === 4 ? 3 : 6);
  const frame = side > DIGIT ? `;--edge:${(100 * (side - DIGIT)) / 2 / side}%` : '';
  const told = cards.some(({ words }) => words !== undefined);
  const pictures = cards.map(({ words, state }, k) => {
    const Tag = told ? 'li' : 'span';
    return (
      <Tag key={k} class="print" data-state={state}>
        <span class={`print-frame${frame ? ' framed' : ''}`}>
          <i class="aug-ink" style={placeOn(k, columns)} />
        </span>
        {words === undefined ? null : <span class="print-words">{words}</span>}
      </Tag>
    );
  });
  return (
    <div class="prints" data-stale={stale ? '' : undefined} style={`${sheetStyle(sheet, cards.length, columns)};--across:${across};--few:${few}${frame}`}>
      {told ? <ul class="prints-told" aria-label={label}>{pictures}</ul> : <div class="prints-many" role="img" aria-label={label}>{pictures}</div>}
      {problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>}
    </div>
  );
}
