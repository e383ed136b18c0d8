/** `<cr-slider>`: a native range, over the input's own scale, next to its number. */
import { session } from '../live/session.ts';
import { rangeFrom } from './props.ts';
import { fromFraction, stepped, toFraction, written } from './scale.ts';

/** The native control counts thousandths of the way. */
const PARTS = 1000;

export class SliderElement extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    const name = this.dataset['name'] ?? '';
    const range = rangeFrom(this);
    const control = this.querySelector('input');
    if (!control) return;
    const value = (): number => Number(session().input(name));
    const show = (): void => {
      const parts = String(Math.round(toFraction(range, value()) * PARTS));
      if (control.value !== parts) control.value = parts;
      control.setAttribute('aria-valuetext', written(range, value()));
      this.style.setProperty('--at', `${Number(parts) / 10}%`);
    };
    control.disabled = false;
    control.addEventListener('input', () => {
      const next = fromFraction(range, Number(control.value) / PARTS);
      if (next !== value()) session().setInput(name, next);
    });
    // Arrow keys go by the input's own steps, not by thousandths.
    control.addEventListener('keydown', (event) => {
      const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
      if (direction === undefined) return;
      event.preventDefault();
      const next = stepped(range, value(), direction * (event.shiftKey ? 10 : 1));
      if (next !== value()) session().setInput(name, next);
    });
    this.#end = session().on('input', (changed) => {
      if (changed === name) show();
    });
    show();
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}
