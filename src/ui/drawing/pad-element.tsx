/**
 * `<cr-pad>`: drawn on with mouse, pen, finger or keyboard; the drawing is an input of the page. The ink is under the
 * pen at once; what is computed from it follows. Pads of one name show one drawing.
 */
import { render } from 'preact';
import { drawingFrom, drawingText, type Drawing, type Point } from '../../network/drawing/drawing.ts';
import type { Session } from '../../engine/host/types.ts';
import type { Attach } from '../figures/register.ts';
import { GRID, isInked, isNews, painted, pathOf, penOf, undone, type Pen } from './ink.ts';
import { PadView } from './pad.tsx';

const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const attach: Attach = (host, session) => {
  const { name = '', pens = '', label = 'Drawing', id = name, small } = host.dataset;
  let drawing = drawn(session, name);
  let at: { column: number; row: number } | undefined;
  let before: typeof at;
  let place = '';
  /** The stroke under the pen, and the pointer that draws it. */
  let stroke: { points: Point[]; pointer: number; path: SVGPathElement } | undefined;

  const pen = (): Pen => penOf(pens === '' ? undefined : session.input(pens));
  const show = (): void => render(<PadView id={id} label={label} drawing={drawing} pen={pen()} small={small !== undefined} at={at} place={place} live />, host);
  const become = (next: Drawing): void => {
    drawing = next;
    session.setInput(name, drawingText(next));
    show();
  };

  // — Pointers —

  const paper = (): HTMLElement => host.querySelector<HTMLElement>('.pad-paper') as HTMLElement;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = paper().getBoundingClientRect();
    const within = (part: number): number => Math.min(1, Math.max(0, part));
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
  };

  function begin(event: PointerEvent): void {
    if (!(event.target instanceof Element) || !event.target.closest('.pad-paper') || stroke || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault(); // no selection, no drag of a picture
    const target = paper();
    target.focus({ preventScroll: true });
    try {
      target.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already: what it still says is heard as long as it is over the paper.
    }
    at = before = undefined;
    place = '';
    drawing = [...drawing, [pointOf(event)]];
    show();
    const path = [...host.querySelectorAll<SVGPathElement>('.pad-ink path')].at(-1) as SVGPathElement;
    stroke = { points: [...(drawing.at(-1) as readonly Point[])], pointer: event.pointerId, path };
    send();
  }

  function go(event: PointerEvent): void {
    if (!stroke || event.pointerId !== stroke.pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    const count = stroke.points.length;
    for (const one of all.length > 0 ? all : [event]) {
      const point = pointOf(one);
      if (isNews(stroke.points.at(-1), point)) stroke.points.push(point);
    }
    if (stroke.points.length === count) return;
    stroke.path.setAttribute('d', pathOf(stroke.points));
    send();
  }

  /** The strokes so far go to the cells; a later value overtakes an earlier one. */
  function send(): void {
    if (!stroke) return;
    drawing = [...drawing.slice(0, -1), [...stroke.points]];
    session.setInput(name, drawingText(drawing));
  }

  function end(event: PointerEvent): void {
    if (!stroke || event.pointerId !== stroke.pointer) return;
    go(event);
    stroke = undefined;
    show();
  }

  host.addEventListener('pointerdown', begin);
  host.addEventListener('pointermove', go);
  for (const last of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) host.addEventListener(last, end);
  // A wheel in the midst of a stroke is a slip; and the ink is not to be dragged away as text.
  host.addEventListener('wheel', (event) => void (stroke && event.preventDefault()), { passive: false });
  host.addEventListener('selectstart', (event) => void (stroke && event.preventDefault()));

  // — Keys —

  const paint = (): void => {
    if (!at) return;
    const next = painted(drawing, at.column, at.row, before);
    before = at;
    place = `${placeWords(at)}, ink`;
    become(next);
  };
  host.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.pad-paper') || event.ctrlKey || event.metaKey || event.altKey || stroke) return;
    const step = ARROWS[event.key];
    if (step) {
      const within = (n: number): number => Math.min(GRID - 1, Math.max(0, n));
      const from = at ?? { column: Math.floor(GRID / 2), row: Math.floor(GRID / 4) };
      at = at ? { column: within(from.column + step[0]), row: within(from.row + step[1]) } : from;
      place = `${placeWords(at)}, ${isInked(drawing, at.column, at.row) ? 'ink' : 'paper'}`;
      if (event.shiftKey) paint();
      else show();
    } else if (event.key === ' ' || event.key === 'Enter') {
      at ??= { column: Math.floor(GRID / 2), row: Math.floor(GRID / 4) };
      paint();
    } else if (event.key === 'Backspace') {
      undo();
    } else if (event.key === 'Delete') {
      clear();
    } else return;
    event.preventDefault();
  });
  host.addEventListener('focusout', (event) => {
    if (!at || host.contains(event.relatedTarget as Node | null)) return;
    at = before = undefined;
    place = '';
    show();
  });

  // — Tools —

  function undo(): void {
    place = drawing.length > 0 ? 'Taken back.' : 'There is nothing to take back.';
    const next = undone(drawing, before !== undefined);
    before = undefined;
    if (next !== drawing) become(next);
    else show();
  }

  function clear(): void {
    before = undefined;
    place = 'Cleared.';
    become([]);
  }

  host.addEventListener('click', ({ target }) => {
    const tool = target instanceof Element ? target.closest<HTMLElement>('[data-pad]')?.dataset['pad'] : undefined;
    if (tool === undefined) return;
    if (tool === 'undo') undo();
    else if (tool === 'clear') clear();
    else if (pens !== '') session.setInput(pens, tool);
    // A button that has had its day takes the focus along.
    if (tool === 'clear' || (tool === 'undo' && drawing.length === 0)) paper().focus({ preventScroll: true });
  });

  session.on('input', (changed, value) => {
    if (changed === pens) show();
    if (changed !== name || stroke || value === drawingText(drawing)) return;
    drawing = drawn(session, name);
    before = undefined;
    show();
  });
  show();
  return { near: () => undefined };
};

const placeWords = ({ column, row }: { column: number; row: number }): string => `row ${row + 1}, column ${column + 1}`;

/** The drawing that the input holds. One that a link brought may be anything: then nothing is drawn. */
function drawn(session: Session, name: string): Drawing {
  try {
    return drawingFrom(String(session.input(name)));
  } catch {
    return [];
  }
}
