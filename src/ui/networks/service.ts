/** What this page does for cells that ask for a network: the reader's own from this browser, or one that the course ships. */
import type { Serve } from '../../engine/host/calls.ts';
import { WHICH, type Sent, type Which } from '../../trainer/saved/types.ts';
import { fetchCourseNetwork } from './course.ts';
import type { Mine } from './index-of-kept.ts';
import { pageStore, type NetworkStore } from './store.ts';

export const serve: Serve = async (_service, _cell, answer) => {
  let over = false;
  return {
    hear(message) {
      const { which } = (message ?? {}) as { which?: unknown };
      findNetwork(which, pageStore(), fetchCourseNetwork).then(
        (sent) => over || answer({ type: 'network', ...sent }),
        (error: unknown) => over || answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
      );
    },
    end: () => void (over = true),
  };
};

/**
 * The network that is meant. The reader's own may be missing or damaged: then it is the course's, and says why.
 * Error: there is no such one, or the course's could not be fetched.
 */
export async function findNetwork(which: unknown, store: Pick<NetworkStore, 'kept' | 'find'>, course: (id: 'course' | 'course-small') => Promise<Sent>): Promise<Sent> {
  if (!WHICH.includes(which as Which)) throw new Error(`A saved network is one of ${WHICH.join(', ')}.`);
  if (which === 'course' || which === 'course-small') return course(which);
  const wanted: Mine[] = which === 'auto' ? store.kept().map(({ id }) => id).filter((id) => id !== 'file') : [which as Mine];
  let instead = which === 'auto' ? undefined : `there is none ${which === 'file' ? 'from a file' : `of ${String(which).replace('-', ' ')}`} in this browser yet`;
  for (const id of wanted) {
    try {
      const found = await store.find(id);
      if (found) return found;
    } catch {
      instead = `${id === 'file' ? 'the one from a file' : `your network of ${id.replace('-', ' ')}`} is damaged as this browser has it`;
    }
  }
  const sent = await course('course');
  return { ...sent, about: { ...sent.about, ...(instead !== undefined && { instead }) } };
}
