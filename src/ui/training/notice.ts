/** After a reload: "A run was left at epoch 12. Continue · Discard", below the cell that ran it. */
import type { Session } from '../../engine/host/types.ts';
import { checkpointName } from '../../trainer/service.ts';
import { chapter } from '../live/session.ts';
import { leftRuns, readLeft } from './left.ts';
import { button, element, placeBelow } from './strip.ts';
import { checkpoints, goOn } from './services.ts';
import { leftWords } from './words.ts';

export function showLeftRuns(document: Document, session: Session): void {
  const name = chapter().chapter;
  for (const [cell, runs] of Object.entries(readLeft(window, name))) {
    const discard = (): void => {
      const store = checkpoints();
      for (const run of Object.keys(runs)) {
        leftRuns(window, name).drop(cell, run);
        store.drop(checkpointName(name, cell, run)).catch(() => undefined);
      }
    };
    const place = placeBelow(document, cell);
    if (!place) {
      discard(); // the chapter has no such cell any more
      continue;
    }
    const notice = element(document, 'div', 'training', { role: 'group', 'aria-label': `A training of ${cell} that was left` });
    const line = element(document, 'div', 'training-line');
    const words = element(document, 'span', 'training-words');
    words.textContent = leftWords(Object.values(runs));
    const actions = element(document, 'span', 'training-actions');
    const close = (): void => {
      off();
      const focused = notice.contains(document.activeElement);
      notice.remove();
      if (place.childElementCount === 0) place.remove();
      if (focused) document.querySelector<HTMLElement>(`cr-cell[data-cell="${CSS.escape(cell)}"] [data-action]:not(:disabled)`)?.focus({ preventScroll: true });
    };
    actions.append(
      button(document, 'Continue', () => (close(), goOn(cell))),
      button(document, 'Discard', () => (close(), discard())),
    );
    line.append(words, actions);
    notice.append(line);
    place.append(notice);
    // Run anew, by its own button: nothing is left to go on with.
    const off = session.on('cell', ({ id, status }) => void (id === cell && status === 'running' && close()));
  }
}
