/** `<cr-forward>`: the forward pass in the page. Stepping is the figure's own. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { forwardProblem, passes } from './forward-data.ts';
import type { ForwardData } from './forward-data.ts';
import { ForwardView } from './forward.tsx';

export const attach: Attach = (host, session) => {
  const last = passes.length;
  let step = 0;
  const follower = follow<ForwardData>({
    host,
    session,
    problemOf: forwardProblem,
    draw: ({ data, stale, problem }) => render(<ForwardView data={data} step={step} stale={stale} problem={problem} />, host),
  });
  const go = (to: number): void => {
    step = (to + last + 1) % (last + 1);
    follower.redraw();
  };

  host.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const by = target.closest('[data-step-by]')?.getAttribute('data-step-by');
    const to = target.closest('[data-to-step]')?.getAttribute('data-to-step');
    if (by) go(step + Number(by));
    else if (to) go(Number(to) === step ? 0 : Number(to));
  });
  host.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[role=slider]')) return;
    const to = stepBy(event.key, step, last);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  return follower;
};

function stepBy(key: string, step: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(step + 1, last);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(step - 1, 0);
    case 'Home':
    case 'Escape':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
