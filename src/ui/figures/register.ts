/**
 * Defines the figures' elements. They are complete as the build drew them; the code that redraws one comes
 * when it nears the screen, or at the first touch, and what the reader did until then is done again with it.
 */
import type { Session } from '../../engine/host/types.ts';
import { session } from '../live/session.ts';

/** What a figure's module gives: life to a baked element. */
export type Attach = (host: HTMLElement, session: Session) => Attached;

/** A figure at work. */
export interface Attached {
  /** Near the screen or not: one that is far draws when there is time. */
  near: (is: boolean) => void;
}

const modules: Record<string, () => Promise<{ attach: Attach }>> = {
  'cr-network': () => import('./network-element.tsx'),
  'cr-landscape': () => import('./landscape-element.tsx'),
  'cr-gauge': () => import('./gauge-element.tsx'),
  'cr-parameters': () => import('./parameters-element.tsx'),
  'cr-compare': () => import('./compare-element.tsx'),
  'cr-neuron': () => import('./foundation/neuron-element.tsx'),
  'cr-forward': () => import('./foundation/forward-element.tsx'),
  'cr-panels': () => import('./foundation/panels-element.tsx'),
  'cr-fit': () => import('./foundation/fit-element.tsx'),
  'cr-cubes': () => import('./foundation/cube-element.tsx'),
  'cr-products': () => import('./code/products-element.tsx'),
  'cr-mistake': () => import('./code/mistake-element.tsx'),
  'cr-maps': () => import('./better/maps-element.tsx'),
  'cr-depth': () => import('./better/depth-element.tsx'),
  'cr-taming': () => import('./better/taming-element.tsx'),
  'cr-wall': () => import('./digits/wall-element.tsx'),
  'cr-confusions': () => import('./digits/confusions-element.tsx'),
  'cr-files': () => import('./digits/files-element.tsx'),
  'cr-bring': () => import('./digits/bring-element.tsx'),
  'cr-pad': () => import('../drawing/pad-element.tsx'),
  'cr-reading': () => import('./playground/reading-element.tsx'),
  'cr-comparison': () => import('./playground/inside-element.tsx'),
  'cr-layers': () => import('./playground/inside-element.tsx'),
  'cr-evidence': () => import('./playground/inside-element.tsx'),
  'cr-networks': () => import('./playground/networks-element.tsx'),
  'cr-lessons': () => import('./playground/lessons-element.tsx'),
  'cr-stages': () => import('./playground/stages-element.tsx'),
  'cr-prints': () => import('./augment/prints-element.tsx'),
  'cr-moved': () => import('./augment/moved-element.tsx'),
  'cr-sampling': () => import('./augment/sampling-element.tsx'),
  'cr-turning': () => import('./augment/turning-element.tsx'),
  // No figure, but at the page's end, and as seldom needed as one there.
  'cr-edits': () => import('../cell/edits.tsx'),
};

const touches = ['pointerover', 'focusin', 'touchstart'] as const;
const asks = ['click', 'keydown', 'change'] as const;

/** Call once, when the page's session can be made. */
export function registerFigures(): void {
  for (const [name, load] of Object.entries(modules)) {
    if (!customElements.get(name)) customElements.define(name, elementFor(load));
  }
}

function elementFor(load: () => Promise<{ attach: Attach }>): CustomElementConstructor {
  return class extends HTMLElement {
    #attached: Attached | undefined;
    #loading = false;
    #asked: Event[] = [];
    #near = false;

    connectedCallback(): void {
      if (this.#loading) return;
      const observer = new IntersectionObserver((entries) => {
        this.#near = entries.at(-1)?.isIntersecting ?? false;
        this.#attached?.near(this.#near);
        if (this.#near) void this.#wake();
      }, { rootMargin: '40% 0px' });
      observer.observe(this);
      for (const name of touches) this.addEventListener(name, this.#wake, { passive: true });
      for (const name of asks) this.addEventListener(name, this.#keep);
    }

    readonly #keep = (event: Event): void => {
      // An input of the page that stands in a figure answers for itself.
      const own = event.target instanceof Element && event.target.closest('cr-scrub, cr-slider, cr-choice');
      if (own) return void this.#wake();
      if (event.type !== 'keydown' || /^(Arrow|Enter$| $|Home$|End$)/.test((event as KeyboardEvent).key)) this.#asked.push(event);
      void this.#wake();
    };

    readonly #wake = async (): Promise<void> => {
      if (this.#loading) return;
      this.#loading = true;
      try {
        const { attach } = await load();
        const focused = this.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
        this.#attached = attach(this, session());
        // Drawn for the first time, an element may have been moved, and have lost the focus by that.
        if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
        this.#attached.near(this.#near);
      } catch {
        // The network went away: the figure stays as it was drawn, and the next touch tries again.
        this.#loading = false;
        return;
      }
      for (const name of touches) this.removeEventListener(name, this.#wake);
      for (const name of asks) this.removeEventListener(name, this.#keep);
      for (const event of this.#asked.splice(0)) again(event);
    };
  };
}

/** Does once more what the reader did before the figure could answer. */
function again(event: Event): void {
  const { target } = event;
  if (!(target instanceof Element) || !target.isConnected) return;
  const init = { bubbles: true, cancelable: true };
  if (event instanceof KeyboardEvent) target.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: event.key, shiftKey: event.shiftKey }));
  else if (event.type === 'change') target.dispatchEvent(new Event('change', init));
  else target.dispatchEvent(new MouseEvent('click', init));
}
