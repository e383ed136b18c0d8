/**
 * What is wider than its column and scrolls can also be scrolled by keyboard; what fits is no stop for Tab. What is far from
 * the screen has no size yet: it counts as wide until it nears.
 */
export function attachScrollers(document: Document): void {
  const boxes = document.querySelectorAll<HTMLElement>('.katex-display, .prose > pre, .fold-body > pre');
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth + 1) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const box of boxes) {
    box.setAttribute('tabindex', '0');
    observer.observe(box);
  }
}
