/** Live numbers in prose, formulas and drawings: one pass writes all that changed together. */
import type { Session } from '../../engine/host/types.ts';
import { formatLive } from '../../engine/format.ts';
import type { Plain } from '../../engine/protocol.ts';

interface Place {
  element: Element;
  digits: number;
  sym: boolean;
  paren: boolean;
}

/** Keeps every live number below `root` up to date with the session. */
export function attachValues(root: ParentNode, session: Session): void {
  let places: Map<string, Place[]> | undefined;
  session.on('values', (changed) => {
    places ??= findPlaces(root);
    for (const [watch, { value, stale }] of changed) {
      for (const place of places.get(watch) ?? []) write(place, value, stale);
    }
  });
}

function write({ element, digits, sym, paren }: Place, value: Plain | undefined, stale: boolean): void {
  const text = formatLive(value, { digits, sym, paren });
  if (text !== undefined && element.textContent !== text) element.textContent = text;
  element.classList.toggle('stale', stale || text === undefined);
}

/** Elements that show a watch as text. Figures carry data-watch too, but draw it themselves. */
function findPlaces(root: ParentNode): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const element of root.querySelectorAll('.live[data-watch], mn[data-watch], mi[data-watch]')) {
    const get = (name: string): string | null => element.getAttribute(`data-${name}`);
    const watch = get('watch') ?? '';
    const place = { element, digits: Number(get('digits') ?? 6), sym: get('sym') !== null, paren: get('paren') !== null };
    places.set(watch, [...(places.get(watch) ?? []), place]);
  }
  return places;
}
