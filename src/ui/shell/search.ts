/** The search dialog: loaded, and its index fetched, when it is first opened. */
import './search.css';
import { find } from './find.ts';
import type { Found } from './find.ts';
import type { SearchChapter } from './search-index.ts';

/** Opens the dialog; makes it the first time. */
export function search(document: Document): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search') ?? create(document);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function create(document: Document): HTMLDialogElement {
  const base = document.documentElement.dataset['base'] ?? '/';
  const dialog = element(document, 'dialog', 'search', { 'aria-label': 'Search' });
  const frame = dialog.appendChild(element(document, 'div', 'frame'));
  const sheet = frame.appendChild(element(document, 'div', 'search-sheet'));
  const field = sheet.appendChild(element(document, 'div', 'search-field'));
  const input = field.appendChild(
    element(document, 'input', '', {
      type: 'search', placeholder: 'Search all chapters', 'aria-label': 'Search all chapters', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
    }),
  );
  const close = field.appendChild(element(document, 'button', 'link', { type: 'button' }));
  close.textContent = 'Close';
  const says = sheet.appendChild(element(document, 'p', 'search-says', { role: 'status' }));
  const list = sheet.appendChild(element(document, 'ol', 'search-results'));
  document.body.append(dialog);

  let chapters: readonly SearchChapter[] = [];
  const show = () => {
    const found = find(chapters, input.value);
    list.replaceChildren(...found.map((one) => result(document, base, one)));
    if (input.value.trim() === '' || chapters.length === 0) says.textContent = '';
    else if (found.length === 0) says.textContent = 'Nothing found. Try fewer or shorter words.';
    else says.textContent = found.length === 1 ? 'One section' : `${found.length} sections`;
  };
  fetch(`${base}search.json`)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then((json: SearchChapter[]) => {
      chapters = json;
      show();
    })
    .catch(() => (says.textContent = 'The index could not be fetched. Check the connection, and open the search again.'));

  input.addEventListener('input', show);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === dialog || target === frame || target.closest('.search-results a')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
    else if (event.key === 'ArrowDown') (links[at + 1] ?? links.at(-1))?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else return;
    event.preventDefault();
  });
  return dialog;
}

function result(document: Document, base: string, { chapter, section, snippet }: Found): HTMLLIElement {
  const item = element(document, 'li');
  const hash = section.slug === '' ? '' : `#${section.slug}`;
  const link = item.appendChild(element(document, 'a', '', { href: `${base}${chapter.slug}/${hash}` }));
  const heading = link.appendChild(element(document, 'b'));
  heading.textContent = section.heading;
  const where = link.appendChild(element(document, 'span', 'search-where'));
  where.textContent = section.slug === '' ? `Chapter ${chapter.number}` : `Chapter ${chapter.number}, ${chapter.title}`;
  const words = link.appendChild(element(document, 'span', 'search-snippet'));
  snippet.forEach((piece, at) => {
    if (at % 2 === 0) words.append(piece);
    else words.appendChild(element(document, 'mark')).textContent = piece;
  });
  return item;
}

function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  name = '',
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
