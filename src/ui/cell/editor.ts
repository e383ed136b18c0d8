/** The editor of a cell: CodeMirror in the place of the static code, with the same colours. Loaded on first edit. */
import { autocompletion, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { LanguageSupport, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { Vocabulary } from '../../engine/naming.ts';
import type { CellError } from '../../engine/protocol.ts';
import { errorMarks, setError } from './editor-errors.ts';
import { changeMarks } from './editor-changes.ts';
import { nameColours } from './editor-names.ts';

export interface EditorOptions {
  /** Where the editor goes. */
  parent: HTMLElement;
  label: string;
  source: string;
  original: string;
  vocabulary: Vocabulary;
  /** Names that the page knows, for completion on Ctrl+Space. */
  names: readonly string[];
  onChange: (source: string) => void;
  onRun: () => void;
  /** Escape: the reader wants out, Tab included. */
  onLeave: () => void;
}

export interface Editor {
  readonly source: string;
  focus(at?: { x: number; y: number }): void;
  /** Takes another text, for example after a reset. It can be undone. */
  replace(source: string): void;
  showError(error: CellError | undefined): void;
  /** Takes the editor out of the page; `reopen` brings it back with its undo history. */
  close(): void;
  reopen(): void;
}

/** Opens an editor in `parent`. */
export function openEditor(options: EditorOptions): Editor {
  const { parent, onChange, onRun, onLeave } = options;
  const run = (): boolean => {
    onRun();
    return true;
  };
  const extensions: Extension = [
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    bracketMatching(),
    new LanguageSupport(typescriptLanguage),
    syntaxHighlighting(classHighlighter),
    autocompletion({ activateOnTyping: false, override: [complete(options.names)], icons: false }),
    keymap.of([
      ...completionKeymap,
      { key: 'Shift-Enter', run },
      { key: 'Mod-Enter', run },
      {
        key: 'Escape',
        run: () => {
          onLeave();
          return true;
        },
      },
      indentWithTab,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    nameColours(options.vocabulary),
    changeMarks(options.original),
    errorMarks(),
    EditorView.contentAttributes.of({ 'aria-label': `${options.label}. Escape leaves the editor.`, autocapitalize: 'off', spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: options.source, extensions }) });
  return {
    get source() {
      return view.state.doc.toString();
    },
    focus(at) {
      const position = at && view.posAtCoords(at);
      if (position !== null && position !== undefined) view.dispatch({ selection: { anchor: position } });
      view.focus();
    },
    replace(source) {
      if (source === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
    },
    showError(error) {
      setError(view, error);
    },
    close() {
      view.dom.remove();
    },
    reopen() {
      parent.append(view.dom);
    },
  };
}

function complete(names: readonly string[]): (context: CompletionContext) => CompletionResult | null {
  const options = names.map((label) => ({ label }));
  return (context) => {
    const word = context.matchBefore(/[\p{ID_Start}$_][\p{ID_Continue}$]*/u);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options, validFor: /^[\p{ID_Continue}$]*$/u };
  };
}

