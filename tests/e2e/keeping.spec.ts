/** Edits survive a reload, travel in a link that opens paused, and a damaged store or link loses nothing. */
import { cell, edit, editAndRun, openChapter } from './actions.ts';
import { CHAPTER_2, expect, test } from './page.ts';

test('edits survive a reload', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', '40 + 2');
  await expect(cell(page, 'nudge').locator('.cell-output')).toContainText('42');
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(cell(page, 'nudge').locator('.cell-code')).toContainText('40 + 2');
  await expect(cell(page, 'nudge').locator('.cell-head')).toContainText(/edited/i);
});

test('a link carries edits, opens paused, shows the difference, and runs when asked', async ({ page, context, baseURL }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'const mark = 41;\nmark + 1');
  await expect(cell(page, 'nudge').locator('.cell-output')).toContainText('42');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseURL ?? '').origin });
  await page.locator('cr-edits').scrollIntoViewIfNeeded();
  await page.locator('cr-edits').getByRole('button', { name: /link/i }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#edits=');

  const other = await (await context.browser()!.newContext()).newPage();
  await other.goto(link);
  await other.waitForLoadState('networkidle');
  const there = cell(other, 'nudge');
  await expect(other.getByText(/made by someone else|carries changes/i).first()).toBeVisible();
  await expect(there).toContainText('mark + 1');
  await other.waitForTimeout(500);
  await expect(there.locator('.cell-output')).not.toContainText('42');
  await other.getByRole('button', { name: /^run/i }).first().click();
  await expect(there.locator('.cell-output')).toContainText('42');
  await other.context().close();
});

test('a damaged link says so and the page works', async ({ page }) => {
  await page.goto('gradient-descent-and-backpropagation/#edits=%%%not-a-link');
  await page.waitForLoadState('networkidle');
  await expect(page.getByText(/link.*could not be read/i).first()).toBeVisible();
  await editAndRun(page, 'nudge', '6 * 7');
  await expect(cell(page, 'nudge').locator('.cell-output')).toContainText('42');
});

test('a browser that forbids storage still edits and runs, and says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('forbidden', 'SecurityError'); } });
  });
  await openChapter(page);
  await editAndRun(page, 'nudge', '6 * 7');
  await expect(cell(page, 'nudge').locator('.cell-output')).toContainText('42');
  await page.locator('cr-edits').scrollIntoViewIfNeeded();
  await expect(page.locator('cr-edits')).toContainText(/not (be )?kept|cannot be kept/i);
});

test('a full storage is said, and the edit still runs', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await openChapter(page);
  await editAndRun(page, 'nudge', '6 * 7');
  await expect(cell(page, 'nudge').locator('.cell-output')).toContainText('42');
  await page.locator('cr-edits').scrollIntoViewIfNeeded();
  await expect(page.locator('cr-edits')).toContainText(/not (be )?kept|cannot be kept/i);
});

test('Reset all brings the course back', async ({ page }) => {
  await openChapter(page);
  const original = await cell(page, 'nudge').locator('.cell-code').innerText();
  await edit(page, 'nudge', '1');
  await page.locator('cr-edits').getByRole('button', { name: /reset all/i }).click();
  await expect(cell(page, 'nudge').locator('.cell-code')).toContainText(original.split('\n')[0] ?? '');
  await page.reload();
  await expect(cell(page, 'nudge').locator('.cell-head')).not.toContainText(/edited/i);
});

test('a Worker that cannot start is said, and the page can still be read', async ({ page }) => {
  await page.route('**/engine/kernel.js', (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'this is no program (' }));
  await openChapter(page);
  const text = await page.locator('main').textContent();
  await page.locator('cr-scrub').first().locator('[role="slider"], [role="spinbutton"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/could not (be )?start/i).first()).toBeVisible({ timeout: 20_000 });
  expect((text ?? '').length).toBeGreaterThan(5000);
});

test('cells whose data cannot be fetched are asked for again at a touch, said, and come alive when they can be had', async ({ page }) => {
  let asked = 0;
  // A page of an old host that answers everything with its own words.
  await page.route('**/data.json*', (route) => (asked++ < 2 ? route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Welcome</p>' }) : route.continue()));
  await page.goto(CHAPTER_2);
  expect((await page.locator('main').textContent())?.length).toBeGreaterThan(5000);
  const said = page.getByText(/could not be loaded/);
  await expect.poll(() => asked).toBe(1);
  await expect(said).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(said).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveCount(0);
  const eta = page.locator('cr-scrub[data-name="eta"] [role="slider"]').first();
  await expect(eta).toBeAttached();
});
