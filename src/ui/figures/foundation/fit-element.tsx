/** `<cr-fit>`: the fit in the page. A grip sets two inputs of the page: where its neuron's step is, and its height. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { fitProblem, kept, reach } from './fit-data.ts';
import type { FitData, Grip } from './fit-data.ts';
import { FitView, settings } from './fit.tsx';
import { acrossAt, upAt, valueAcross, valueUp } from './plot-frame.tsx';

export const attach: Attach = (host, session) => {
  const places = namesIn(host.dataset['places']);
  const heights = namesIn(host.dataset['heights']);
  const home = host.querySelector<HTMLElement>('.figure-live') ?? host;
  const gripOf = (n: number): Grip => ({ place: Number(session.input(places[n] ?? '')), height: Number(session.input(heights[n] ?? '')) });

  const follower = follow<FitData>({
    host,
    session,
    problemOf: fitProblem,
    inputs: [...places, ...heights],
    draw: ({ data, stale, problem }) => render(<FitView data={data} grips={places.map((_, n) => gripOf(n))} stale={stale} problem={problem} />, home),
  });

  const set = (n: number, to: Grip): void => {
    const now = gripOf(n);
    const next = { place: kept(reach.place, to.place), height: kept(reach.height, to.height) };
    if (next.place !== now.place) session.setInput(places[n] ?? '', next.place);
    if (next.height !== now.height) session.setInput(heights[n] ?? '', next.height);
  };

  let drag: { n: number; pointer: number; svg: SVGSVGElement; dx: number; dy: number } | undefined;

  home.addEventListener('pointerdown', (event) => {
    const grip = gripUnder(event.target);
    const svg = grip?.closest('svg');
    if (!grip || !svg || event.button !== 0) return;
    const n = Number(grip.dataset['grip']);
    const at = placeIn(svg, event);
    const frame = frameOf(svg);
    if (!at) return;
    const { place, height } = gripOf(n);
    // From here on the grip keeps its distance to the pointer.
    drag = { n, pointer: event.pointerId, svg, dx: acrossAt(frame, place) - at.x, dy: upAt(frame, height / 2) - at.y };
    home.setPointerCapture(event.pointerId);
    grip.focus({ preventScroll: true });
    event.preventDefault();
  });
  home.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const at = placeIn(drag.svg, event);
    const frame = frameOf(drag.svg);
    if (at) set(drag.n, { place: valueAcross(frame, at.x + drag.dx), height: 2 * valueUp(frame, at.y + drag.dy) });
  });
  const end = (): void => {
    drag = undefined;
  };
  home.addEventListener('pointerup', end);
  home.addEventListener('pointercancel', end);

  home.addEventListener('keydown', (event) => {
    const grip = gripUnder(event.target);
    const by = grip && moves[event.key];
    if (!grip || !by) return;
    event.preventDefault();
    const n = Number(grip.dataset['grip']);
    const { place, height } = gripOf(n);
    const step = reach.step * (event.shiftKey ? 10 : 1);
    set(n, { place: place + by[0] * step, height: height + by[1] * step });
  });
  return follower;
};

const moves: Record<string, readonly [number, number] | undefined> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const namesIn = (list: string | undefined): string[] => (list ?? '').split(/\s+/).filter(Boolean);

const gripUnder = (target: EventTarget | null): SVGElement | undefined => (target instanceof Element ? (target.closest<SVGElement>('[data-grip]') ?? undefined) : undefined);

const frameOf = (svg: SVGSVGElement): (typeof settings)['wide']['parts'] => settings[svg.dataset['setting'] === 'phone' ? 'phone' : 'wide'].parts;

/** Where the pointer is, in the drawing's units. */
function placeIn(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): DOMPoint | undefined {
  const matrix = svg.getScreenCTM();
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : undefined;
}
