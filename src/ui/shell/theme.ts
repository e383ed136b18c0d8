/** The header's switch between light and dark. Until it is used the reader's system decides. */
export function attachTheme(document: Document, storage: () => Storage): void {
  const root = document.documentElement;
  const system = document.defaultView!.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';

  document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    paintBrowser(document);
    try {
      storage().setItem('chainrule:theme', theme);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  });
  // The page looks for a theme chosen before in its first frame.
  document.defaultView!.requestAnimationFrame(() => {
    if (root.dataset['theme']) paintBrowser(document);
  });
}

/** The browser's own bar takes the colour of the paper. */
function paintBrowser(document: Document): void {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = paper;
}
