/** Marks the section being read, in the outline and in the menu: the last whose heading has passed the upper third. */
export function attachOutline(document: Document): void {
  const headings = [...document.querySelectorAll<HTMLElement>('.prose > h2[id]')];
  if (headings.length === 0) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.outline a, .sections a')];

  const mark = () => {
    const line = document.defaultView!.innerHeight / 3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const current = passed.at(-1)?.id;
    for (const link of links) {
      if (link.hash.slice(1) === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  // The answer changes only when a heading crosses the line; the region reaches up without end, so that a jump counts too.
  const observer = new IntersectionObserver(mark, { rootMargin: '999999px 0px -66.7% 0px', threshold: [0, 1] });
  for (const heading of headings) observer.observe(heading);
}
