/** `<cr-edits>`: at the page's end, what becomes of the reader's edits, and what can be done with all of them. */
import { type VNode, render, h } from 'preact';
import { readStored, storeOf } from '../../engine/host/stored.ts';
import { type CellState, isEdited, type Session } from '../../engine/host/types.ts';
import type { Attached } from '../figures/register.ts';
import { chapter } from '../live/session.ts';

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

/** Draws what stands at the page's end, and does what is asked there. */
export function attach(host: HTMLElement, session: Session): Attached {
  let done: string | undefined;
  let link: string | undefined;
  let isNear = false;

  const draw = (): void => {
    const edited = session.cells().filter(isEdited);
    const props = { chapter: host.dataset['chapter'] ?? '', done, link, edited: edited.length };
    render(h(EditsView, { ...props, refused: !areKept(edited) }), host);
  };
  const reset = (): void => {
    session.resetAll();
    link = undefined;
    done = 'Everything is as the course has it.';
    draw();
  };
  const copy = async (): Promise<void> => {
    const url = new URL(location.href);
    url.hash = session.link();
    try {
      await navigator.clipboard.writeText(url.href);
      done = 'The link is copied.';
      link = undefined;
    } catch {
      done = 'Copy this link:';
      link = url.href;
    }
    draw();
    host.querySelector<HTMLInputElement>('.edits-link')?.select();
  };

  session.on('cell', () => {
    if (isNear) draw();
  });
  host.addEventListener('click', (event) => {
    const what = (event.target as Element).closest<HTMLElement>('[data-edits]')?.dataset['edits'];
    if (what === 'reset') reset();
    if (what === 'link') void copy();
  });
  // Onto what the build put there: a button that is being pressed stays the same.
  draw();
  return {
    near(is) {
      isNear = is;
      if (is) draw();
    },
  };
}

/** Whether storage holds what it should; edits of a link that was not agreed to are not kept on purpose. */
function areKept(edited: readonly CellState[]): boolean {
  const kept = readStored(storeOf(window), chapter().chapter);
  return edited.every(({ id, source, status }) => status === 'paused' || kept[id]?.source === source);
}

