/** The code of a cell while no editor is open: baked, or painted anew; with marks at changed and wrong lines. */
import type { CellError } from '../../engine/protocol.ts';
import type { Vocabulary } from '../../engine/naming.ts';
import { markPunctuation } from './punctuation.ts';

export interface StaticCode {
  show(source: string, error: CellError | undefined): void;
}

/** Takes over a `<code>` element whose baked content is the original's. */
export function staticCode(code: HTMLElement, original: string, vocabulary: Vocabulary): StaticCode {
  const baked = [...code.childNodes];
  markPunctuation(code);
  let shown = '\0';
  const key = (source: string, error: CellError | undefined): string => JSON.stringify([source, error?.line, error?.column, error?.length]);
  shown = key(original, undefined);
  const mark = (error: CellError | undefined): void => {
    const wrong = error?.line === undefined ? undefined : code.querySelectorAll<HTMLElement>(':scope > .line')[error.line - 1];
    if (wrong) markWrong(wrong, error?.column, error?.length);
    markPunctuation(code);
  };
  return {
    show(source, error) {
      const now = key(source, error);
      if (now === shown) return;
      shown = now;
      if (source === original) {
        // What is baked is kept as it was: marks are set in a copy.
        code.replaceChildren(...baked.map((node) => node.cloneNode(true)));
        return mark(error);
      }
      import('./edited.tsx').then(({ repaint }) => {
        if (shown !== now) return;
        repaint(code, original, source, vocabulary);
        mark(error);
      }, () => {
        if (shown === now) code.textContent = source; // better plain than another text
      });
    },
  };
}

/** Tints a line, and underlines the culprit if its column is known. */
function markWrong(line: HTMLElement, column: number | undefined, length = 1): void {
  line.classList.add('wrong');
  if (column === undefined) return;
  const { ownerDocument: document } = line;
  const from = column - 1;
  const to = from + Math.max(1, length);
  const texts = document.createTreeWalker(line, 4 /* text */);
  const pieces: { node: Text; start: number }[] = [];
  let at = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    pieces.push({ node: node as Text, start: at });
    at += node.nodeValue?.length ?? 0;
  }
  for (const { node, start } of pieces) {
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, node.length);
    if (first >= last) continue;
    const middle = first > 0 ? node.splitText(first) : node;
    if (last - first < middle.length) middle.splitText(last - first);
    const culprit = document.createElement('span');
    culprit.className = 'culprit';
    middle.replaceWith(culprit);
    culprit.append(middle);
  }
}
