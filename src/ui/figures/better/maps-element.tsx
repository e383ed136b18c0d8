/** `<cr-maps>`: maps in the page. On a narrow place a switch chooses the one that is shown. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { mapsProblem, type MapsData } from './maps-data.ts';
import { MapsView } from './maps.tsx';

export const attach: Attach = (host, session) => {
  const { watch = '' } = host.dataset;
  let panel = Number(host.dataset['first'] ?? 0);
  let count = 1;
  const follower = follow<MapsData>({
    host,
    session,
    problemOf: mapsProblem,
    draw: ({ data, stale, problem }) => {
      count = data.panels.length;
      panel = Math.min(panel, count - 1);
      render(<MapsView data={data} id={`maps-${watch}`} panel={panel} stale={stale} problem={problem} />, host);
    },
  });
  const show = (to: number): void => {
    panel = (to + count) % count;
    follower.redraw();
    host.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus();
  };
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
