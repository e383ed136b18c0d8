import AxeBuilder from '@axe-core/playwright';
import { CHAPTER_2, cell, editAndRun, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const [name, path] of [['the home page', ''], ['chapter 2', CHAPTER_2]] as const) {
      for (const width of [1280, 390]) {
        test(`axe finds nothing on ${name} at ${width} px`, async ({ page }) => {
          await page.setViewportSize({ width, height: 844 });
          await page.goto(path);
          await page.waitForLoadState('networkidle');
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(', ')}`)).toEqual([]);
        });
      }
    }

    test('axe finds nothing with an editor open, an error shown and a stale cell', async ({ page }) => {
      await openChapter(page);
      await editAndRun(page, 'forward', 'const hidden = nothingOfTheKind;');
      await expect(cell(page, 'forward').locator('.cell-head')).toContainText(/error/i);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(', ')}`)).toEqual([]);
    });
  });
}

for (const width of [1280, 390, 320]) {
  test(`nothing is cut off sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ['', CHAPTER_2]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, path || 'home').toBeLessThanOrEqual(0);
    }
  });
}

test('the page can be walked through with Tab alone', async ({ page }) => {
  await openChapter(page);
  const seen = new Set<string>();
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const box = element.getBoundingClientRect();
      return { tag: element.closest('cr-scrub, cr-cell, cr-network, header, nav')?.tagName ?? element.tagName, visible: box.width > 0 && box.height > 0 };
    });
    if (here === undefined) continue;
    expect(here.visible, here.tag).toBe(true);
    seen.add(here.tag);
  }
  for (const stop of ['CR-SCRUB', 'CR-CELL', 'CR-NETWORK']) expect([...seen]).toContain(stop);
});
