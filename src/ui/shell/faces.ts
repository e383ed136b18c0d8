/**
 * Brings the course's faces once the page has something to read: its text is there first, in stand-ins of the same measures,
 * and all of ours take their place at once. Asked for before, they would come before the text on a slow line; named before
 * they are there, each would be looked for on the reader's machine.
 *
 * Base.astro writes this function into the page as text, so that it runs before the page is whole: it uses nothing of its module.
 * The sheets wait in the page: `style[data-faces="first"]`, whose faces are fetched, and `style[data-faces="rest"]`, whose are
 * when a character asks. Without JavaScript both hold from the start.
 */
export function bringFaces(document: Document): void {
  const window = document.defaultView!;
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
  window.requestAnimationFrame(() =>
    window.setTimeout(() => {
      // What cannot be had is left to the sheets, which say so to nobody and keep the stand-ins.
      void Promise.allSettled(faces.map((face) => face.load())).then(() => {
        for (const face of faces) if (face.status === 'loaded') document.fonts.add(face);
        wear();
      });
    }),
  );
}
