/**
 * `<cr-cell>`: the baked cell, alive. Draws what the session says of its cell, and asks for what the reader wants.
 * The baked values stand until the page has computed others.
 */
import type { CellState } from '../../engine/host/types.ts';
import { announce } from '../live/announce.ts';
import { noLonger, watchNear, whenIdle } from '../live/near.ts';
import { chapter, session } from '../live/session.ts';
import { inTurn } from '../live/slices.ts';
import { CellDrawing, errorIn } from './drawing.ts';
import type { Editor } from './editor.ts';
import { type CellFacts, factsOf } from './facts.ts';
import type { Action } from './head.tsx';
import { Looking } from './looking.ts';
import { wordsOf } from './words.ts';

/** A change that is over sooner than this is not shown as waiting or running: nothing flickers in a drag. */
const PATIENCE = 120;

export class CellElement extends HTMLElement {
  #facts!: CellFacts;
  #state!: CellState;
  #drawing!: CellDrawing;
  #editor: Editor | undefined;
  #opening = false;
  #editing = false;
  /** The reader asked for the present run and is told of its end. */
  #asked = false;
  #trouble: string | undefined;
  /** The text whose run was stopped: another one was not. */
  #stopped: string | undefined;
  #holds: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Near the screen. */
  #near = true;
  readonly #later = (): void => this.#draw();
  readonly #looking = new Looking({ inspect: (ref) => session().inspect(ref), changed: () => this.#draw() });
  readonly #ends: (() => void)[] = [];
  /** Its turn to come alive has been. */
  #begun = false;

  connectedCallback(): void {
    // An early click does not wait for its turn. What is far from the screen has none until there is something new to it. Print
    // shows every cell as it is.
    for (const sign of ['click', 'keydown', 'pointerdown', 'focusin'] as const) this.addEventListener(sign, () => this.#begin(), { capture: true, once: true });
    this.#ends.push(watchNear(this, (near) => {
      this.#near = near;
      if (!near) return;
      if (this.#begun) this.#draw();
      else inTurn(() => this.#begin());
    }));
    const off = session().on('cell', (cell) => {
      if (cell.id !== this.dataset['cell'] || isAsBuilt(cell)) return;
      off();
      inTurn(() => this.#begin());
    });
    const begin = (): void => this.#begin();
    window.addEventListener('beforeprint', begin);
    this.#ends.push(off);
    this.#ends.push(() => window.removeEventListener('beforeprint', begin));
  }

  #begin(): void {
    if (this.#begun || !this.isConnected) return;
    this.#begun = true;
    const page = session();
    const id = this.dataset['cell'] ?? '';
    this.#facts = factsOf(this);
    this.#state = page.cell(id);
    this.#drawing = new CellDrawing(this, this.#facts, this.#state.original);
    this.#holds = this.#expectation();
    this.addEventListener('click', (event) => this.#clicked(event));
    // A pressed action takes no focus: one goes on typing, and a phone's toolbar, whose place follows the focus, does not move away under the finger.
    this.addEventListener('mousedown', (event) => {
      if ((event.target as Element).closest('.cell-action')) event.preventDefault();
    });
    this.addEventListener('keydown', (event) => this.#key(event));
    this.#ends.push(page.on('cell', (cell) => this.#heard(cell)));
    const judged = this.#facts.exercise;
    if (judged !== undefined) this.#ends.push(page.on('cell', (cell) => void (cell.id === judged && this.#draw())));
    const watch = chapter().expects[id]?.watch;
    if (watch !== undefined) {
      this.#ends.push(page.on('values', (changed) => {
        if (!changed.has(watch)) return;
        this.#holds = this.#expectation();
        this.#drawSoon();
      }));
    }
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#begun = false;
    for (const end of this.#ends.splice(0)) end();
  }

  /** Opens the editor, with the caret where the reader pointed. */
  async edit(at?: { x: number; y: number }): Promise<void> {
    this.#begin();
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
      parent: this.#drawing.part('code'),
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
    this.#drawing.part('code pre').focus();
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
  }

  #heard(cell: CellState): void {
    if (cell.id !== this.#facts.id) return;
    const before = this.#state;
    if (cell.status === 'stopped') this.#stopped ??= cell.source;
    else this.#stopped = undefined;
    this.#state = cell;
    if (this.#editing) this.#editor?.replace(cell.source);
    if (cell.shown && cell.status !== 'running') this.#looking.ran(cell.shown);
    if (this.#asked && cell.status !== 'running' && cell.status !== 'waiting') this.#ended();
    const quiet = ['running', 'stale'].includes(wordsOf(cell, this.#facts).look) && before.status !== 'running';
    if (quiet) this.#timer ??= setTimeout(this.#later, PATIENCE);
    else this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#near) this.#draw();
    else whenIdle(this.#later);
  }

  #ended(): void {
    this.#asked = false;
    this.#tell();
    // The verdict waits for the exercise's own result: asked for together, it would judge the code before the edit.
    if (this.#facts.checks !== undefined && this.#state.status !== 'stopped') session().run(this.#facts.checks);
  }

  /** Says how the run ended to those who don't see it. */
  #tell(): void {
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
    if (this.#state.shown !== undefined && ref !== '') return this.#looking.toggle(Number(ref));
    this.#looking.want([...this.querySelectorAll('.look-into')].indexOf(button));
    void session().wake();
  }

  #expectation(): boolean | undefined {
    const watch = chapter().expects[this.#facts.id]?.watch;
    return watch === undefined ? undefined : session().value(watch) === true;
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    noLonger(this.#later);
    const { exercise } = this.#facts;
    this.#drawing.draw({
      cell: this.#stopped === undefined || this.#stopped === this.#state.source ? this.#state : { ...this.#state, status: 'idle' },
      holds: this.#holds,
      editing: this.#editing,
      trouble: this.#trouble,
      opened: this.#looking.opened,
      judged: exercise === undefined ? undefined : session().cell(exercise),
    });
    if (this.#editing) this.#editor?.showError(errorIn(this.#state));
  }
}

/** Whether it is as the build drew it. */
const isAsBuilt = ({ source, original, status, stale, shown }: CellState): boolean => source === original && status === 'idle' && !stale && shown === undefined;
