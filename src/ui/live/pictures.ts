/** Plots show values when pointed at or read with the keyboard; the code for it comes with the first of them touched. */

export function attachPictures(document: Document): void {
  const touched = (event: Event): void => {
    const picture = event.target instanceof Element ? event.target.closest<HTMLElement>('.picture') : null;
    if (!picture) return;
    void import('../displays/readout.ts').then(({ attachReadout }) => attachReadout(picture));
  };
  for (const sign of ['pointerover', 'focusin'] as const) document.addEventListener(sign, touched, { passive: true });
}
