/** The live page: gives the baked elements their life. Loads nothing more until the reader touches something. */
import { attachBanner } from '../cell/banner.tsx';
import { EditsElement } from '../cell/edits.tsx';
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
import { chapter, session } from './session.ts';
import { inTurn } from './slices.ts';
import { attachValues } from './values.ts';
import { attachWaking } from './waking.ts';

if (document.getElementById('chapter-data')) {
  const page = session();
  // What answers a touch comes first; no piece is long.
  const pieces = [
    () => attachWaking(document, page),
    () => customElements.define('cr-scrub', ScrubElement),
    () => customElements.define('cr-slider', SliderElement),
    () => customElements.define('cr-choice', ChoiceElement),
    () => attachValues(document, page),
    () => attachQuantities(document, page),
    () => attachBanner(document, page),
    () => attachPictures(document),
    () => attachAttention(document, page, chapter()),
    () => attachKeyboard(window),
    () => customElements.define('cr-cell', CellElement),
    () => customElements.define('cr-edits', EditsElement),
    () => registerFigures(),
    () => {
      if (hasLeftRuns(window, chapter().chapter)) void import('../training/notice.ts').then(({ showLeftRuns }) => showLeftRuns(document, page));
    },
  ];
  for (const piece of pieces) inTurn(piece);
}
