/** Listeners by event. One that throws does not keep the others from hearing. */
import type { SessionEvents } from './types.ts';

export interface Emitter {
  on<K extends keyof SessionEvents>(event: K, listener: SessionEvents[K]): () => void;
  emit<K extends keyof SessionEvents>(event: K, ...values: Parameters<SessionEvents[K]>): void;
}

export function createEmitter(): Emitter {
  const listeners = new Map<keyof SessionEvents, Set<(...values: never[]) => void>>();
  return {
    on(event, listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => void all.delete(listener);
    },
    emit(event, ...values) {
      for (const listener of [...(listeners.get(event) ?? [])]) {
        try {
          (listener as (...values: unknown[]) => void)(...values);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
