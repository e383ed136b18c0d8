/** How a text looks that is not the course's own. A chunk of its own: it comes when there is such a text. */
import { h, render, type VNode } from 'preact';
import type { Vocabulary } from '../../engine/naming.ts';
import { diffLines, lineMarks } from './diff.ts';
import { paint } from './paint.ts';

/** Puts `source` into a `<code>` in place of what stands there, with a mark at each line that is not the original's. */
export function repaint(code: HTMLElement, original: string, source: string, vocabulary: Vocabulary): void {
  code.replaceChildren(paint(code.ownerDocument, source, vocabulary));
  const lines = code.querySelectorAll(':scope > .line');
  for (const [line, mark] of lineMarks(original, source)) lines[line - 1]?.classList.add(mark);
}

/** Shows what a link changed in a cell. */
export const drawDiff = (place: HTMLElement, before: string, after: string): void => render(h(DiffView, { before, after }), place);

export function DiffView({ before, after }: { before: string; after: string }): VNode {
  const signs = { same: ' ', removed: '−', added: '+' };
  const says = { same: '', removed: 'taken away: ', added: 'added: ' };
  return (
    <pre class="code diff" tabIndex={0} role="group" aria-label="What the link changes in this cell">
      <code>
        {diffLines(before, after).map(({ kind, text }) => (
          <span class={`line ${kind}`}>
            <span class="sign" aria-hidden="true">
              {signs[kind]}
            </span>
            {says[kind] === '' ? null : <span class="unseen">{says[kind]}</span>}
            {text}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
