/**
 * `<cr-scrub>`: a number that is dragged sideways, stepped with the arrow keys, or typed. Scrubs of one name
 * show one input.
 */
import { announce, sentenceAround } from '../live/announce.ts';
import { session } from '../live/session.ts';
import { rangeFrom } from './props.ts';
import { type Range, dragged, paged, stepped, written } from './scale.ts';
import { type TypingField, openField } from './typing.ts';

/** Less than this is a click, not a drag. Pixels. */
const SLACK = 3;

/** Where a scrub's number lives, if it is not an input of the page. */
export interface ScrubSource {
  get(): number;
  set(value: number): void;
  /** Calls back at each change. Returns how to take that back. */
  on(listener: () => void): () => void;
}

export class ScrubElement extends HTMLElement {
  /** Set before the element comes into the document; without it, the input by its name. */
  source: ScrubSource | undefined;
  #range!: Range;
  #number!: HTMLElement;
  #field: TypingField | undefined;
  #drag: { x: number; from: number; moved: boolean } | undefined;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#range = rangeFrom(this);
    this.#number = this.querySelector<HTMLElement>('.scrub-number') ?? this;
    const number = this.#number;
    number.tabIndex = 0;
    number.setAttribute('role', 'slider');
    number.setAttribute('aria-label', this.dataset['label'] ?? this.#name);
    number.setAttribute('aria-valuemin', String(this.#range.min));
    number.setAttribute('aria-valuemax', String(this.#range.max));
    // The host is the target: for fingers it is larger than the number.
    this.addEventListener('pointerdown', (event) => this.#down(event));
    this.addEventListener('pointermove', (event) => this.#move(event));
    this.addEventListener('pointerup', () => this.#up());
    this.addEventListener('pointercancel', () => this.#cancel());
    number.addEventListener('keydown', (event) => this.#key(event));
    this.source ??= this.#input();
    this.#end = this.source.on(() => this.#show());
    this.#show();
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  get #name(): string {
    return this.dataset['name'] ?? '';
  }

  #input(): ScrubSource {
    return {
      get: () => Number(session().input(this.#name)),
      set: (value) => void session().setInput(this.#name, value),
      on: (listener) => session().on('input', (name) => void (name === this.#name && listener())),
    };
  }

  get #value(): number {
    return this.source?.get() ?? NaN;
  }

  #set(value: number): void {
    if (value !== this.#value) this.source?.set(value);
  }

  #show(): void {
    const text = written(this.#range, this.#value);
    if (this.#number.textContent !== text) this.#number.textContent = text;
    this.#number.setAttribute('aria-valuenow', String(this.#value));
    this.#number.setAttribute('aria-valuetext', text);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || this.#field) return;
    this.#drag = { x: event.clientX, from: this.#value, moved: false };
    this.setPointerCapture(event.pointerId);
    // Where the browser tells of a mouse's move at once, half a frame is won over what it tells with the next frame.
    if (event.pointerType === 'mouse') this.addEventListener('pointerrawupdate', this.#raw);
  }

  /** The browser took the gesture, for scrolling. */
  #cancel(): void {
    this.#drag = undefined;
    this.removeEventListener('pointerrawupdate', this.#raw);
    this.classList.remove('dragged');
  }

  readonly #raw = (event: Event): void => this.#move(event as PointerEvent);

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    const pixels = event.clientX - drag.x;
    if (!drag.moved) {
      if (Math.abs(pixels) < SLACK) return;
      drag.moved = true;
      this.classList.add('dragged');
    }
    this.#set(dragged(this.#range, drag.from, pixels, event.shiftKey));
  }

  #up(): void {
    const drag = this.#drag;
    this.#cancel();
    if (drag && !drag.moved) this.#type(written(this.#range, this.#value), 'all');
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = this.#byKey(event);
    if (next !== undefined) {
      this.#set(next);
      announce(document, () => sentenceAround(this));
    } else if (/^[\d.,−-]$/.test(event.key)) this.#type(event.key, 'end');
    else if (event.key === 'Backspace' || event.key === 'Delete') this.#type('', 'end');
    else if (event.key === 'Enter') this.#type(written(this.#range, this.#value), 'all');
    else return;
    event.preventDefault();
  }

  #byKey({ key, shiftKey }: KeyboardEvent): number | undefined {
    const steps = shiftKey ? 10 : 1;
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return stepped(this.#range, this.#value, steps);
      case 'ArrowLeft':
      case 'ArrowDown':
        return stepped(this.#range, this.#value, -steps);
      case 'PageUp':
        return paged(this.#range, this.#value, 1);
      case 'PageDown':
        return paged(this.#range, this.#value, -1);
      case 'Home':
        return this.#range.min;
      case 'End':
        return this.#range.max;
      default:
        return undefined;
    }
  }

  #type(text: string, select: 'all' | 'end'): void {
    if (this.#field) return;
    this.#number.hidden = true;
    this.classList.add('typing');
    this.#field = openField(this, {
      text,
      select,
      label: this.dataset['label'] ?? this.#name,
      range: this.#range,
      value: () => this.#value,
      onValue: (value) => {
        this.#set(value);
        announce(document, () => sentenceAround(this));
      },
      onClose: (refocus) => {
        this.#field = undefined;
        this.classList.remove('typing');
        this.#number.hidden = false;
        if (refocus) this.#number.focus();
      },
    });
  }
}
