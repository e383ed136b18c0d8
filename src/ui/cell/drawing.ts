/** A cell's state into the places that the build has laid out: head, code, values, and the words around them. */
import { h, render } from 'preact';
import { type CellState, isEdited, isPending } from '../../engine/host/types.ts';
import type { DisplayContext } from '../displays/context.ts';
import { chapter, session, shownView } from '../live/session.ts';
import type { CellFacts } from './facts.ts';
import { CellHead } from './head.tsx';
import { Room } from './room.ts';
import { After, Before } from './says.tsx';
import { type StaticCode, staticCode } from './static-code.ts';
import { wordsOf } from './words.ts';

/** All that decides how a cell looks. */
export interface Appearance {
  cell: CellState;
  /** Whether the stated expectation holds now; absent if there is none. */
  holds: boolean | undefined;
  /** The editor stands in the place of the static code. */
  editing: boolean;
  trouble: string | undefined;
  opened: DisplayContext['opened'];
  /** For a verdict: the exercise that it judges. */
  judged: CellState | undefined;
}

type Part = 'head' | 'code' | 'code pre' | 'code code' | 'diff' | 'output' | 'before' | 'shown' | 'after';

export class CellDrawing {
  readonly #host: HTMLElement;
  readonly #facts: CellFacts;
  readonly #code: StaticCode;
  readonly #room: Room;
  readonly #parts = new Map<Part, HTMLElement>();
  /** What each part was drawn from: what hasn't changed is not drawn again. */
  readonly #drawn = new Map<Part, string>();
  #values: { shown: CellState['shown']; opened: DisplayContext['opened'] } | undefined;
  #hasValues: boolean;
  /** What the build showed, from the moment that something else stands in its place. */
  #baked: Node[] | undefined;

  constructor(host: HTMLElement, facts: CellFacts, original: string) {
    this.#host = host;
    this.#facts = facts;
    this.#code = staticCode(this.part('code code'), original, chapter());
    this.#hasValues = this.part('shown').childNodes.length > 0;
    this.#room = new Room(this.part('output'));
  }

  draw(look: Appearance): void {
    const running = look.cell.status === 'running' || look.cell.status === 'silent';
    if (running) this.#room.hold();
    this.#drawHead(look);
    this.#drawCode(look);
    this.#drawOutput(look);
    if (!running) this.#room.release();
  }

  /** One of the places that the build has laid out. */
  part(name: Part): HTMLElement {
    const known = this.#parts.get(name);
    if (known) return known;
    const [part = '', inner] = name.split(' ');
    const found = this.#host.querySelector<HTMLElement>(`.cell-${part}${inner === undefined ? '' : ` > ${inner === 'code' ? 'pre > code' : inner}`}`);
    if (!found) throw new Error(`A cell is not laid out as it should be: .cell-${name} is missing.`);
    this.#parts.set(name, found);
    return found;
  }

