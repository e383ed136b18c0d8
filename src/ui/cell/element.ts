/**
 * `<cr-cell>`: the baked cell, alive. Draws what the session says of its cell, and asks for what the reader wants.
 * The baked values stand until the page has computed others.
 */
import { h, render } from 'preact';
import type { CellState } from '../../engine/host/types.ts';
import { isEdited, isPending } from '../../engine/host/types.ts';
import type { DisplayContext, Opened } from '../displays/context.ts';
import { announce } from '../live/announce.ts';
import { chapter, session, shownView } from '../live/session.ts';
import type { Editor } from './editor.ts';
import type { CellFacts } from './facts.ts';
import { type Action, CellHead } from './head.tsx';
import { After, Before, DiffView } from './says.tsx';
import { type StaticCode, staticCode } from './static-code.ts';
import { wordsOf } from './words.ts';

/** A change that is over sooner than this is not shown as waiting or running: nothing flickers in a drag. */
const PATIENCE = 120;

export class CellElement extends HTMLElement {
  #facts!: CellFacts;
  #state!: CellState;
  #code!: StaticCode;
  #editor: Editor | undefined;
  #opening = false;
  #editing = false;
  /** The reader asked for the present run and is told of its end. */
  #asked = false;
  #hasValues = false;
  #trouble: string | undefined;
  #holds: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #opened = new Map<number, Opened>();
  /** Which baked object waits to be opened, counted from the first. */
  #wanted: number | undefined;
  readonly #ends: (() => void)[] = [];

