/** Keeps the reader's edits in this browser, and brings them back. */
import { entryOf, type Book } from './book.ts';
import { keepEdit } from './keep.ts';
import { fingerprint, readStored, type Store, type StoredEdit } from './stored.ts';

export interface Memory {
  /** Gives a cell the text that this browser keeps for it, if there is one. */
  restore(id: string): void;
  /** Keeps a cell as it is now. */
  keep(id: string): void;
}

/** `lost` is called when something could not be kept. */
export function createMemory(book: Book, store: Store | undefined, lost: () => void): Memory {
  const { chapter } = book.data;
  const kept = new Map<string, StoredEdit | undefined>(Object.entries(readStored(store, chapter)));

  function keep(id: string): void {
    const { source, accepted, stopped, paused, definition, outdated } = entryOf(book, id);
    if (paused) return; // not the reader's own yet
    const before = kept.get(id);
    const base = outdated && before ? before.base : fingerprint(definition.source);
    const edit = source === definition.source ? undefined : { source, base, ran: accepted === source && !stopped };
    if (edit?.source === before?.source && edit?.base === before?.base && edit?.ran === before?.ran) return;
    kept.set(id, edit);
    if (!keepEdit(store, chapter, id, edit)) lost();
  }

  return {
    keep,
    restore(id) {
      const entry = entryOf(book, id);
      const edit = kept.get(id);
      if (edit && edit.source !== entry.definition.source) {
        entry.source = edit.source;
        entry.accepted = edit.ran ? edit.source : entry.definition.source;
        entry.outdated = edit.base !== fingerprint(entry.definition.source);
      } else keep(id); // the course has become what the reader made of it
    },
  };
}
