/** A session in a real browser: the frame, the engine's parts from the site, this browser's storage and address. */
import type { ChapterData } from '../protocol.ts';
import { frameConnect } from './frame.ts';
import { createSession } from './session.ts';
import { storeOf } from './stored.ts';
import type { Session } from './types.ts';

/** `base`: where the site is served, with a slash at its end. */
export function openSession(data: ChapterData, window: Window & typeof globalThis, base: string): Session {
  const { document, history, location, performance } = window;
  return createSession({
    data,
    connect: frameConnect(document, `${base}sandbox.html`),
    async fetchText(part) {
      // Asked of the server each time, who will say "not modified": a page must not meet the engine of another version.
      const response = await window.fetch(`${base}engine/${part}.js`, { cache: 'no-cache' });
      if (!response.ok) throw new Error(`${part}: ${response.status}`);
      return response.text();
    },
    setTimer(callback, milliseconds) {
      const timer = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(timer);
    },
    now: () => performance.now(),
    storage: storeOf(window),
    hash: location.hash,
    forgetLink: () => history.replaceState(history.state, '', location.pathname + location.search),
  });
}
