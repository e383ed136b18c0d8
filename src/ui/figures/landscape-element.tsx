/** `<cr-landscape>`: the landscape in the page. Its selects set inputs; on a phone a switch shows one panel. */
import { render } from 'preact';
import { follow } from './follow.ts';
import { landscapeProblem } from './landscape-data.ts';
import type { LandscapeData } from './landscape-data.ts';
import { LandscapeView } from './landscape.tsx';
import type { Attach } from './register.ts';

export const attach: Attach = (host, session) => {
  const { watch = '', choosesX, choosesY } = host.dataset;
  let panel = 0;
  let count = 1;
  const follower = follow<LandscapeData>({
    host,
    session,
    problemOf: landscapeProblem,
    draw: ({ data, stale, problem }) => {
      count = data.paths.length;
      panel = Math.min(panel, count - 1);
      render(<LandscapeView data={data} id={`landscape-${watch}`} choosesX={choosesX} choosesY={choosesY} panel={panel} stale={stale} problem={problem} />, host);
    },
  });
  const show = (to: number): void => {
    panel = (to + count) % count;
    follower.redraw();
    host.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus();
  };
  host.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const name = target.dataset['sets'];
    if (name) session.setInput(name, target.value);
  });
  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-panel]') : null;
    if (button) show(Number(button.dataset['panel']));
  });
  host.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-panel]')) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    show(panel + by);
  });
  return follower;
};
