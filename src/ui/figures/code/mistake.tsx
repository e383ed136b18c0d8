/** A mistake's piece of code before and after, and the button that makes it or mends it. A pure view. */
import type { VNode } from 'preact';

export interface MistakeProps {
  cell: string;
  from: string;
  to: string;
  /** other: the cell's code has neither piece, so there is nothing to exchange. */
  state: 'unmade' | 'made' | 'other';
}

export function MistakeView({ cell, from, to, state }: MistakeProps): VNode {
  const { before, gone, come, after } = difference(from, to);
  return (
    <>
      <code class="mistake-code">
        {before}
        {gone !== '' && <del>{gone}</del>}
        {come !== '' && <ins>{come}</ins>}
        {after}
      </code>
      <span class="mistake-do">
        in <a href={`#cell-${cell}`}>{cell}</a>{' '}
        <button type="button" class="needs-script" aria-pressed={state === 'made'} disabled={state === 'other'}>
          {state === 'made' ? 'Mend it' : 'Make this mistake'}
        </button>
        {state === 'other' && <span class="mistake-other"> This piece of {cell} was edited.</span>}
      </span>
    </>
  );
}

/** What two pieces have in common at their ends, in whole words, and what differs between. */
export function difference(from: string, to: string): { before: string; gone: string; come: string; after: string } {
  const a = from.match(/\w+|\W/g) ?? [];
  const b = to.match(/\w+|\W/g) ?? [];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const cut = (list: string[], low: number, high: number): string => list.slice(low, high).join('');
  return { before: cut(a, 0, start), gone: cut(a, start, a.length - end), come: cut(b, start, b.length - end), after: cut(a, a.length - end, a.length) };
}
