/** The button that brings the reader's module over from chapter 3, and what came of it. A pure view. */
import type { VNode } from 'preact';
import { filesOf, type Carried } from './carry.ts';

export interface BringProps {
  /** The cell that it is brought into, and the one to run after that. */
  cell: string;
  then: string;
  /** Chapter 3's address. */
  chapter: string;
  busy: boolean;
  /** An edit of the reader's own is in the cell. */
  edited: boolean;
  /** There is something to go back to. */
  undo: boolean;
  outcome: Outcome | undefined;
}

/** What came of the last press. */
export type Outcome =
  | { was: 'brought'; changed: Carried['changed']; outdated: boolean; /** This browser lets the page read nothing that it keeps. */ refused: boolean }
  /** It is in the cell and does not run. */
  | { was: 'broken'; title: string; place: { cell: string; line: number } | undefined; /** What the reader changed. */ files: readonly string[] }
  | { was: 'missing'; reason: string }
  /** A link's changes wait for an answer first. */
  | { was: 'paused' }
  | { was: 'undone' };

export const NOTHING_BROUGHT = { busy: false, edited: false, undo: false, outcome: undefined };

export function BringView(props: BringProps): VNode {
  const { busy, edited, undo, outcome, cell } = props;
  return (
    <>
      <p class="bring-by-hand">
        By hand: paste the module’s cells of <a href={props.chapter}>chapter 3</a> into a function, each after what it uses; after them this page’s <code>funnel</code>, without its imports; and let the function return <code>freshNetwork</code>. What it returns is <code>Mine</code>.
      </p>
      <div class="bring needs-script">
        <button type="button" data-bring="" disabled={busy}>Bring mine from chapter 3</button>
        {undo ? <button type="button" data-undo="">Undo</button> : null}
        {edited && !undo ? <span class="bring-warning">It takes the place of your edit in <code>{cell}</code>; Undo will bring that back.</span> : null}
        <p role="status" data-failed={outcome?.was === 'broken' || outcome?.was === 'missing' ? '' : undefined}>
          {busy ? 'Fetching chapter 3 …' : outcome ? <Told {...props} outcome={outcome} /> : null}
        </p>
      </div>
    </>
  );
}

function Told({ outcome, cell, then, chapter }: BringProps & { outcome: Outcome }): VNode {
  switch (outcome.was) {
    case 'brought':
      return (
        <>
          {broughtWords(outcome)} Now run <a href={`#cell-${then}`}>{then}</a>, and see whether it learns what the fast one learns.
        </>
      );
    case 'broken':
      return (
        <>
          It is in <a href={`#cell-${cell}`}>{cell}</a>, and does not run: {outcome.title}{' '}
          {outcome.place === undefined ? (
            <>What does not fit must be in what you changed{outcome.files.length > 0 ? ` in ${listed(outcome.files)}` : ''}.</>
          ) : (
            <>
              In chapter 3 that is line {outcome.place.line} of <a href={`${chapter}#cell-${outcome.place.cell}`}>{outcome.place.cell}</a>.
            </>
          )}{' '}
          Mend it there and bring it again, or press Undo.
        </>
      );
    case 'missing':
      return <>Chapter 3 could not be had ({outcome.reason}). Nothing was changed here; press again to try once more.</>;
    case 'paused':
      return <>This page was opened by a link that carries changes. Say first, at the top of the page, what is to become of them.</>;
    case 'undone':
      return <>{cell} is as it was before.</>;
  }
}

/** What was brought, in words. */
export function broughtWords({ changed, outdated, refused }: Extract<Outcome, { was: 'brought' }>): string {
  if (refused) return 'This browser does not let the course read what it keeps, so no change of yours could come along: this is the module as chapter 3 has it.';
  if (changed.length === 0) return 'You have changed nothing of the module in chapter 3: this is the module as it is there.';
  const since = outdated ? ' (The course has changed some of these lines since you did; what came along is yours.)' : '';
  return `This is your module of chapter 3, with what you changed in ${listed(filesOf(changed))}.${since}`;
}

const listed = (files: readonly string[]): string => (files.length < 2 ? files.join() : `${files.slice(0, -1).join(', ')} and ${files.at(-1)}`);
