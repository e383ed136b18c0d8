/**
 * Values of a plot on demand: the data mark nearest to the pointer, or the one the arrow keys have reached, is
 * marked and told below the drawing. A mark with a title (Plot's `title` channel) is told by it; others by the axes.
 */
import type { Tree } from '../../engine/protocol.ts';
import { type Axis, axisOf } from './axes.ts';
import { type DataMark, dataMarks, nearestMark } from './data-marks.ts';

const attached = new WeakSet<Element>();

/** What moves in a redrawn plot; the pin's own changes are not among it. */
const REDRAWN = ['d', 'cx', 'cy', 'r', 'x', 'y', 'width', 'height', 'transform'];

interface Reading {
  svg: SVGSVGElement;
  marks: DataMark[];
  x: Axis | undefined;
  y: Axis | undefined;
}

/** Makes a picture readable; does nothing the second time. */
export function attachReadout(picture: HTMLElement): void {
  if (attached.has(picture)) return;
  attached.add(picture);
  let known: Reading | undefined;
  /** Index of the mark that is told now. */
  let at = -1;

  const reading = (): Reading | undefined => (known ??= readingOf(picture));
  const show = (index: number): void => {
    const now = reading();
    const mark = now?.marks[index];
    at = mark ? index : -1;
    const line = picture.querySelector('.readout');
    if (line) line.textContent = mark ? words(mark, now?.x, now?.y) : '';
    pin(picture, now?.svg, mark);
  };
  const point = (event: PointerEvent): void => {
    const now = reading();
    const matrix = now?.svg.getScreenCTM()?.inverse();
    if (now && matrix) show(nearestMark(now.marks, new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)));
  };

  const drawing = picture.querySelector<HTMLElement>('.drawing') ?? picture;
  drawing.addEventListener('pointermove', point);
  drawing.addEventListener('pointerdown', point);
  drawing.addEventListener('pointerleave', () => {
    if (!drawing.matches(':focus')) show(-1);
  });
  drawing.addEventListener('focus', () => show(Math.max(at, 0)));
  drawing.addEventListener('blur', () => show(-1));
  drawing.addEventListener('keydown', (event) => {
    const next = neighbour(reading()?.marks ?? [], Math.max(at, 0), event.key);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    drawing.querySelector('.pin')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  new MutationObserver(() => {
    known = undefined;
    show(at);
  }).observe(drawing, { subtree: true, childList: true, attributeFilter: REDRAWN });
  if (drawing.matches(':focus')) show(0);
}

function readingOf(picture: HTMLElement): Reading | undefined {
  // A legend's small drawings come before the plot.
  const svg = [...picture.querySelectorAll('svg')].at(-1);
  if (!svg) return undefined;
  const tree = treeOf(svg);
  return { svg, marks: dataMarks(tree), x: axisOf(tree, 'x'), y: axisOf(tree, 'y') };
}

function pin(picture: HTMLElement, svg: SVGSVGElement | undefined, mark: DataMark | undefined): void {
  const dot = picture.querySelector<HTMLElement>('.pin');
  const matrix = svg?.getScreenCTM();
  if (!dot) return;
  dot.hidden = !mark || !matrix;
  if (!mark || !matrix) return;
  const place = new DOMPoint(mark.x, mark.y).matrixTransform(matrix);
  const frame = (dot.offsetParent ?? picture).getBoundingClientRect();
  dot.style.translate = `${place.x - frame.left}px ${place.y - frame.top}px`;
}

/** Left and right along a series, up and down between series; by index. */
function neighbour(marks: readonly DataMark[], at: number, key: string): number | undefined {
  const from = marks[at];
  if (!from) return undefined;
  const indices = (series: number): number[] => marks.flatMap((mark, index) => (mark.series === series ? [index] : []));
  const own = indices(from.series);
  const place = own.indexOf(at);
  switch (key) {
    case 'ArrowRight':
      return own[Math.min(place + 1, own.length - 1)];
    case 'ArrowLeft':
      return own[Math.max(place - 1, 0)];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowDown':
    case 'ArrowUp': {
      const other = indices(from.series + (key === 'ArrowDown' ? 1 : -1));
      const distance = (index: number): number => Math.abs((marks[index]?.x ?? 0) - from.x);
      return other.reduce((best, index) => (distance(index) < distance(best) ? index : best), other[0] ?? at);
    }
    default:
      return undefined;
  }
}

function words(mark: DataMark, x: Axis | undefined, y: Axis | undefined): string {
  if (mark.title !== undefined) return mark.title;
  const parts = [x && `${x.label ?? 'x'} ${x.read(mark.x)}`, y && `${y.label ?? 'y'} ${y.read(mark.y)}`];
  return parts.filter(Boolean).join(', ');
}

/** The drawing in the page as plain data. */
function treeOf(element: Element): Tree {
  // The page keeps Plot's names of groups as data-part.
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name === 'data-part' ? 'aria-label' : name, value]));
  const children = [...element.childNodes].flatMap((child): Tree[] => {
    if (child instanceof Element) return [treeOf(child)];
    return child.nodeType === 3 ? [child.nodeValue ?? ''] : [];
  });
  return { tag: element.tagName, attributes, children };
}
