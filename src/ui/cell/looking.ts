/** Which of a cell's values the reader has opened, and what is in them. */
import type { DisplayRecord, Shown } from '../../engine/protocol.ts';
import type { Opened } from '../displays/context.ts';

export interface LookingOptions {
  inspect: (ref: number) => Promise<DisplayRecord>;
  /** Something was opened or closed, or its contents have come. */
  changed: () => void;
}

export class Looking {
  /** Contents by reference; a new map after every change. */
  opened: ReadonlyMap<number, Opened> = new Map();
  /** Which baked value waits to be opened, counted from the first: it has no reference before its cell has run here. */
  #wanted: number | undefined;
  readonly #options: LookingOptions;

  constructor(options: LookingOptions) {
    this.#options = options;
  }

  /** Opens or closes a value that has a reference. */
  toggle(ref: number): void {
    if (this.opened.has(ref)) this.#set(ref, undefined);
    else this.#ask(ref);
  }

  /** Opens the baked value number `index` as soon as the cell has run. */
  want(index: number): void {
    this.#wanted = index;
  }

  /** The cell has run: what was wanted has a reference now. */
  ran(shown: readonly Shown[]): void {
    if (this.#wanted === undefined) return;
    const refs = JSON.stringify(shown).match(/"ref":\d+/g) ?? [];
    const ref = refs[this.#wanted]?.slice('"ref":'.length);
    this.#wanted = undefined;
    if (ref !== undefined) this.#ask(Number(ref));
  }

  #ask(ref: number): void {
    this.#set(ref, 'asking');
    this.#options.inspect(ref).then(
      (record) => this.#set(ref, record),
      () => this.#set(ref, 'gone'),
    );
  }

  #set(ref: number, contents: Opened | undefined): void {
    const next = new Map(this.opened);
    if (contents === undefined) next.delete(ref);
    else next.set(ref, contents);
    this.opened = next;
    this.#options.changed();
  }
}
