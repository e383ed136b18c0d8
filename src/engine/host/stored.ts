/** The reader's edits as this browser keeps them. Reading is all that a page needs at load, so it is all there is here. */

/** One edited cell. */
export interface StoredEdit {
  source: string;
  /** Fingerprint of the course's text that was edited, to notice when that changes. */
  base: string;
  /** It had been run, and runs again by itself. */
  ran: boolean;
}

export type StoredEdits = Record<string, StoredEdit>;

/** What is used of localStorage. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const storageKey = (chapter: string): string => `chainrule:edits:${chapter}`;

/** A location's hash that carries edits begins so. */
export const LINK = '#edits=';

/** The edits kept for a chapter, by cell id. Empty if there are none, or if storage is missing, refused or damaged. */
export function readStored(store: Store | undefined, chapter: string): StoredEdits {
  try {
    const kept: unknown = JSON.parse(store?.getItem(storageKey(chapter)) ?? '{}');
    const edits: StoredEdits = {};
    for (const [id, edit] of Object.entries(kept as Record<string, Partial<StoredEdit> | null>)) {
      if (typeof edit?.source === 'string') edits[id] = { source: edit.source, base: String(edit.base ?? ''), ran: edit.ran === true };
    }
    return edits;
  } catch {
    return {};
  }
}

/** localStorage, or nothing where even asking for it is refused. */
export function storeOf(window: { readonly localStorage: Store }): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** A short fingerprint of a text (FNV-1a). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
