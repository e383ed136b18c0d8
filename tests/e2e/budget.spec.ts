/** What a page may weigh before it is touched, and once a value is dragged (DESIGN's budgets, in bytes and so testable). */
import { weigh } from '../bench/bytes.ts';
import { CHAPTERS } from './actions.ts';
import { expect, test } from './page.ts';

for (const path of ['', ...CHAPTERS]) {
  test(`JavaScript on /${path} is at most 30 kB before a touch, and 190 kB once a value is dragged`, async ({ page }) => {
    const scale = weigh(page);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await scale.total()).toBeLessThanOrEqual(30_000);
    if (path === '') return; // nothing to drag

    await page.locator('cr-scrub [role="slider"]:visible').first().focus();
    const settled = page.evaluate(() => new Promise((resolve) => document.addEventListener('chainrule:settled', resolve, { once: true })).then(() => true));
    await page.keyboard.press('ArrowRight');
    await settled;
    // Until nothing more has come for a while.
    let weight = 0;
    await expect.poll(async () => weight === (weight = await scale.total()), { intervals: [1000] }).toBe(true);
    expect(weight).toBeGreaterThan(60_000);
    expect(weight).toBeLessThanOrEqual(190_000);
  });
}
