/**
 * Says on the document when what followed from an input is in the page: a `chainrule:answered` event when that holds
 * for all that is on the screen, `chainrule:settled` when it holds for the whole page, each with the version and the
 * milliseconds since the input's event. `chainrule:asked` says the version of an input that has changed. Benches and tests listen.
 */
import type { Session } from '../../engine/host/types.ts';

export interface Settled {
  version: number;
  milliseconds: number;
}

/** Attached last, so that every other listener of the session has drawn by then. */
export function attachSettled(document: Document, session: Session): Session {
  const started = new Map<number, number>();
  const say = (event: 'answered' | 'settled', version: number): void => {
    const since = started.get(version);
    if (since === undefined) return;
    const detail: Settled = { version, milliseconds: performance.now() - since };
    document.dispatchEvent(new CustomEvent<Settled>(`chainrule:${event}`, { detail }));
  };
  session.on('answered', (version) => say('answered', version));
  session.on('settled', (version) => {
    say('settled', version);
    for (const old of [...started.keys()]) if (old <= version) started.delete(old);
  });
  const { setInput } = session;
  session.setInput = (name, value) => {
    const since = document.defaultView?.event?.timeStamp ?? performance.now();
    const version = setInput(name, value);
    started.set(version, since);
    document.dispatchEvent(new CustomEvent('chainrule:asked', { detail: { version } }));
    return version;
  };
  return session;
}
