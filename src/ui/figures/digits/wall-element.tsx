/** `<cr-wall>`: the wall of digits in the page. Pointing or arrow keys show one large; a click or Enter chooses it for the chapter's cells. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { sheetOf } from './sheet.ts';
import { wallProblem, type WallData } from './wall-data.ts';
import { ACROSS, WallView } from './wall.tsx';

export const attach: Attach = (host, session) => {
  const { watch = '', turns = '', chooses = '' } = host.dataset;
  // The first page came as a picture: it is taken from where the build drew it.
  const brought = /url\("?([^")]+)/.exec(host.querySelector<HTMLElement>('[data-sheet]')?.style.getPropertyValue('--sheet') ?? '')?.[1] ?? '';
  let made = { ink: '', sheet: brought };
  let data: WallData | undefined;
  let chosen = 0;
  const follower = follow<WallData>({
    host,
    session,
    problemOf: wallProblem,
    draw: (state) => {
      if (data !== undefined && (data.page !== state.data.page || data.of !== state.data.of)) chosen = 0;
      data = state.data;
      if (data.ink !== made.ink) made = data.ink === '' ? { ink: '', sheet: brought } : { ink: data.ink, sheet: sheetOf(data.ink, ACROSS) };
      render(<WallView data={data} id={`wall-${watch}`} sheet={made.sheet} chosen={chosen} stale={state.stale} problem={state.problem} />, host);
    },
  });

  const show = (k: number): void => {
    if (!data || k === chosen || k < 0 || k >= data.places.length) return;
    chosen = k;
    follower.redraw();
  };
  const choose = (): void => {
    const place = data?.places[chosen];
    if (place !== undefined) session.setInput(chooses, place);
  };
  const placeOf = (target: EventTarget | null): number | undefined => {
    const digit = target instanceof Element ? target.closest<HTMLElement>('[data-k]') : null;
    return digit ? Number(digit.dataset['k']) : undefined;
  };
  host.addEventListener('pointerover', ({ target, pointerType }) => {
    const k = placeOf(target);
    if (k !== undefined && pointerType === 'mouse') show(k);
  });
  host.addEventListener('click', ({ target }) => {
    const turn = target instanceof Element ? target.closest<HTMLElement>('[data-turn]') : null;
    if (turn && data) return void session.setInput(turns, String(data.page + Number(turn.dataset['turn'])));
    const k = placeOf(target);
    if (k === undefined) return;
    show(k);
    choose();
  });
  host.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[role="listbox"]') || !data) return;
    // As many as are in a row where it is seen.
    const digits = [...host.querySelectorAll<HTMLElement>('[data-k]')];
    const row = Math.max(1, digits.findIndex((digit) => digit.offsetTop !== digits[0]?.offsetTop));
    const last = data.places.length - 1;
    const to = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, ArrowDown: chosen + row, ArrowUp: chosen - row, Home: 0, End: last }[event.key];
    if (event.key === 'Enter' || event.key === ' ') choose();
    else if (to !== undefined) show(Math.max(0, Math.min(last, to)));
    else return;
    event.preventDefault();
  });
  return follower;
};
