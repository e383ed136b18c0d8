/** The instrument below a cell that trains: how far, how fast, and η to drag; Pause and Stop. One strip for each training. */
import type { PageTraining } from '../../trainer/service.ts';
import { rangeData } from '../inputs/props.ts';
import { widest, type Range } from '../inputs/scale.ts';
import type { ScrubElement } from '../inputs/scrub.ts';
import { announce } from '../live/announce.ts';
import { noteWords, overWords, shareOf, standingWords } from './words.ts';

/** Four decades around what is usual. */
const RATES: Range = { min: 0.0001, max: 10, step: 0.0001, scale: 'log', digits: 4 };

/** Shows `training` below its cell until it is over. */
export function showStrip(document: Document, training: PageTraining): void {
  const place = placeBelow(document, training.cell);
  if (!place) return;
  const { epochs } = training.recipe;
  const words = element(document, 'span', 'training-words');
  const note = element(document, 'p', 'training-note');
  const meter = element(document, 'div', 'training-meter', { role: 'progressbar', 'aria-label': `Training of ${training.cell}`, 'aria-valuemin': '0', 'aria-valuemax': '100' });
  const pause = button(document, 'Pause', () => {
    const paused = training.state.phase === 'paused';
    if (paused) training.resume();
    else training.pause();
    announce(document, () => (paused ? 'Training goes on.' : 'Training is paused.'), 100);
  });
  const stop = button(document, 'Stop training', () => training.stop());
  stop.title = 'Ends the training here. The cell goes on with what was learned.';
  const actions = element(document, 'span', 'training-actions', { role: 'group', 'aria-label': `Training of ${training.cell}` });
  actions.append(pause, stop);
  const line = element(document, 'div', 'training-line');
  line.append(words, rateOf(document, training), actions);
  const strip = element(document, 'div', 'training');
  strip.append(meter, line, note);

  const show = (): void => {
    const { state } = training;
    if (state.phase === 'over') return end();
    const share = Math.round(shareOf(state, epochs) * 1000) / 10;
    put(words, standingWords(state, epochs));
    put(note, noteWords(state));
    put(pause, state.phase === 'paused' ? 'Resume' : 'Pause');
    meter.style.setProperty('--done', `${share}%`);
    meter.setAttribute('aria-valuenow', String(Math.round(share)));
    meter.setAttribute('aria-valuetext', standingWords(state, epochs));
    strip.toggleAttribute('data-paused', state.phase === 'paused');
  };
  const off = training.on(show);
  /** Takes itself away; who was in it finds the cell's own actions. The last one leaves its words, as tall, so that nothing below moves. */
  const end = (): void => {
    off();
    const focused = strip.contains(document.activeElement);
    const cell = strip.closest('cr-cell');
    strip.remove();
    const left = overWords(training.state, epochs);
    if (place.childElementCount === 0 && left !== '') {
      const over = element(document, 'p', 'training-over');
      put(over, left);
      place.append(over);
    }
    if (place.childElementCount === 0) place.remove();
    if (focused) cell?.querySelector<HTMLElement>('[data-action]:not(:disabled)')?.focus({ preventScroll: true });
  };
  show();
  if (training.state.phase === 'over') return;
  place.querySelector('.training-over')?.remove();
  place.append(strip);
}

/** η: what it is now, by the schedule or by hand. */
function rateOf(document: Document, training: PageTraining): HTMLElement {
  const scrub = document.createElement('cr-scrub') as ScrubElement;
  scrub.className = 'scrub';
  scrub.dataset['label'] = 'learning rate, as it is now';
  for (const [name, value] of Object.entries(rangeData(RATES))) scrub.setAttribute(name, value);
  const number = element(document, 'span', 'scrub-number');
  number.style.setProperty('--chars', String(widest(RATES)));
  scrub.append(number);
  const { schedule } = training.recipe;
  scrub.source = {
    // In float32, and by a schedule: three digits of it are for reading.
    get: () => Number((training.state.progress?.learningRate ?? schedule.from).toPrecision(3)),
    set: (value) => training.setLearningRate(value),
    on: (listener) => training.on(listener),
  };
  const label = element(document, 'span', 'training-rate');
  const sign = element(document, 'span', 'training-sign', { 'aria-hidden': 'true' });
  sign.textContent = 'η';
  label.append(sign, scrub);
  return label;
}

/** The place for strips below a cell; made when it is first needed. */
export function placeBelow(document: Document, id: string): HTMLElement | undefined {
  const cell = document.querySelector(`cr-cell[data-cell="${CSS.escape(id)}"]`);
  if (!cell) return undefined;
  const found = cell.querySelector<HTMLElement>('.cell-trainings');
  if (found) return found;
  const place = element(document, 'div', 'cell-trainings');
  cell.append(place);
  return place;
}

export function button(document: Document, text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cell-action';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

export function element(document: Document, tag: string, className: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Text that changes only if it differs: what a screen reader or a selection is at stays. */
function put(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
