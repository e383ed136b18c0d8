/** In the editor, a name takes the colour of what it means, and lights up with its quantities. */
import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { type Meaning, type Vocabulary, meaningOf, nameKey } from '../../engine/naming.ts';

export function nameColours(vocabulary: Vocabulary): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = colour(view, vocabulary);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) {
          this.decorations = colour(update.view, vocabulary);
        }
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function colour(view: EditorView, vocabulary: Vocabulary): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const parent = node.node.parent;
        const shorthand = parent?.from === node.from && parent.to === node.to;
        const key = nameKey(node.name, view.state.sliceDoc(node.from, node.to), shorthand);
        const meaning = key === undefined ? undefined : meaningOf(key, vocabulary);
        if (meaning) builder.add(node.from, node.to, mark(meaning));
      },
    });
  }
  return builder.finish();
}

function mark({ kind, q, name }: Meaning): Decoration {
  const attributes: Record<string, string> = { 'data-name': name };
  if (q.length > 0) attributes['data-q'] = q.join(' ');
  return Decoration.mark({ class: `k-${kind}`, attributes });
}
