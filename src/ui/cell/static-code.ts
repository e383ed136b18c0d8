/** The code of a cell while no editor is open: baked, or painted anew; with marks at changed and wrong lines. */
import type { CellError } from '../../engine/protocol.ts';
import type { Vocabulary } from '../../engine/naming.ts';
import { lineMarks } from './diff.ts';
import { paint } from './paint.ts';
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
  return {
    show(source, error) {
      if (key(source, error) === shown) return;
      shown = key(source, error);
      // What is baked is kept as it was: marks are set in a copy.
      if (source === original) code.replaceChildren(...baked.map((node) => node.cloneNode(true)));
      else code.replaceChildren(paint(code.ownerDocument, source, vocabulary));
      const lines = [...code.querySelectorAll<HTMLElement>(':scope > .line')];
      for (const [line, mark] of lineMarks(original, source)) lines[line - 1]?.classList.add(mark);
      const wrong = error?.line === undefined ? undefined : lines[error.line - 1];
      if (wrong) markWrong(wrong, error?.column, error?.length);
      markPunctuation(code);
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
