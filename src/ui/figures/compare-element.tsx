/** `<cr-compare>`: the comparison in the page. */
import { render } from 'preact';
import { compareProblem, CompareView } from './compare.tsx';
import type { CompareRow } from './compare.tsx';
import { follow } from './follow.ts';
import type { Attach } from './register.ts';

export const attach: Attach = (host, session) =>
  follow<CompareRow[]>({
    host,
    session,
    problemOf: compareProblem,
    draw: ({ data, stale, problem }) => render(<CompareView rows={data} digits={Number(host.dataset['digits'] ?? 6)} stale={stale} problem={problem} />, host),
  });
