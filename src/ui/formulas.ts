/**
 * A formula that is wider than the screen scrolls in a box of its own; the box must be reachable by keyboard,
 * and only then: a formula that fits is no stop for the Tab key.
 */

/** Keeps every display formula's tabindex in step with whether it scrolls; returns a function that stops. */
export function focusWhereScrolling(root: ParentNode): () => void {
  const formulas = [...root.querySelectorAll<HTMLElement>('.katex-display')];
  const update = (element: HTMLElement): void => {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) update(target as HTMLElement);
  });
  for (const formula of formulas) observer.observe(formula);
  return () => observer.disconnect();
}
