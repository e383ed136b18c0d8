/**
 * Says on the document when everything that followed from an input is in the page: a `chainrule:settled` event
 * with the version and the milliseconds since the input's event. Benches and tests listen.
 */
import type { Session } from '../../engine/host/types.ts';

export interface Settled {
  version: number;
  milliseconds: number;
}

/** Attached last, so that every other listener of the session has drawn by then. */
export function attachSettled(document: Document, session: Session): Session {
  const started = new Map<number, number>();
  session.on('settled', (version) => {
    const since = started.get(version);
    for (const old of [...started.keys()]) if (old <= version) started.delete(old);
    if (since === undefined) return;
    const detail: Settled = { version, milliseconds: performance.now() - since };
    document.dispatchEvent(new CustomEvent<Settled>('chainrule:settled', { detail }));
  });
  const { setInput } = session;
  session.setInput = (name, value) => {
    const since = document.defaultView?.event?.timeStamp ?? performance.now();
    const version = setInput(name, value);
    started.set(version, since);
    return version;
  };
  return session;
}
