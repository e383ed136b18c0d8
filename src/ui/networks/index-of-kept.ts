/** Which networks this browser keeps: a short list in localStorage, to be read at once. Newest first. */
import type { About } from '../../trainer/saved/types.ts';

/** What is used of the window. Even asking for its storage may be refused. */
export type Storing = { readonly localStorage: Pick<Storage, 'getItem' | 'setItem'> };

/** A network of the reader's. */
export type Kept = About & { readonly id: Mine; readonly when: string; readonly sizes: string };

export type Mine = 'chapter-5' | 'chapter-6' | 'file';

const KEY = 'chainrule:networks';

/** Empty if there are none, or if storage is refused or damaged. */
export function readKept(window: Storing): Kept[] {
  try {
    const list: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(list) ? list.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** Lists a network first; one of the same place goes. Error: storage is refused or full. */
export function list(window: Storing, kept: Kept): void {
  window.localStorage.setItem(KEY, JSON.stringify([kept, ...readKept(window).filter(({ id }) => id !== kept.id)]));
}

export function unlist(window: Storing, id: Mine): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(readKept(window).filter((one) => one.id !== id)));
  } catch {
    // It stays listed, and is found missing when it is asked for.
  }
}

function isKept(value: unknown): value is Kept {
  const { id, title, when, sizes, deskewed } = (value ?? {}) as Record<string, unknown>;
  return (id === 'chapter-5' || id === 'chapter-6' || id === 'file') && [title, when, sizes].every((word) => typeof word === 'string') && typeof deskewed === 'boolean';
}
