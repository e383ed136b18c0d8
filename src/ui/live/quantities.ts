/**
 * One quantity, everywhere at once: pointing at or focusing one of its places lights up all of them, and the
 * chosen one stays marked.
 *
 *     <span data-q="w5">   <tspan data-q="@chosen">   <span data-q="w5 w6 w7 w8">W2</span>
 *
 * `@chosen` speaks of the quantity whose id the input `chosen` has now.
 */
import type { Session } from '../../engine/host/types.ts';

const CHOSEN = 'chosen';

/** Listens on the whole document, so that places drawn later take part. */
export function attachQuantities(document: Document, session: Session): void {
  let lit: Element[] = [];
  let pinned = false;

  const idsOf = (element: Element | null): string[] =>
    (element?.getAttribute('data-q') ?? '').split(/\s+/).filter(Boolean).map((id) => resolve(id, session));
  const light = (ids: readonly string[]): void => {
    const next = ids.flatMap((id) => placesOf(document, id, session));
    for (const element of lit) if (!next.includes(element)) element.classList.remove('lit');
    for (const element of next) element.classList.add('lit');
    lit = next;
  };
  const from = (event: Event): Element | null => (event.target instanceof Element ? event.target.closest('[data-q]') : null);

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'touch' && !pinned) light(idsOf(from(event)));
  });
  document.addEventListener('focusin', (event) => light(idsOf(from(event))));
  document.addEventListener('focusout', () => light([]));
  // A finger lights what it taps, until it taps elsewhere.
  document.addEventListener('click', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
    const ids = idsOf(from(event));
    pinned = ids.length > 0;
    light(ids);
  });

  const mark = (): void => {
    for (const element of document.querySelectorAll(`.${CHOSEN}[data-q]`)) element.classList.remove(CHOSEN);
    const id = resolve(`@${CHOSEN}`, session);
    for (const element of placesOf(document, id, session)) {
      // A name in the code that holds several quantities is not itself the chosen one.
      if ((element.getAttribute('data-q') ?? '').split(/\s+/).length === 1) element.classList.add(CHOSEN);
    }
  };
  session.on('input', (name) => {
    if (name === CHOSEN) mark();
  });
  mark();
}

/** `@chosen` → 'w5'; any other id stands for itself. */
function resolve(id: string, session: Session): string {
  if (!id.startsWith('@')) return id;
  try {
    return String(session.input(id.slice(1)));
  } catch {
    return id; // no such input on this page
  }
}

function placesOf(document: Document, id: string, session: Session): Element[] {
  const names = [id, ...(resolve(`@${CHOSEN}`, session) === id ? [`@${CHOSEN}`] : [])];
  return [...document.querySelectorAll(names.map((name) => `[data-q~="${CSS.escape(name)}"]`).join())];
}
