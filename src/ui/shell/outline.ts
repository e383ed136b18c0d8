/** Marks the section being read, in the outline and in the menu: the last whose beginning has passed the upper third. */
export function attachOutline(document: Document): void {
  // Sections, not headings: far from the screen the browser knows only their boxes.
  const sections = [...document.querySelectorAll<HTMLElement>('.prose:has(> h2[id])')];
  if (sections.length === 0) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.outline a, .sections a')];

  const mark = () => {
    const line = document.defaultView!.innerHeight / 3;
    const passed = sections.filter((section) => section.getBoundingClientRect().top < line);
    const current = passed.at(-1)?.querySelector('h2')?.id;
    for (const link of links) {
      if (link.hash.slice(1) === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  // The answer changes only when a section's top crosses the line; the region reaches up without end, so that a jump counts too.
  const observer = new IntersectionObserver(mark, { rootMargin: '999999px 0px -66.7% 0px', threshold: 0 });
  for (const section of sections) observer.observe(section);
}
