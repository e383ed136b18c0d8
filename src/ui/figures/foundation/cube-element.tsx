/** `<cr-cubes>`: the two cubes in the page. Turning them is the figure's own, by pointer, finger and arrow keys. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { cubeProblem } from './cube-data.ts';
import type { CubeData, View } from './cube-data.ts';
import { CubeView, firstView } from './cube.tsx';

/** Radians a pixel. */
const SPEED = 0.011;
const STEP = Math.PI / 36;

export const attach: Attach = (host, session) => {
  let view: View = firstView;
  let frame = 0;
  const follower = follow<CubeData>({
    host,
    session,
    problemOf: cubeProblem,
    draw: ({ data, stale, problem }) => render(<CubeView data={data} view={view} stale={stale} problem={problem} />, host),
  });

  /** Draws once a frame, however many moves there were. */
  const turn = (next: View): void => {
    view = { turn: wrapped(next.turn), tilt: Math.min(1.45, Math.max(-1.45, next.tilt)) };
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      follower.redraw();
    });
  };

  let drag: { pointer: number; x: number; y: number; from: View; tilts: boolean } | undefined;
  host.addEventListener('pointerdown', (event) => {
    const pair = event.target instanceof Element ? event.target.closest('.cube-pair') : null;
    if (!pair || event.button !== 0) return;
    // A finger that moves up or down scrolls the page: it turns, and does not tilt.
    drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from: view, tilts: event.pointerType !== 'touch' };
    host.setPointerCapture(event.pointerId);
  });
  host.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const { from, x, y, tilts } = drag;
    turn({ turn: from.turn + (event.clientX - x) * SPEED, tilt: from.tilt + (tilts ? (event.clientY - y) * SPEED : 0) });
  });
  const end = (): void => {
    drag = undefined;
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);

  host.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.cube-pair')) return;
    const next = moved(event.key, view);
    if (!next) return;
    event.preventDefault();
    turn(next);
  });
  return follower;
};

function moved(key: string, { turn, tilt }: View): View | undefined {
  switch (key) {
    case 'ArrowRight':
      return { turn: turn + STEP, tilt };
    case 'ArrowLeft':
      return { turn: turn - STEP, tilt };
    case 'ArrowUp':
      return { turn, tilt: tilt + STEP };
    case 'ArrowDown':
      return { turn, tilt: tilt - STEP };
    case 'Home':
      return firstView;
    default:
      return undefined;
  }
}

function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
