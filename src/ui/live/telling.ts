/** Words under the header about the page as a whole. What draws them is a chunk of its own, since most readers never see any. */
import type { Session } from '../../engine/host/types.ts';

/** Brings in the banner once there is something to say. */
export function attachTelling(document: Document, session: Session): void {
  document.querySelector('.banner-place')?.remove();
  const off = session.on('engine', follow);
  follow();

  function follow(): void {
    const { state, reason = '', notice } = session.engine;
    if (state !== 'paused' && state !== 'failed' && notice === undefined) return;
    off();
    import('../cell/banner.tsx').then(({ attachBanner }) => attachBanner(document, session), () => tell(document, `The cells could not be started. ${reason}`));
  }
}

/** Says something without more code, for what more code could not be had: a click takes it away. */
export function tell(document: Document, words: string): void {
  const place = document.createElement('div');
  place.className = 'banner-place';
  place.innerHTML = '<div class="banner failed" role="alert"><p></p></div>';
  place.querySelector('p')?.append(words);
  place.addEventListener('click', () => place.remove());
  document.querySelector('.banner-place')?.remove();
  document.querySelector('main')?.prepend(place);
}