  #drawHead({ cell, holds, editing, trouble, judged }: Appearance): void {
    const { look } = wordsOf(cell, this.#facts);
    const overtaken = judged !== undefined && (isPending(judged) || judged.status === 'error') && look === 'idle';
    this.#host.dataset['state'] = overtaken ? 'stale' : look;
    this.#host.toggleAttribute('data-editing', editing);
    this.#host.toggleAttribute('data-stale', cell.stale);
    const said = isPending(cell) || cell.status === 'error' ? undefined : holds;
    // Of the state a head shows no more than this.
    const { progress, waitsFor, error, status } = cell;
    if (!this.#changed('head', [look, status, progress?.done, waitsFor, error?.line, isEdited(cell), said, editing, trouble].join())) return;
    const head = this.part('head');
    const { ownerDocument: document } = head;
    const focused = head.contains(document.activeElement);
    render(h(CellHead, { cell, facts: this.#facts, holds: said, editing, trouble }), head);
    // The button in focus may be gone, or can't be pressed now: the next one takes its place.
    if (focused && !head.querySelector('[data-action]:focus:not(:disabled)')) head.querySelector<HTMLElement>('[data-action]:not(:disabled)')?.focus();
  }

  #drawCode({ cell, editing }: Appearance): void {
    const paused = cell.status === 'paused' && isEdited(cell);
    this.part('code pre').hidden = editing || paused;
    if (this.#changed('diff', paused ? cell.source : '')) {
      const place = this.part('diff');
      if (!paused) render(null, place);
      else void import('./edited.tsx').then(({ drawDiff }) => this.#drawn.get('diff') === cell.source && drawDiff(place, cell.original, cell.source), () => place.append(cell.source));
      if (paused) this.#host.querySelector('.cell-fold')?.setAttribute('open', '');
    }
    if (!editing) this.#code.show(cell.source, errorIn(cell));
  }

  #drawOutput({ cell, opened }: Appearance): void {
    const view = shownView();
    if (cell.shown === undefined && this.#baked !== undefined) this.#showBaked(this.#baked);
    if (cell.shown !== undefined && view && !(this.#values?.shown === cell.shown && this.#values.opened === opened)) {
      this.#values = { shown: cell.shown, opened };
      this.#hasValues = cell.shown.length > 0;
      const context: DisplayContext = { names: chapter().names, prefix: `p-${this.#facts.id}`, opened };
      const place = this.part('shown');
      // Copies, since the view makes the nodes it finds there its own.
      if (!this.#baked) {
        this.#baked = [...place.childNodes].map((node) => node.cloneNode(true));
        // A run that has not shown as much yet would leave the rest standing.
        for (const node of [...place.childNodes].slice(cell.shown.length)) node.remove();
      }
      const { activeElement } = place.ownerDocument;
      const focused = activeElement instanceof HTMLElement && place.contains(activeElement) ? activeElement : undefined;
      try {
        render(h(view, { shown: cell.shown, context }), place);
      } catch {
        place.replaceChildren('This value cannot be shown.');
      }
      // The first time, the baked nodes are moved to where they were, which costs them the focus.
      if (focused?.isConnected && place.ownerDocument.activeElement !== focused) focused.focus({ preventScroll: true });
    }
    const { look } = wordsOf(cell, this.#facts);
    if (this.#changed('after', JSON.stringify([look, cell.error, cell.progress, cell.dependents, this.#hasValues]))) this.#drawSaid(cell);
    const verdict = this.#facts.role !== 'checks' || (cell.shown !== undefined && cell.status !== 'waiting') || cell.status === 'error';
    this.part('output').hidden = !verdict;
  }

  /** Everything is as at build again, and nothing has run: the result of the build is what holds. */
  #showBaked(baked: Node[]): void {
    const place = this.part('shown');
    render(null, place);
    place.replaceChildren(...baked);
    this.#baked = undefined;
    this.#values = undefined;
    this.#hasValues = baked.length > 0;
  }

  /** The words around the values. */
  #drawSaid(cell: CellState): void {
    const says = { cell, facts: this.#facts, hasValues: this.#hasValues, ...usesOf(cell) };
    render(h(Before, says), this.part('before'));
    render(h(After, says), this.part('after'));
  }

  #changed(part: Part, key: string): boolean {
    if (this.#drawn.get(part) === key) return false;
    this.#drawn.set(part, key);
    return true;
  }
}

/** Names of a cell that others use, and those others: also names that the reader's text no longer declares. */
function usesOf(cell: CellState): { outputs: string[]; dependents: string[] } {
  const { cells } = chapter();
  const page = session();
  const names = new Set([...page.definition(cell.id).outputs, ...(cells.find(({ id }) => id === cell.id)?.outputs ?? [])]);
  // An exercise that was never checked has no result to keep.
  const hasResult = ({ id, run }: { id: string; run: string }): boolean => run === 'load' || page.cell(id).shown !== undefined;
  const users = cells.filter((other) => other.id !== cell.id && hasResult(other) && page.definition(other.id).inputs.some((name) => names.has(name)));
  const used = new Set(users.flatMap(({ id }) => page.definition(id).inputs));
  return { outputs: [...names].filter((name) => used.has(name)).sort(), dependents: users.map(({ id }) => id) };
}

/** The error as far as the code on the screen is the one that had it. */
export function errorIn(cell: CellState): CellState['error'] {
  return cell.status === 'error' && !isPending(cell) ? cell.error : undefined;
}
