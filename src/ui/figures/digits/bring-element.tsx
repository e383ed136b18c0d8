/** `<cr-bring>`: puts the reader's module of chapter 3 into a cell of this page, as an edit that runs, and takes it out again. */
import { render } from 'preact';
import { readStored, storageKey, storeOf, type StoredEdits } from '../../../engine/host/stored.ts';
import { isEdited } from '../../../engine/host/types.ts';
import type { ChapterData } from '../../../engine/protocol.ts';
import type { Attach } from '../register.ts';
import { BringView, NOTHING_BROUGHT, type BringProps, type Outcome } from './bring.tsx';
import { carry, filesOf, type Carried } from './carry.ts';
import { fromAttribute } from './module-cells.ts';

export const attach: Attach = (host, session) => {
  const { cell = '', then = '', chapter = '', called = '', network = '', makes = '', module = '' } = host.dataset;
  let state = { ...NOTHING_BROUGHT, outcome: undefined as Outcome | undefined };
  let brought: (Carried & { outcome: Outcome }) | undefined;
  /** The cell's text before the press. */
  let before = session.cell(cell).original;

  const become = (news: Partial<Pick<BringProps, 'busy' | 'outcome'>>): void => {
    const now = session.cell(cell);
    state = { ...state, ...news, edited: isEdited(now) && now.status !== 'paused' && now.source !== brought?.source, undo: brought !== undefined && now.source === brought.source };
    render(<BringView {...{ cell, then, chapter }} {...state} />, host);
  };

  async function bring(): Promise<void> {
    if (session.engine.state === 'paused') return become({ outcome: { was: 'paused' } });
    become({ busy: true, outcome: undefined });
    let made: Carried;
    let refused: boolean;
    try {
      const data = await dataOf(chapter);
      const edits = keptFor(data.chapter);
      refused = edits === undefined;
      made = carry({ cells: data.cells, module: fromAttribute(module), edits: edits ?? {}, network: { source: session.cell(network).source, name: makes }, called });
    } catch (error) {
      return become({ busy: false, outcome: { was: 'missing', reason: (error as Error).message } });
    }
    const now = session.cell(cell);
    if (now.source !== brought?.source) before = now.source;
    const outcome: Outcome = { was: 'brought', changed: made.changed, outdated: made.outdated, refused };
    brought = { ...made, outcome };
    session.edit(cell, made.source);
    session.run(cell);
    become({ busy: false, outcome });
  }

  function undo(): void {
    brought = undefined;
    if (before === session.cell(cell).original) session.reset(cell);
    else {
      session.edit(cell, before);
      session.run(cell);
    }
    become({ outcome: { was: 'undone' } });
  }

  host.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (button?.dataset['bring'] !== undefined && !state.busy) void bring();
    if (button?.dataset['undo'] !== undefined) undo();
  });
  session.on('cell', (changed) => {
    if (changed.id !== cell) return;
    // Edited by hand, or reset: what was said of what was brought is no longer so.
    if (!brought || changed.source !== brought.source) return become(state.busy || (state.outcome?.was === 'undone' && changed.source === before) ? {} : { outcome: undefined });
    const { error } = changed;
    if (!error) return become({ outcome: brought.outcome });
    const place = error.line === undefined ? undefined : brought.placeOf(error.line);
    become({ outcome: { was: 'broken', title: `${error.title.replace(/[^.?!:…]$/, '$&.')}`, place: place && { cell: place.cell.id, line: place.line }, files: filesOf(brought.changed) } });
  });
  become({});
  return { near: () => undefined };
};

/** What the build left for a chapter. Error: in words that go into brackets. */
async function dataOf(chapter: string): Promise<ChapterData> {
  const response = await fetch(`${chapter}data.json`).catch(() => undefined);
  if (!response) throw new Error('no answer');
  if (!response.ok) throw new Error(`the answer was ${response.status}`);
  const data = (await response.json().catch(() => undefined)) as ChapterData | undefined;
  if (!Array.isArray(data?.cells)) throw new Error('what came is no chapter');
  return data;
}

/** What this browser keeps for a chapter; undefined where it refuses to say. */
function keptFor(chapter: string): StoredEdits | undefined {
  const store = storeOf(window);
  try {
    store?.getItem(storageKey(chapter));
  } catch {
    return undefined;
  }
  return store && readStored(store, chapter);
}
