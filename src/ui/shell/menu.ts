/** The chapter menu of small screens. The browser opens, closes and returns focus; this adds the arrow keys. */
export function attachMenu(document: Document): void {
  const list = document.getElementById('chapters');
  if (!list) return;
  const links = () => [...list.querySelectorAll('a')].filter((link) => link.checkVisibility());

  list.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') (list.querySelector<HTMLElement>('[aria-current]') ?? links()[0])?.focus();
  });

  list.parentElement?.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  });

  // A section of this page: the menu has done its work.
  list.addEventListener('click', (event) => {
    if (list.matches(':popover-open') && (event.target as Element).closest('a[href^="#"]')) list.hidePopover();
  });
}
