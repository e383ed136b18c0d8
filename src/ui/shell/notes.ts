/** Notes: on small screens a tap on a mark opens its note below the paragraph; elsewhere the note is already in view. */
export function attachNotes(document: Document): void {
  const marks = [...document.querySelectorAll<HTMLAnchorElement>('a.mark')];
  if (marks.length === 0) return;
  const folded = document.defaultView!.matchMedia('(width < 56.25rem)');
  const noteOf = (mark: HTMLAnchorElement) => document.getElementById(mark.hash.slice(1));

  // Where notes fold, a mark is a button that says whether its note is open.
  const dress = () => {
    for (const mark of marks) {
      if (folded.matches) {
        mark.role = 'button';
        mark.ariaExpanded = String(noteOf(mark)?.classList.contains('open') ?? false);
      } else {
        mark.removeAttribute('role');
        mark.ariaExpanded = null;
      }
    }
  };
  folded.addEventListener('change', dress);
  dress();

  for (const mark of marks) {
    mark.addEventListener('click', (event) => {
      event.preventDefault();
      if (!folded.matches) return;
      mark.ariaExpanded = String(noteOf(mark)?.classList.toggle('open') ?? false);
    });
    mark.addEventListener('keydown', (event) => {
      if (event.key !== ' ' || !folded.matches) return;
      event.preventDefault();
      mark.click();
    });
  }
}
