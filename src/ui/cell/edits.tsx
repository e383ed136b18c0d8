/** `<cr-edits>`: at the page's end, what becomes of the reader's edits, and what can be done with all of them. */
import { type VNode, render, h } from 'preact';
import { readStored, storeOf } from '../../engine/host/stored.ts';
import { type CellState, isEdited } from '../../engine/host/types.ts';
import { chapter, session } from '../live/session.ts';

export interface EditsProps {
  chapter: string;
  /** This browser does not keep them: storage is refused, or full. */
  refused: boolean;
  /** What was just done, or a link that could not be copied. */
  done?: string | undefined;
  link?: string | undefined;
  edited: number;
}

export function EditsView({ chapter, refused, done, link, edited }: EditsProps): VNode {
  return (
    <>
      {refused
        ? 'Your edits cannot be kept in this browser: they are gone after a reload, but a link keeps them.'
        : 'Your edits are kept in this browser.'}{' '}
      <button type="button" class="link" data-edits="reset">
        Reset all of chapter {chapter}
      </button>
      {' · '}
      <button type="button" class="link" data-edits="link">
        {edited > 0 ? 'Copy a link with them' : 'Copy a link to this state'}
      </button>
      <span role="status">{done === undefined ? '' : ` ${done}`}</span>
      {link === undefined ? null : <input class="edits-link" readOnly value={link} aria-label="Link with your edits" />}
    </>
  );
}

export class EditsElement extends HTMLElement {
  #done: string | undefined;
  #link: string | undefined;

  connectedCallback(): void {
    session().on('cell', () => this.#draw());
    this.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-edits]')?.dataset['edits'];
      if (what === 'reset') this.#reset();
      if (what === 'link') void this.#copy();
    });
    this.replaceChildren();
    this.#draw();
  }

  #reset(): void {
    session().resetAll();
    this.#link = undefined;
    this.#done = 'Everything is as the course has it.';
    this.#draw();
  }

  async #copy(): Promise<void> {
    const url = new URL(location.href);
    url.hash = session().link();
    try {
      await navigator.clipboard.writeText(url.href);
      this.#done = 'The link is copied.';
      this.#link = undefined;
    } catch {
      this.#done = 'Copy this link:';
      this.#link = url.href;
    }
    this.#draw();
    this.querySelector<HTMLInputElement>('.edits-link')?.select();
  }

  #draw(): void {
    const edited = session().cells().filter(isEdited);
    const props = { chapter: this.dataset['chapter'] ?? '', done: this.#done, link: this.#link, edited: edited.length };
    render(h(EditsView, { ...props, refused: !areKept(edited) }), this);
  }
}

/** Whether storage holds what it should; edits of a link that was not agreed to are not kept on purpose. */
function areKept(edited: readonly CellState[]): boolean {
  const kept = readStored(storeOf(window), chapter().chapter);
  return edited.every(({ id, source, status }) => status === 'paused' || kept[id]?.source === source);
}

