/** What the shell does in the page: small, and complete without it. */
import { attachMenu } from './menu.ts';
import { attachNotes } from './notes.ts';
import { attachOutline } from './outline.ts';
import { attachScrollers } from './scrollers.ts';
import { attachTheme } from './theme.ts';

attachTheme(document, () => localStorage);
attachMenu(document);
attachOutline(document);
attachNotes(document);
attachScrollers(document);

// Search comes when it is asked for.
const openSearch = () => void import('./search.ts').then(({ search }) => search(document));
document.querySelector('[data-search]')?.addEventListener('click', openSearch);
document.addEventListener('keydown', (event) => {
  if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    openSearch();
  }
});
