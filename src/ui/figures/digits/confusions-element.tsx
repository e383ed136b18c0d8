/** `<cr-confusions>`: the table of confusions in the page. Arrow keys walk in the table; a click or Enter shows the digits of a cell. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { cardsFor, confusionsProblem, type ConfusionsData, type Sorting } from './confusions-data.ts';
import { BEGIN, ConfusionsView, type ConfusionsState } from './confusions.tsx';
import { sheetOf } from './sheet.ts';

export const attach: Attach = (host, session) => {
  let state: ConfusionsState = BEGIN;
  let made = { ink: '', sheet: '' };
  const follower = follow<ConfusionsData>({
    host,
    session,
    problemOf: confusionsProblem,
    draw: ({ data, stale, problem }) => {
      const ink = cardsFor(data, state.cell, state.sorting).slice(0, state.most).map((card) => card.ink).join('');
      if (ink !== made.ink) made = { ink, sheet: sheetOf(ink, 1) };
      render(<ConfusionsView data={data} {...state} sheet={made.sheet} stale={stale} problem={problem} />, host);
    },
  });
  const become = (news: Partial<ConfusionsState>): void => {
    state = { ...state, ...news };
    follower.redraw();
  };
  const cellOf = (button: HTMLElement): { of: number; as: number } => ({ of: Number(button.dataset['of']), as: Number(button.dataset['as']) });
  const focusCell = ({ of, as }: { of: number; as: number }): void => host.querySelector<HTMLElement>(`[data-of="${of}"][data-as="${as}"]`)?.focus();

  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (!button) return;
    if (button.dataset['of'] !== undefined) {
      const cell = cellOf(button);
      const again = state.cell?.of === cell.of && state.cell.as === cell.as;
      become({ cell: again ? undefined : cell, at: cell, most: BEGIN.most });
    } else if (button.dataset['sort'] !== undefined) become({ sorting: button.dataset['sort'] as Sorting, most: BEGIN.most });
    else if (button.dataset['more'] !== undefined) become({ most: state.most + 60 });
    else if (button.dataset['all'] !== undefined) {
      become({ cell: undefined, most: BEGIN.most });
      focusCell(state.at);
    }
  });
  host.addEventListener('keydown', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-of]') : null;
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!button || !step) return;
    event.preventDefault();
    const { of, as } = cellOf(button);
    const within = (n: number): number => Math.max(0, Math.min(9, n));
    const at = { of: within(of + (step[0] ?? 0)), as: within(as + (step[1] ?? 0)) };
    become({ at });
    focusCell(at);
  });
  return follower;
};
