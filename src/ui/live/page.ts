/** The live page: gives the baked elements their life. Loads nothing more until the reader touches something. */
import { CellElement } from '../cell/element.ts';
import { registerFigures } from '../figures/register.ts';
import { ChoiceElement } from '../inputs/choice.ts';
import { ScrubElement } from '../inputs/scrub.ts';
import { SliderElement } from '../inputs/slider.ts';
import { attachAttention } from './attention.ts';
import { hasLeftRuns } from '../training/any-left.ts';
import { attachKeyboard } from './keyboard.ts';
import { attachPictures } from './pictures.ts';
import { attachQuantities } from './quantities.ts';
import { chapter, openChapter, session } from './session.ts';
import { inTurn } from './slices.ts';
import { attachTelling, tell } from './telling.ts';
import { attachValues } from './values.ts';
import { attachWaking } from './waking.ts';

const address = document.querySelector<HTMLElement>('[data-live]')?.dataset['live'];
if (address !== undefined) void open(address, false);

/** `touched`: the reader wants to do something, and is told if nothing can be done. */
async function open(address: string, touched: boolean): Promise<void> {
  try {
    await openChapter(address);
  } catch {
    if (touched) tell(document, 'What this page needs to come alive could not be loaded. All of it can be read; a touch tries again.');
    document.addEventListener('pointerdown', again, { passive: true });
    document.addEventListener('keydown', again);
    return;
  }
  comeAlive();
  function again(): void {
    document.removeEventListener('pointerdown', again);
    document.removeEventListener('keydown', again);
    void open(address, true);
  }
}

function comeAlive(): void {
  const page = session();
  // What answers a touch comes first; no piece is long.
  const pieces = [
    () => attachWaking(document, page),
    () => customElements.define('cr-scrub', ScrubElement),
    () => customElements.define('cr-slider', SliderElement),
    () => customElements.define('cr-choice', ChoiceElement),
    () => attachValues(document, page),
    () => attachQuantities(document, page),
    () => attachTelling(document, page),
    () => attachPictures(document),
    () => attachAttention(document, page, chapter()),
    () => attachKeyboard(window),
    () => customElements.define('cr-cell', CellElement),
    () => registerFigures(),
    () => {
      if (hasLeftRuns(window, chapter().chapter)) void import('../training/notice.ts').then(({ showLeftRuns }) => showLeftRuns(document, page));
    },
  ];
  for (const piece of pieces) inTurn(piece);
}
