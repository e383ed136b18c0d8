/** How much of the screen's bottom a phone's keyboard covers, as `--keyboard`: the docked toolbar stands on it. */

export function attachKeyboard(window: Window): void {
  const { visualViewport: viewport, document } = window;
  if (!viewport) return;
  const measure = (): void => {
    const covered = viewport.scale > 1 ? 0 : Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    document.documentElement.style.setProperty('--keyboard', `${Math.round(covered)}px`);
  };
  viewport.addEventListener('resize', measure);
  viewport.addEventListener('scroll', measure);
}
