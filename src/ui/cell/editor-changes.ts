/** In the editor, a mark at each line that differs from the course's own text. */
import { type EditorState, type Extension, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { lineMarks } from './diff.ts';

export function changeMarks(original: string): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => marksOf(original, state),
    update: (marks, transaction) => (transaction.docChanged ? marksOf(original, transaction.state) : marks),
    provide: (field) => EditorView.decorations.from(field),
  });
}

function marksOf(original: string, { doc }: EditorState): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const [line, mark] of lineMarks(original, doc.toString())) {
    if (line >= 1 && line <= doc.lines) marks.push(Decoration.line({ class: mark }).range(doc.line(line).from));
  }
  return Decoration.set(marks, true);
}
