/** Marks the section being read, in the outline and in the menu: the last whose beginning has passed the upper third. */
export function attachOutline(document: Document): void {
  // Sections, not headings: far from the screen the browser knows only their boxes.
  const sections = [...document.querySelectorAll<HTMLElement>('.prose:has(> h2[id])')];
  if (sections.length === 0) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.outline a, .sections a')];

  // A section has passed if it reaches into the region above the line, which goes up without end: a jump counts too.
  const passed = new Set<Element>();
  const mark = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) passed.add(target);
      else passed.delete(target);
    }
    const current = sections.findLast((section) => passed.has(section))?.querySelector('h2')?.id;
    for (const link of links) {
      if (link.hash.slice(1) === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  const observer = new IntersectionObserver(mark, { rootMargin: '999999px 0px -66.7% 0px', threshold: 0 });
  for (const section of sections) observer.observe(section);
}
