import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { CHAPTERS, cell, editAndRun, open, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

/** What axe has to say of everything, or of colours only: a line for each rule. */
async function violations(page: Page, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Legacy is its name for looking at one document: a page has no frame until a cell runs, and that one shows nothing. Half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], ...(only === 'colours' ? { runOnly: ['color-contrast'] } : {}) });
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 4).join(', ')}`);
}

/**
 * Long code is alike from line to line, and formulas, folds and digits of a wall from one to the next, and axe looks at every
 * sign of them: of each cell it is shown the beginning, and of a page the first of each.
 */
async function shorten(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const code of document.querySelectorAll('pre.code')) for (const line of [...code.querySelectorAll('.line')].slice(5)) line.remove();
    for (const formula of [...document.querySelectorAll('.katex')].slice(24)) formula.remove();
    for (const digit of [...document.querySelectorAll('.wall-digit')].slice(24)) digit.remove();
    for (const fold of [...document.querySelectorAll('details:not([open]):not(.cell-fold)')].slice(4)) for (const inside of [...fold.children]) if (inside.localName !== 'summary') inside.remove();
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const path of ['', ...CHAPTERS]) {
      test(`axe finds nothing on /${path}, wide or on a phone`, async ({ page }) => {
        test.slow();
        await open(page, path);
        await shorten(page);
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 844 });
          // Whether it is dark makes a difference to colours only.
          expect(await violations(page, scheme === 'dark' ? 'colours' : 'all'), `${width} px`).toEqual([]);
        }
      });
    }

    test('axe finds nothing with an editor open, an error shown and a stale cell', async ({ page }) => {
      await openChapter(page);
      await editAndRun(page, 'forward', 'const hidden = nothingOfTheKind;');
      await expect(cell(page, 'forward').locator('.cell-head')).toContainText(/error/i);
      await shorten(page);
      expect(await violations(page, scheme === 'dark' ? 'colours' : 'all')).toEqual([]);
    });
  });
}

for (const path of ['', ...CHAPTERS]) {
  test(`nothing is cut off sideways on /${path}, and no plot of the column's width has to be scrolled`, async ({ page }) => {
    await open(page, path);
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const overflow = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        plots: [...document.querySelectorAll('.cell-shown .drawing')].filter((plot) => plot.scrollWidth > plot.clientWidth + 1).map((plot) => plot.closest('cr-cell')?.id),
      }));
      expect(overflow, `${width} px`).toEqual({ page: 0, plots: [] });
    }
  });
}

const STOPS: Record<string, string[]> = {
  'foundation/': ['CR-SCRUB', 'CR-CELL', 'CR-FORWARD', 'CR-FIT'],
  'gradient-descent-and-backpropagation/': ['CR-SCRUB', 'CR-CELL', 'CR-NETWORK'],
};

for (const [path, stops] of Object.entries(STOPS)) {
  test(`/${path} can be walked through with Tab alone`, async ({ page }) => {
    await open(page, path);
    const seen = new Set<string>();
    for (let press = 0; press < 130; press += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const box = element.getBoundingClientRect();
        return { tag: element.closest('cr-scrub, cr-cell, cr-network, cr-forward, cr-fit, header, nav')?.tagName ?? element.tagName, visible: box.width > 0 && box.height > 0 };
      });
      if (here === undefined) continue;
      expect(here.visible, here.tag).toBe(true);
      seen.add(here.tag);
    }
    for (const stop of stops) expect([...seen]).toContain(stop);
  });
}
