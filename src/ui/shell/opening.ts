/**
 * A page's first moments. Its text is there first, in stand-ins of the same measures; then our faces take their place, all at
 * once; then what lies below the first screen is drawn, piece by piece. Faces asked for before would come before the text on a
 * slow line, and named before they are there each would be looked for on the reader's machine; what is drawn before they are
 * there is laid out twice.
 *
 * Base.astro writes this function into the page as text, so that it runs before the page is whole: it uses nothing of its module.
 * The sheets wait in the page: `style[data-faces="first"]`, whose faces are fetched, and `style[data-faces="rest"]`, whose are
 * when a character asks. Without JavaScript both hold from the start, and nothing is held back: `.later` waits only
 * while the root has `data-opening`.
 */
export function openPage(document: Document): void {
  const window = document.defaultView!;
  const root = document.documentElement;
  const sheets = [...document.querySelectorAll<HTMLStyleElement>('style[data-faces]')];
  const wear = (): void => sheets.forEach((sheet) => void (sheet.media = 'all'));

  // Who comes from another page of the course, or back, has them.
  const [visit] = window.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (document.referrer.startsWith(`${window.location.origin}/`) || (visit !== undefined && visit.type !== 'navigate')) return wear();

  const faces = sheets
    .filter((sheet) => sheet.dataset['faces'] === 'first')
    .flatMap((sheet) => [...(sheet.sheet?.cssRules ?? [])])
    .map((rule) => {
      const { style } = rule as CSSFontFaceRule;
      const of = (name: string, otherwise: string): string => style.getPropertyValue(name) || otherwise;
      return new window.FontFace(of('font-family', '').replace(/^["']|["']$/g, ''), of('src', ''), {
        style: of('font-style', 'normal'),
        weight: of('font-weight', 'normal'),
        unicodeRange: of('unicode-range', 'U+0-10FFFF'),
        display: 'swap',
      });
    });

  // Who goes to a place further down sees what is there; so does whoever does anything at all.
  if (window.location.hash === '') root.dataset['opening'] = '';
  const open = (): void => void delete root.dataset['opening'];
  for (const deed of ['scroll', 'wheel', 'pointerdown', 'keydown', 'focusin', 'hashchange', 'beforeprint']) {
    window.addEventListener(deed, open, { once: true, capture: true, passive: true });
  }

  let opening = false;
  const openRest = (): void => {
    if (opening) return;
    opening = true;
    // What nears the screen is drawn a section at a time; the sections after it are not drawn in any case (base.css).
    let near = 4;
    const next = (): void => {
      if (root.dataset['opening'] === undefined || near-- === 0) return open();
      document.querySelector('.later')?.classList.remove('later');
      if ('requestIdleCallback' in window) window.requestIdleCallback(next, { timeout: 100 });
      else setTimeout(next);
    };
    next();
  };

  const bring = (): void => {
    setTimeout(openRest, 1500);
    // What cannot be had is left to the sheets, which say so to nobody and keep the stand-ins.
    void Promise.allSettled(faces.map((face) => face.load())).then(() => {
      for (const face of faces) if (face.status === 'loaded') document.fonts.add(face);
      wear();
      window.requestAnimationFrame(() => setTimeout(openRest));
    });
  };

  // A frame that was asked for is not yet seen.
  if (!window.PerformanceObserver?.supportedEntryTypes?.includes('paint')) return void window.requestAnimationFrame(() => setTimeout(bring));
  const painted = new window.PerformanceObserver((entries) => {
    if (entries.getEntriesByName('first-contentful-paint').length === 0) return;
    painted.disconnect();
    bring();
  });
  painted.observe({ type: 'paint', buffered: true });
}
