/**
 * Tells the session what is on the screen, or nearly, so that it is computed first. Looks at the blocks of the text
 * rather than at each number: a paragraph, a table, a figure, a cell.
 */
import type { Session } from '../../engine/host/types.ts';
import type { ChapterData, Seen } from '../../engine/protocol.ts';

/** Begins with the first sign of a reader: until then nothing is computed. */
export function attachAttention(document: Document, session: Session, { expects }: Pick<ChapterData, 'expects'>): void {
  const off = session.on('engine', ({ state }) => {
    if (state !== 'waking' && state !== 'awake') return;
    off();
    observe(document, session, expects);
  });
}

function observe(document: Document, session: Session, expects: ChapterData['expects']): void {
  const blocks = new Map<Element, Seen>();
  for (const block of document.querySelectorAll('.prose > *')) {
    const seen = heldBy(block, expects);
    if (seen.cells.length + seen.watches.length > 0) blocks.set(block, seen);
  }
  const near = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? near.add(target) : near.delete(target);
      const held = [...near].map((block) => blocks.get(block) as Seen);
      session.attend({ cells: held.flatMap(({ cells }) => cells), watches: held.flatMap(({ watches }) => watches) });
    },
    { rootMargin: '25% 0px' },
  );
  for (const block of blocks.keys()) observer.observe(block);
}

/** The cells and watches that a block shows. */
function heldBy(block: Element, expects: ChapterData['expects']): Seen {
  const named = (name: string): string[] =>
    [block, ...block.querySelectorAll(`[data-${name}]`)].flatMap((element) => element.getAttribute(`data-${name}`) ?? []);
  const cells = named('cell');
  return { cells, watches: [...new Set([...named('watch'), ...cells.flatMap((id) => expects[id]?.watch ?? [])])] };
}
