/** Writes one cell's edit into this browser's storage, or takes it out. */
import { readStored, storageKey, type Store, type StoredEdit } from './stored.ts';

/**
 * Reads before it writes: another tab may have edited another cell, and edits of cells that the chapter no longer
 * has stay where they are. Returns whether it is kept now; storage may be missing, refused or full.
 */
export function keepEdit(store: Store | undefined, chapter: string, id: string, edit: StoredEdit | undefined): boolean {
  if (!store) return edit === undefined;
  const edits = readStored(store, chapter);
  if (edit === undefined && !Object.hasOwn(edits, id)) return true;
  if (edit === undefined) delete edits[id];
  else edits[id] = edit;
  try {
    if (Object.keys(edits).length === 0) store.removeItem(storageKey(chapter));
    else store.setItem(storageKey(chapter), JSON.stringify(edits));
    return true;
  } catch {
    return false;
  }
}
