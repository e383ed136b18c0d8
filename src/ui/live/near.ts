/** What is near the screen draws at once; what is far draws when there is time, and at the latest when it nears. */

let observer: IntersectionObserver | undefined;
const listeners = new WeakMap<Element, (near: boolean) => void>();

/** Tells whether an element is near the screen, whenever that changes. */
export function watchNear(element: Element, listener: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting);
    },
    { rootMargin: '50% 0px' },
  );
  listeners.set(element, listener);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

const waiting = new Set<() => void>();
let scheduled = false;

/** Calls a drawing back once the page has nothing better to do; asking again before that changes nothing. */
export function whenIdle(draw: () => void): void {
  waiting.add(draw);
  if (scheduled) return;
  scheduled = true;
  const idle = globalThis.requestIdleCallback ?? ((callback: IdleRequestCallback) => setTimeout(callback, 80));
  idle(runWaiting, { timeout: 500 });
}

/** The drawing has been done otherwise. */
export function noLonger(draw: () => void): void {
  waiting.delete(draw);
}

function runWaiting(deadline?: IdleDeadline): void {
  scheduled = false;
  for (const draw of [...waiting]) {
    waiting.delete(draw);
    draw();
    // The rest waits for the next quiet moment.
    if (deadline?.timeRemaining() === 0 && waiting.size > 0) return whenIdle([...waiting][0] as () => void);
  }
}
