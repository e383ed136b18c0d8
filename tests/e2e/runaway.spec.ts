/** A runaway cell: the page stays usable, Stop ends it, every other cell comes back by itself. */
import type { Page } from '@playwright/test';
import { cell, editAndRun, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

async function etaStillWorks(page: Page): Promise<void> {
  const scrub = page.locator('cr-scrub[data-name="eta"]').first();
  const after = page.locator('cr-cell[data-cell="sanityCheck"] .cell-output');
  const before = await after.textContent();
  await scrub.locator('[role="slider"], [role="spinbutton"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(after).not.toHaveText(before ?? '');
}

test('an endless loop is stopped, and the other cells live', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'while (true) {}');
  const button = cell(page, 'nudge').getByRole('button', { name: /stop/i });
  await expect(button).toBeVisible();
  // The page itself answers while the Worker hangs.
  expect(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve('alive'), 10)))).toBe('alive');
  await button.click();
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/stopped/i);
  await etaStillWorks(page);
});

test('a page says so when a cell gives no answer', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'while (true) {}');
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/no answer/i);
  await cell(page, 'nudge').getByRole('button', { name: /stop/i }).click();
  await etaStillWorks(page);
});

test('endless recursion ends in words', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'const down = (n: number): number => down(n + 1);\ndown(0)');
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/error/i);
  await expect(cell(page, 'nudge')).toContainText(/without end/i);
  await etaStillWorks(page);
});

test('a runaway allocation ends in words, or is stopped', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'const hoard: Float64Array[] = [];\nwhile (true) hoard.push(new Float64Array(1e6));');
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/error/i);
  await expect(cell(page, 'nudge')).toContainText(/memory/i);
  await etaStillWorks(page);
});

test('a cell that reports progress can be stopped in between', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'for (let step = 0; step < 1e9; step++) await progress(step, 1e9, "steps");');
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/running/i);
  await etaStillWorks(page);
  await cell(page, 'nudge').getByRole('button', { name: /stop/i }).click();
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/stopped/i);
  await etaStillWorks(page);
});
