/** `<cr-mistake>`: makes its mistake in a cell of the page, as an edit that runs, and mends it. */
import { render } from 'preact';
import type { Attach } from '../register.ts';
import { MistakeView, type MistakeProps } from './mistake.tsx';

export const attach: Attach = (host, session) => {
  const { cell = '', from = '', to = '' } = host.dataset;
  const has = (piece: string): boolean => session.cell(cell).source.includes(piece);
  // Made is looked for first: it may be the right piece with something added.
  const state = (): MistakeProps['state'] => (has(to) ? 'made' : has(from) ? 'unmade' : 'other');
  const draw = (): void => render(<MistakeView cell={cell} from={from} to={to} state={state()} />, host);

  host.addEventListener('click', ({ target }) => {
    const now = state();
    if (!(target instanceof Element) || !target.closest('button') || now === 'other') return;
    const { source } = session.cell(cell);
    session.edit(cell, now === 'made' ? source.replace(to, () => from) : source.replace(from, () => to));
    session.run(cell);
    draw();
  });
  session.on('cell', (changed) => {
    if (changed.id === cell) draw();
  });
  draw();
  return { near: () => {} };
};
