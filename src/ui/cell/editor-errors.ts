/** In the editor, the line of an error is tinted and the culprit underlined. */
import { type EditorState, type Extension, StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { CellError } from '../../engine/protocol.ts';

const errorIs = StateEffect.define<CellError | undefined>();

export function errorMarks(): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      let next = marks.map(transaction.changes);
      for (const effect of transaction.effects) if (effect.is(errorIs)) next = marksOf(effect.value, transaction.state);
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

export function setError(view: EditorView, error: CellError | undefined): void {
  view.dispatch({ effects: errorIs.of(error) });
}

function marksOf(error: CellError | undefined, { doc }: EditorState): DecorationSet {
  if (error?.line === undefined || error.line < 1 || error.line > doc.lines) return Decoration.none;
  const line = doc.line(error.line);
  const marks: Range<Decoration>[] = [Decoration.line({ class: 'wrong' }).range(line.from)];
  if (error.column !== undefined) {
    const from = Math.min(line.from + error.column - 1, line.to);
    const to = Math.min(from + Math.max(1, error.length ?? 1), line.to);
    if (from < to) marks.push(Decoration.mark({ class: 'culprit' }).range(from, to));
  }
  return Decoration.set(marks, true);
}