  connectedCallback(): void {
    const page = session();
    const id = this.dataset['cell'] ?? '';
    this.#facts = factsOf(this);
    this.#state = page.cell(id);
    this.#code = staticCode(this.#part('code code'), this.#state.original, chapter());
    this.#hasValues = this.#part('shown').childNodes.length > 0;
    this.#holds = this.#expectation();
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('keydown', (event) => this.#key(event));
    this.#ends.push(page.on('cell', (cell) => this.#heard(cell)));
    const judged = this.#facts.exercise;
    if (judged !== undefined) this.#ends.push(page.on('cell', (cell) => void (cell.id === judged && this.#draw())));
    const watch = chapter().expects[id]?.watch;
    if (watch !== undefined) {
      this.#ends.push(page.on('values', (changed) => {
        if (!changed.has(watch)) return;
        this.#holds = this.#expectation();
        this.#drawHead();
      }));
    }
    this.#draw();
  }

  disconnectedCallback(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** Opens the editor, with the caret where the reader pointed. */
  async edit(at?: { x: number; y: number }): Promise<void> {
    if (this.#opening || this.#state.status === 'paused' || this.#facts.role === 'checks') return;
    if (this.#editing) return this.#editor?.focus(at);
    this.#opening = true;
    this.querySelector<HTMLDetailsElement>('.cell-fold')?.setAttribute('open', '');
    try {
      this.#editor ??= await this.#makeEditor();
      this.#editor.replace(this.#state.source);
      this.#editor.reopen();
      this.#editing = true;
      this.#trouble = undefined;
      this.#draw();
      this.#editor.focus(at);
    } catch {
      this.#trouble = 'the editor could not be loaded: try again';
      this.#draw();
    } finally {
      this.#opening = false;
    }
  }

  async #makeEditor(): Promise<Editor> {
    const { openEditor } = await import('./editor.ts');
    const { cells, inputs, names, quantities } = chapter();
    const imports = cells.flatMap((cell) => cell.imports.map((name) => name.local));
    const known = [...cells.flatMap((cell) => cell.outputs), ...inputs.map((input) => input.name), ...imports];
    return openEditor({
      parent: this.#part('code'),
      label: `Code of ${this.#facts.id}`,
      source: this.#state.source,
      original: this.#state.original,
      vocabulary: { names, quantities },
      names: [...new Set([...known, 'display', 'progress'])].sort(),
      onChange: (source) => {
        if (source !== this.#state.source) this.#edited(source);
      },
      onRun: () => this.#run(),
      onLeave: () => this.#leave(),
    });
  }

  #leave(): void {
    if (!this.#editing) return;
    this.#editing = false;
    this.#editor?.close();
    this.#draw();
    this.#part('code pre').focus();
  }

  #edited(source: string): void {
    // At once, without waiting for the engine: the reader sees what is stale.
    this.#state = { ...this.#state, source };
    this.#draw();
    session().edit(this.#facts.id, source);
  }

  #run(): void {
    this.#asked = true;
    session().run(this.#facts.id);
    // The verdict waits for the exercise's own result.
    if (this.#facts.checks !== undefined) session().run(this.#facts.checks);
  }

  #heard(cell: CellState): void {
    if (cell.id !== this.#facts.id) return;
    // While typing, the editor's text is newer than any echo of it.
    const typing = this.#editing && this.contains(document.activeElement) && isPending(this.#state);
    const source = typing && isPending(cell) && this.#editor ? this.#editor.source : cell.source;
    const before = this.#state;
    this.#state = source === cell.source ? cell : { ...cell, source };
    if (this.#editing) this.#editor?.replace(this.#state.source);
    this.#open();
    if (this.#asked && cell.status !== 'running' && cell.status !== 'waiting') this.#tell();
    const quiet = ['running', 'stale'].includes(wordsOf(cell, this.#facts).look) && before.status !== 'running';
    if (quiet) this.#timer ??= setTimeout(() => this.#draw(), PATIENCE);
    else this.#draw();
  }

  /** Says how the run ended to those who don't see it. */
  #tell(): void {
    this.#asked = false;
    const { error, status } = this.#state;
    const outcome = error ? `error${error.line === undefined ? '' : `, line ${error.line}`}: ${error.title} ${error.detail ?? ''}` : status === 'stopped' ? 'stopped' : 'done';
    announce(document, () => `${this.#facts.id}: ${outcome}`, 200);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const action = target.closest<HTMLElement>('[data-action]')?.dataset['action'] as Action | undefined;
    if (action) return this.#act(action);
    const look = target.closest<HTMLElement>('.look-into');
    if (look) return this.#lookInto(look);
    const selected = document.getSelection();
    if (!this.#editing && target.closest('.cell-code pre:not(.diff)') && (selected?.isCollapsed ?? true)) {
      void this.edit({ x: event.clientX, y: event.clientY });
    }
  }

  #act(action: Action): void {
    const page = session();
    const { id } = this.#facts;
    const focused = this.contains(document.activeElement) && document.activeElement?.closest('.cell-head');
    switch (action) {
      case 'run':
        this.#run();
        break;
      case 'edit':
        void this.edit();
        break;
      case 'leave':
        this.#leave();
        break;
      case 'stop':
        page.stop(id);
        break;
      case 'reset':
        page.reset(id);
        break;
      case 'accept':
        page.accept();
        break;
      case 'decline':
        page.decline();
        break;
    }
    // The button may be gone or disabled by now; the focus stays in this cell's head.
    if (focused) queueMicrotask(() => this.#keepFocus());
  }

  #keepFocus(): void {
    const active = document.activeElement;
    if (active && active !== document.body && !(active instanceof HTMLButtonElement && active.disabled)) return;
    this.querySelector<HTMLElement>('.cell-head [data-action]:not(:disabled)')?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (this.#editing || event.defaultPrevented) return;
    const onCode = (event.target as Element).matches('.cell-code pre');
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      this.#run();
    } else if (event.key === 'Enter' && onCode) {
      event.preventDefault();
      void this.edit();
    }
  }

  /** Opens or closes a value. A baked one has no reference before the engine has run its cell. */
  #lookInto(button: HTMLElement): void {
    const ref = button.dataset['ref'] ?? '';
    if (this.#state.shown === undefined || ref === '') {
      this.#wanted = [...this.querySelectorAll('.look-into')].indexOf(button);
      void session().wake();
    } else if (this.#opened.delete(Number(ref))) {
      this.#draw();
    } else {
      this.#ask(Number(ref));
    }
  }

  #ask(ref: number): void {
    this.#opened.set(ref, 'asking');
    this.#draw();
    session().inspect(ref).then(
      (record) => this.#opened.set(ref, record),
      () => this.#opened.set(ref, 'gone'),
    ).finally(() => this.#draw());
  }

  /** What was asked for before there were references. */
  #open(): void {
    if (this.#wanted === undefined || !this.#state.shown || this.#state.status === 'running') return;
    const refs = JSON.stringify(this.#state.shown).match(/"ref":\d+/g) ?? [];
    const ref = refs[this.#wanted]?.slice('"ref":'.length);
    this.#wanted = undefined;
    if (ref !== undefined) this.#ask(Number(ref));
  }

  #expectation(): boolean | undefined {
    const watch = chapter().expects[this.#facts.id]?.watch;
    return watch === undefined ? undefined : session().value(watch) === true;
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const cell = this.#state;
    this.#drawHead();
    this.#drawCode(cell);
    this.#drawOutput(cell);
  }

  #drawHead(): void {
    const cell = this.#state;
    const { look } = wordsOf(cell, this.#facts);
    const judged = this.#facts.exercise === undefined ? undefined : session().cell(this.#facts.exercise);
    this.dataset['state'] = judged && (isPending(judged) || judged.status === 'error') && look === 'idle' ? 'stale' : look;
    this.toggleAttribute('data-editing', this.#editing);
    this.toggleAttribute('data-stale', cell.stale);
    const holds = isPending(cell) || cell.status === 'error' ? undefined : this.#holds;
    render(h(CellHead, { cell, facts: this.#facts, holds, editing: this.#editing, trouble: this.#trouble }), this.#part('head'));
  }

  #drawCode(cell: CellState): void {
    const paused = cell.status === 'paused' && isEdited(cell);
    const pre = this.#part('code pre');
    const error = cell.status === 'error' && !isPending(cell) ? cell.error : undefined;
    pre.hidden = this.#editing || paused;
    render(paused ? h(DiffView, { before: cell.original, after: cell.source }) : null, this.#part('diff'));
    if (paused) this.querySelector<HTMLDetailsElement>('.cell-fold')?.setAttribute('open', '');
    if (this.#editing) this.#editor?.showError(error);
    else this.#code.show(cell.source, error);
  }

  #drawOutput(cell: CellState): void {
    const { id } = this.#facts;
    const { names } = chapter();
    const view = shownView();
    if (cell.shown !== undefined && view) {
      this.#hasValues = cell.shown.length > 0;
      const context: DisplayContext = { names, prefix: `p-${id}`, opened: this.#opened };
      const place = this.#part('shown');
      try {
        render(h(view, { shown: cell.shown, context }), place);
      } catch {
        place.replaceChildren('This value cannot be shown.');
      }
    }
    const used = new Set(cell.dependents.flatMap((dependent) => session().definition(dependent).inputs));
    const outputs = session().definition(id).outputs.filter((name) => used.has(name));
    const says = { cell, facts: this.#facts, hasValues: this.#hasValues, outputs };
    render(h(Before, says), this.#part('before'));
    render(h(After, says), this.#part('after'));
    const verdict = this.#facts.role !== 'checks' || (cell.shown !== undefined && cell.status !== 'waiting') || cell.status === 'error';
    this.#part('output').hidden = !verdict;
  }

  /** One of the places that the build has laid out. */
  #part(name: 'head' | 'code' | 'code pre' | 'code code' | 'diff' | 'output' | 'before' | 'shown' | 'after'): HTMLElement {
    const [part = '', inner] = name.split(' ');
    const found = this.querySelector<HTMLElement>(`.cell-${part}${inner === undefined ? '' : ` > ${inner === 'code' ? 'pre > code' : inner}`}`);
    if (!found) throw new Error(`A cell is not laid out as it should be: .cell-${name} is missing.`);
    return found;
  }
}

function factsOf({ dataset }: HTMLElement): CellFacts {
  const { cell = '', role, run, exercise, checks, says } = dataset as Record<string, string | undefined>;
  return {
    id: cell,
    role: role === 'exercise' || role === 'checks' ? role : 'cell',
    run: run === 'click' ? 'click' : 'load',
    hide: 'hide' in dataset,
    ...(exercise === undefined ? {} : { exercise }),
    ...(checks === undefined ? {} : { checks }),
    ...(says === undefined ? {} : { says }),
  };
}
