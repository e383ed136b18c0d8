/** Live numbers in prose, formulas and drawings: one pass writes all that changed together. */
import type { Session } from '../../engine/host/types.ts';
import { formatLive } from '../../engine/format.ts';
import type { Plain } from '../../engine/protocol.ts';

interface Place {
  element: Element;
  digits: number;
  sym: boolean;
  paren: boolean;
  /** What stands there now, so that the page is not asked. */
  text: string | null;
  stale: boolean;
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

function write(place: Place, value: Plain | undefined, isStale: boolean): void {
  const text = formatLive(value, place);
  const stale = isStale || text === undefined;
  if (text !== undefined && text !== place.text) {
    place.text = text;
    place.element.textContent = text;
  }
  if (stale === place.stale) return;
  place.stale = stale;
  place.element.classList.toggle('stale', stale);
}

/** Elements that show a watch as text. Figures carry data-watch too, but draw it themselves. */
function findPlaces(root: ParentNode): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const element of root.querySelectorAll('.live[data-watch], mn[data-watch], mi[data-watch]')) {
    const get = (name: string): string | null => element.getAttribute(`data-${name}`);
    const watch = get('watch') ?? '';
    const format = { digits: Number(get('digits') ?? 6), sym: get('sym') !== null, paren: get('paren') !== null };
    const place = { element, ...format, text: element.textContent, stale: false };
    places.set(watch, [...(places.get(watch) ?? []), place]);
  }
  return places;
}
