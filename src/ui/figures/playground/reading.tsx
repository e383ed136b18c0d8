/** What a network reads: what it gets, its answer, and the ten shares. Pure views. */
import type { VNode } from 'preact';
import { Pixels } from './pixels.tsx';
import type { ComparisonData } from './playground-data.ts';
import type { Answer, ReadingData } from './reading-data.ts';

/** A share as it is written: never 100 % of anything. */
export const percent = (share: number): string => (share > 0.995 ? '> 99' : share > 0 && share < 0.01 ? '< 1' : String(Math.round(100 * share)));

/** How sure it is, in words. */
export function sentence({ digit, shares }: Pick<Answer, 'digit' | 'shares'>): string {
  if (digit === null) return 'There is nothing on the paper yet.';
  const share = shares[digit] ?? 0;
  const [, second] = shares.map((each, k) => ({ each, k })).sort((a, b) => b.each - a.each);
  const other = second && second.each >= 0.1 ? ` It may be a ${second.k}, too.` : '';
  return `${share > 0.9 ? `A ${digit}.` : share > 0.6 ? `Probably a ${digit}.` : `Perhaps a ${digit}.`}${other}`;
}

interface State {
  stale?: boolean;
  problem?: string | undefined;
}

export function Problem({ problem }: { problem: string | undefined }): VNode | null {
  return problem === undefined ? null : <p class="figure-problem">Not drawn anew: {problem}.</p>;
}

export function ReadingView({ data, stale, problem }: State & { data: ReadingData }): VNode {
  return (
    <div class="reading" data-stale={stale ? '' : undefined}>
      <div class="reading-seen">
        <Pixels levels={data.seen} width={28} class="k-ink" label="What the network gets, 28 by 28 pixels" />
        <p class="figure-small">what the network gets</p>
      </div>
      <div class="reading-answer">
        <p class="reading-digit k-signal" aria-hidden="true">{data.digit ?? '–'}</p>
        <p class="reading-words">{sentence(data)}</p>
        <p class="figure-small">read by {data.title}</p>
      </div>
      <Shares answer={data} />
      <Problem problem={problem} />
    </div>
  );
}

/** Ten bars. */
export function Shares({ answer }: { answer: Answer }): VNode {
  return (
    <ol class="shares" aria-label={`The ten shares, ${answer.title}`}>
      {answer.shares.map((share, digit) => (
        <li key={digit} data-won={digit === answer.digit ? '' : undefined}>
          <b>{digit}</b>
          <i style={`--share:${Math.round(1000 * share) / 10}%`} />
          <span>{percent(share)} %</span>
        </li>
      ))}
    </ol>
  );
}

/** Two answers to one picture. */
export function ComparisonView({ data, stale, problem }: State & { data: ComparisonData }): VNode {
  return (
    <div class="comparison" data-stale={stale ? '' : undefined}>
      {[data.one, data.other].map((answer, k) => (
        <div key={k} class="compared">
          <p class="compared-title">{answer.title}</p>
          <p class="compared-answer"><span class="reading-digit k-signal">{answer.digit ?? '–'}</span> {sentence(answer)}</p>
          <Shares answer={answer} />
        </div>
      ))}
      <Problem problem={problem} />
    </div>
  );
}
