/** The first sign that the reader is about to touch something wakes the engine, so that the first drag finds it there. */
import type { Session } from '../../engine/host/types.ts';

const ALIVE = 'cr-scrub, cr-slider, cr-choice, cr-cell, [data-chooses]';
const SIGNS = ['pointerover', 'focusin', 'touchstart'] as const;

export function attachWaking(document: Document, session: Session): void {
  const wake = (event: Event): void => {
    if (!(event.target instanceof Element) || !event.target.closest(ALIVE)) return;
    for (const sign of SIGNS) document.removeEventListener(sign, wake);
    // A link's edits are not run by a mouse that passes over them.
    if (session.engine.state === 'asleep') void session.wake();
  };
  for (const sign of SIGNS) document.addEventListener(sign, wake, { passive: true });
}
