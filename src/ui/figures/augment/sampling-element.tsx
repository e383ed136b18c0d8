/** `<cr-sampling>`: a pixel is chosen by pointing, dragging or the arrow keys; the page's cells look it up. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { sheetOf } from '../ink.ts';
import { SIDE } from './moved-data.ts';
import { samplingProblem, type SamplingData } from './sampling-data.ts';
import { SamplingView } from './sampling.tsx';

export const attach: Attach = (host, session) => {
  const { columns = '', rows = '' } = host.dataset;
  let made = { ink: '', sheet: '' };
  const follower = follow<SamplingData>({
    host,
    session,
    problemOf: samplingProblem,
    inputs: [columns, rows],
    draw: ({ data, stale, problem }) => {
      const ink = data.before + data.after;
      if (ink !== made.ink) made = { ink, sheet: sheetOf([data.before, data.after], SIDE, 2) };
      render(<SamplingView data={data} sheet={made.sheet} stale={stale} problem={problem} />, host);
    },
  });

  const choose = (column: number, row: number): void => {
    const kept = (place: number): number => Math.max(0, Math.min(SIDE - 1, place));
    if (kept(column) !== Number(session.input(columns))) session.setInput(columns, kept(column));
    if (kept(row) !== Number(session.input(rows))) session.setInput(rows, kept(row));
  };
  const chooseAt = (svg: SVGSVGElement, { clientX, clientY }: PointerEvent): void => {
    const box = svg.getBoundingClientRect();
    choose(Math.floor(((clientX - box.left) / box.width) * SIDE), Math.floor(((clientY - box.top) / box.height) * SIDE));
  };

  let dragging: { pointer: number; svg: SVGSVGElement } | undefined;
  host.addEventListener('pointerdown', (event) => {
    const choice = event.target instanceof Element ? event.target.closest<SVGGElement>('.sampling-choice') : null;
    const svg = choice?.closest('svg');
    if (!choice || !svg || event.button !== 0) return;
    dragging = { pointer: event.pointerId, svg };
    host.setPointerCapture(event.pointerId);
    chooseAt(svg, event);
    choice.focus({ preventScroll: true });
    event.preventDefault();
  });
  host.addEventListener('pointermove', (event) => {
    if (dragging?.pointer === event.pointerId) chooseAt(dragging.svg, event);
  });
  const end = (): void => {
    dragging = undefined;
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);

  host.addEventListener('keydown', (event) => {
    const by = event.target instanceof Element && event.target.closest('.sampling-choice') ? moves[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    const step = event.shiftKey ? 5 : 1;
    choose(Number(session.input(columns)) + step * by[0], Number(session.input(rows)) + step * by[1]);
  });
  return follower;
};

const moves: Record<string, readonly [number, number] | undefined> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
