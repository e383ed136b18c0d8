/** The page's session, once what the build left for the page has come. Elements and figures ask here. */
import { LINK, readStored, storeOf } from '../../engine/host/stored.ts';
import type { Session } from '../../engine/host/types.ts';
import type { ChapterData } from '../../engine/protocol.ts';
import { facade } from './facade.ts';
import { attachSettled } from './settled.ts';

/** Draws values. It comes with the engine: before, all that is shown was drawn by the build. */
let view: typeof import('../displays/record.tsx').ShownView | undefined;

let made: { session: Session; data: ChapterData } | undefined;

/** The one session of this page. */
export function session(): Session {
  return page().session;
}

/** What the build left in the page. */
export function chapter(): ChapterData {
  return page().data;
}

/** The view of a cell's values, once there can be any to draw. */
export function shownView(): typeof view {
  return view;
}

function page(): { session: Session; data: ChapterData } {
  if (!made) throw new Error('This page has not come alive yet.');
  return made;
}

/** Fetches what the chapter comes alive with. Rejects if it cannot be had; it may then be asked for again. */
export async function openChapter(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  made ??= make((await response.json()) as ChapterData);
}

function make(data: ChapterData): { session: Session; data: ChapterData } {
  const session = facade({
    data,
    // What this browser keeps, and what the address carries, must be seen at once.
    needed: location.hash.startsWith(LINK) || Object.keys(readStored(storeOf(window), data.chapter)).length > 0,
    load: async () => {
      const { ShownView, openHost } = await import('./host.ts');
      view = ShownView;
      return openHost(data);
    },
    explain: () => 'The program that runs the cells could not be loaded. What is on the page can still be read.',
    now: () => performance.now(),
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
  });
  return { session: attachSettled(document, session), data };
}
