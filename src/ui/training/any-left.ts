/** Whether any run was left: all that a page needs to know when it opens. */

/** What is used of the window. Even asking for its storage may be refused. */
export type Storing = { readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> };

export const keyOf = (chapter: string): string => `chainrule:left:${chapter}`;

export function hasLeftRuns(window: Storing, chapter: string): boolean {
  try {
    return window.localStorage.getItem(keyOf(chapter)) !== null;
  } catch {
    return false;
  }
}
