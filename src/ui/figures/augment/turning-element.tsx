/** `<cr-turning>`: the digit, what is done to it and how far are the figure's own; the networks' answers come from a cell. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { sheetOf } from '../ink.ts';
import { SIDE } from './moved-data.ts';
import { beginning, turningProblem, type TurningData, type TurningState } from './turning-data.ts';
import { settings, TurningView } from './turning.tsx';

export const attach: Attach = (host, session) => {
  let data: TurningData | undefined;
  let state: TurningState | undefined;
  let made = { ink: '', sheet: '' };
  const follower = follow<TurningData>({
    host,
    session,
    problemOf: turningProblem,
    draw: (now) => {
      data = now.data;
      state ??= beginning(data, Number(host.dataset['first']));
      const ink = data.digits.map((digit) => digit.ink).join('');
      if (ink !== made.ink) made = { ink, sheet: sheetOf(data.digits.map((digit) => digit.ink), SIDE, data.digits.length) };
      render(<TurningView data={data} {...state} sheet={made.sheet} stale={now.stale} problem={now.problem} />, host);
    },
  });

  const become = (news: Partial<TurningState>): void => {
    if (!data || !state) return;
    const next = { ...state, ...news };
    const places = data.ways[next.way]?.at.length ?? 1;
    // What was in the middle stays in the middle.
    if (news.way !== undefined && news.way !== state.way) next.place = Math.round((state.place / ((data.ways[state.way]?.at.length ?? 2) - 1)) * (places - 1));
    next.place = Math.max(0, Math.min(places - 1, next.place));
    if (next.digit === state.digit && next.way === state.way && next.place === state.place) return;
    state = next;
    follower.redraw();
  };

  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (button?.dataset['digit'] !== undefined) become({ digit: Number(button.dataset['digit']) });
    if (button?.dataset['way'] !== undefined) become({ way: Number(button.dataset['way']) });
  });

  const placeAt = (svg: SVGSVGElement, { clientX }: PointerEvent): void => {
    const { width, left, right } = settings[svg.dataset['setting'] === 'phone' ? 'phone' : 'wide'];
    const box = svg.getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * width;
    const last = (data?.ways[state?.way ?? 0]?.at.length ?? 1) - 1;
    become({ place: Math.round(((x - left) / (right - left)) * last) });
  };
  let dragging: { pointer: number; svg: SVGSVGElement } | undefined;
  host.addEventListener('pointerdown', (event) => {
    const svg = event.target instanceof Element ? event.target.closest<SVGSVGElement>('svg[data-setting]') : null;
    if (!svg || event.button !== 0) return;
    dragging = { pointer: event.pointerId, svg };
    host.setPointerCapture(event.pointerId);
    svg.querySelector<SVGGElement>('.turning-grip')?.focus({ preventScroll: true });
    placeAt(svg, event);
    event.preventDefault();
  });
  host.addEventListener('pointermove', (event) => {
    if (dragging?.pointer === event.pointerId) placeAt(dragging.svg, event);
  });
  const end = (): void => {
    dragging = undefined;
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);

  host.addEventListener('keydown', (event) => {
    if (!state || !(event.target instanceof Element) || !event.target.closest('.turning-grip')) return;
    const last = (data?.ways[state.way]?.at.length ?? 1) - 1;
    const to = { ArrowRight: state.place + 1, ArrowUp: state.place + 1, ArrowLeft: state.place - 1, ArrowDown: state.place - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    become({ place: to });
  });
  return follower;
};
