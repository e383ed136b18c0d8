/** Listeners by event, typed by a record of signatures. */

type Signatures<E> = { [K in keyof E]: (...args: never[]) => void };

export interface Emitter<E extends Signatures<E>> {
  on<K extends keyof E>(event: K, listener: E[K]): () => void;
  emit<K extends keyof E>(event: K, ...args: Parameters<E[K]>): void;
}

/** A new emitter. Listeners are called in the order in which they came. */
export function events<E extends Signatures<E>>(): Emitter<E> {
  const listeners = new Map<keyof E, Set<E[keyof E]>>();
  return {
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    emit(event, ...args) {
      for (const listener of listeners.get(event) ?? []) (listener as (...all: typeof args) => void)(...args);
    },
  };
}
