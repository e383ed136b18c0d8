/** The engine's page side with this page's surroundings. A chunk of its own: it comes with the first touch. */
import type { Part } from '../../engine/host/engine.ts';
import { frameConnect } from '../../engine/host/frame.ts';
import { createSession } from '../../engine/host/session.ts';
import { storeOf } from '../../engine/host/stored.ts';
import type { Session } from '../../engine/host/types.ts';
import type { ChapterData } from '../../engine/protocol.ts';

export { ShownView } from '../displays/record.tsx';

/** Opens the session behind the facade: with this browser's edits, or those of the address. */
export function openHost(data: ChapterData): Session {
  const base = document.documentElement.dataset['base'] ?? '/';
  return createSession({
    data,
    connect: frameConnect(document, `${base}sandbox.html`),
    fetchText: (part) => textOf(`${base}engine/${part}.js`, part),
    // Two statements: in one, the bundler would fetch both.
    async serve(...line) {
      if (line[0] === 'mnist') return (await import('../training/digits.ts')).serve(...line);
      if (line[0] === 'networks') return (await import('../networks/service.ts')).serve(...line);
      const training = await import('../training/services.ts');
      return training.serve(...line);
    },
    setTimer: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
    storage: storeOf(window),
    hash: location.hash,
    forgetLink: () => history.replaceState(history.state, '', location.pathname + location.search),
  });
}

async function textOf(url: string, part: Part): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The engine's ${part} could not be loaded: ${response.status}.`);
  return response.text();
}
