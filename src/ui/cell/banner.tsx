/** What concerns the whole page: a link that brought someone's changes, an engine that could not start. */
import { type VNode, render, h } from 'preact';
import { type Session, isEdited } from '../../engine/host/types.ts';

export interface BannerProps {
  /** How many cells a link would change. */
  paused?: number;
  /** Words about something that doesn't work. */
  failed?: string | undefined;
  /** It all works, but the reader should know. */
  notice?: string | undefined;
}

export function BannerView({ paused, failed, notice }: BannerProps): VNode | null {
  if (paused !== undefined) {
    const what = paused === 1 ? 'changes to 1 cell' : paused === 0 ? 'settings of this page' : `changes to ${paused} cells`;
    return (
      <div class="banner" role="region" aria-label="A link with changes">
        <p>
          This link carries {what}, made by someone else. <strong>Nothing of it has run.</strong>
        </p>
        <p class="banner-actions">
          <button type="button" data-banner="accept">
            Run them
          </button>
          <button type="button" data-banner="decline">
            Show the course’s own
          </button>
        </p>
      </div>
    );
  }
  const words = failed === undefined ? notice : `The cells could not be started. ${failed} ${notice ?? ''}`;
  if (words !== undefined) {
    return (
      <div class={`banner${failed === undefined ? '' : ' failed'}`} role="alert">
        <p>{words}</p>
        <p class="banner-actions">
          <button type="button" data-banner="dismiss">
            Close
          </button>
        </p>
      </div>
    );
  }
  return null;
}

/** Keeps a banner under the header for as long as there is something to say. */
export function attachBanner(document: Document, session: Session): void {
  let place: HTMLElement | undefined;
  /** What was closed stays closed until there is something else to say. */
  let dismissed = '';

  const show = (props: BannerProps): void => {
    if (!place) {
      if (Object.values(props).every((value) => value === undefined)) return;
      place = document.createElement('div');
      place.className = 'banner-place';
      place.addEventListener('click', clicked);
      document.querySelector('main')?.prepend(place);
    }
    render(h(BannerView, props), place);
  };
  const clicked = (event: MouseEvent): void => {
    const what = (event.target as Element).closest<HTMLElement>('[data-banner]')?.dataset['banner'];
    if (what === 'accept') session.accept();
    if (what === 'decline') session.decline();
    if (what !== 'dismiss') return;
    dismissed = JSON.stringify(propsOf(session));
    show({});
  };
  const follow = (): void => {
    const props = propsOf(session);
    show(JSON.stringify(props) === dismissed ? {} : props);
  };
  session.on('engine', follow);
  follow();
}

function propsOf(session: Session): BannerProps {
  const { state, reason, notice } = session.engine;
  if (state === 'paused') return { paused: session.cells().filter((cell) => cell.status === 'paused' && isEdited(cell)).length };
  return { failed: state === 'failed' ? (reason ?? '') : undefined, notice };
}
