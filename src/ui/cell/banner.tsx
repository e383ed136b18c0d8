/** What concerns the whole page: a link that brought someone's changes, an engine that could not start. */
import { type VNode, render, h } from 'preact';
import { type Session, isEdited } from '../../engine/host/types.ts';

export interface BannerProps {
  /** How many cells a link would change. */
  paused?: number;
  /** Words about a failure. */
  failed?: string | undefined;
}

export function BannerView({ paused, failed }: BannerProps): VNode | null {
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
  if (failed !== undefined) {
    return (
      <div class="banner failed" role="alert">
        <p>{failed}</p>
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
  const show = (props: BannerProps): void => {
    if (!place) {
      place = document.createElement('div');
      place.className = 'banner-place';
      document.querySelector('main')?.prepend(place);
      place.addEventListener('click', (event) => {
        const what = (event.target as Element).closest<HTMLElement>('[data-banner]')?.dataset['banner'];
        if (what === 'accept') session.accept();
        if (what === 'decline') session.decline();
        if (what === 'dismiss') show({});
      });
    }
    render(h(BannerView, props), place);
  };
  const follow = (): void => {
    const { state, reason } = session.engine;
    if (state === 'paused') show({ paused: session.cells().filter((cell) => cell.status === 'paused' && isEdited(cell)).length });
    else if (state === 'failed') show({ failed: reason });
    else if (place) show({});
  };
  session.on('engine', follow);
  follow();
}
