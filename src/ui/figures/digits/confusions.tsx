/** The table of confusions and, below it, the digits: those of a chosen cell, or all mistakes. A pure view. */
import type { VNode } from 'preact';
import { count } from '../../displays/digits.ts';
import { cardsFor, type Card, type ConfusionsData, type Sorting } from './confusions-data.ts';

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const SORTINGS: readonly [Sorting, string][] = [['sure', 'most sure first'], ['unsure', 'least sure first'], ['digit', 'by digit']];

export interface ConfusionsState {
  cell: { of: number; as: number } | undefined;
  /** The cell that the keyboard is at. */
  at: { of: number; as: number };
  sorting: Sorting;
  /** At most so many digits are shown. */
  most: number;
}

/** As the build draws it. */
export const BEGIN: ConfusionsState = { cell: undefined, at: { of: 4, as: 9 }, sorting: 'sure', most: 20 };

interface Props extends ConfusionsState {
  data: ConfusionsData;
  /** A sheet of the digits that `cardsFor` gives, up to `most`, one below the other. */
  sheet: string;
  stale?: boolean;
  problem?: string | undefined;
}

export function ConfusionsView({ data, cell, at, sorting, most, sheet, stale = false, problem }: Props): VNode {
  const cards = cardsFor(data, cell, sorting);
  const shown = cards.slice(0, most);
  return (
    <div class="confusions" data-stale={stale ? '' : undefined}>
      <Table data={data} cell={cell} at={at} />
      <div class="confusions-head">
        <p aria-live="polite">{wordsFor(data, cell, cards.length)}</p>
        {cell ? <button type="button" data-all="">All mistakes</button> : null}
        <div class="segments needs-script" role="group" aria-label="Order of the digits">
          {SORTINGS.map(([name, words]) => (
            <button type="button" key={name} data-sort={name} aria-pressed={name === sorting}>{words}</button>
          ))}
        </div>
      </div>
      <ul class="cards" style={`--sheet:url(${sheet});--count:${shown.length}`}>
        {shown.map((card, row) => <CardView key={card.k} card={card} row={row} />)}
      </ul>
      {cards.length > shown.length ? (
        <button type="button" class="cards-more needs-script" data-more="">Show more: {count(cards.length - shown.length)} are left</button>
      ) : null}
      {problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>}
    </div>
  );
}

function wordsFor({ counts }: ConfusionsData, cell: ConfusionsState['cell'], there: number): VNode {
  if (!cell) return <><b>{count(there)} mistakes</b></>;
  const { of, as } = cell;
  const all = counts[of]?.[as] ?? 0;
  const some = all > there ? ` Here are ${count(there)} of them.` : '';
  if (of === as) return <><b>{of}, read as {as}</b>: right, {count(all)} times.{some}</>;
  return <><b>{of}, read as {as}</b>: {all === 0 ? 'never' : all === 1 ? 'once' : `${count(all)} times`}.{some}</>;
}

function Table({ data, cell, at }: { data: ConfusionsData } & Pick<ConfusionsState, 'cell' | 'at'>): VNode {
  const { counts } = data;
  const most = Math.max(1, ...counts.flatMap((row, of) => row.filter((_, as) => as !== of)));
  return (
    <div class="confusion-place">
      <table class="confusion">
        <caption class="unseen">What was written in rows, what was read in columns</caption>
        <thead>
          <tr>
            <th scope="col" class="corner"><span class="k-expected">is</span> \ <span class="k-signal">read as</span></th>
            {TEN.map((as) => <th scope="col" key={as} class="k-signal">{as}</th>)}
            <th scope="col" class="recall">right</th>
          </tr>
        </thead>
        <tbody>
          {TEN.map((of) => {
            const row = counts[of] ?? [];
            const all = row.reduce((sum, n) => sum + n, 0);
            return (
              <tr key={of}>
                <th scope="row" class="k-expected">{of}</th>
                {TEN.map((as) => {
                  const n = row[as] ?? 0;
                  const share = of === as ? 0 : Math.round((34 * n) / most);
                  return (
                    <td key={as} class={of === as ? 'diagonal' : undefined} style={share > 0 ? `--share:${share}%` : undefined}>
                      <button type="button" data-of={of} data-as={as} tabIndex={at.of === of && at.as === as ? 0 : -1}
                        aria-pressed={cell?.of === of && cell.as === as} aria-label={`${count(n)} times ${of}, read as ${as}`}>
                        {n === 0 ? '·' : n}
                      </button>
                    </td>
                  );
                })}
                <td class="recall">{all === 0 ? '' : `${((100 * (row[of] ?? 0)) / all).toFixed(1)} %`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const BAR = { step: 12, high: 40 };

function CardView({ card, row }: { card: Card; row: number }): VNode {
  const { of, as, sure, shares } = card;
  const sureness = `${sure >= 0.9995 ? '> 99.9' : (100 * sure).toFixed(1)} %`;
  const says = `A ${of}, read as ${as} with ${sureness}.`;
  return (
    <li class="card">
      <p><b class="k-expected">{of}</b> read as <b class="k-signal">{as}</b><span>{sureness}</span></p>
      <span class="card-ink" style={`--row:${row}`} role="img" aria-label={says} />
      <svg viewBox={`0 0 ${10 * BAR.step} ${BAR.high + 17}`} aria-hidden="true">
        <path class="card-base" d={`M0 ${BAR.high + 0.5}H${10 * BAR.step}`} />
        {TEN.map((digit) => {
          const high = Math.max(shares[digit] ? 1 : 0, (BAR.high * (shares[digit] ?? 0)) / 100);
          return high > 0 ? <rect key={digit} class={digit === as ? 'read' : undefined} x={digit * BAR.step + 2} y={round(BAR.high - high)} width={BAR.step - 4} height={round(high)} /> : null;
        })}
        <rect class="frame" x={of * BAR.step + 0.5} y={BAR.high + 2.5} width={BAR.step - 1} height={14} />
        {TEN.map((digit) => (
          <text key={digit} class={digit === as ? 'read' : digit === of ? 'wanted' : undefined} x={digit * BAR.step + BAR.step / 2} y={BAR.high + 14}>{digit}</text>
        ))}
      </svg>
    </li>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
