/** η: dragged, typed, by keyboard, by touch; and everything that depends on it, everywhere. */
import type { Page } from '@playwright/test';
import { Network, gradientDescent, quadratic, sigmoid } from '../../src/network/index.ts';
import { cell, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

const shown = (value: number): string => value.toFixed(6).replace('-', '−');

/** The cost after one step, by the module in Node: what the page must show for this η. */
function costAfter(eta: number): string {
  const network = new Network({
    inputs: 2,
    layers: [
      { size: 2, activation: sigmoid, weights: [[0.3, -0.4], [0.2, 0.6]], biases: [0.25, 0.45] },
      { size: 2, activation: sigmoid, weights: [[0.7, 0.5], [-0.3, -0.1]], biases: [0.15, 0.35] },
    ],
    cost: quadratic,
    optimizer: gradientDescent(eta),
  });
  network.evaluate([2, 3], [1, 0.2]);
  network.updateFromLearning();
  return shown(network.evaluate([2, 3], [1, 0.2]).cost);
}

const control = (page: Page) => page.locator('cr-scrub[data-name="eta"]').first().locator('[role="slider"], [role="spinbutton"]').first();

async function typeEta(page: Page, text: string): Promise<void> {
  await control(page).focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('typing η updates prose, cells and table with what Node computes', async ({ page }) => {
  await openChapter(page);
  await expect(page.locator('main')).toContainText(costAfter(0.1));
  await typeEta(page, '0.5');
  await expect(page.locator('p .live', { hasText: costAfter(0.5) }).first()).toBeVisible();
  await expect(page.locator('cr-cell[data-cell="sanityCheck"] .cell-output')).toContainText(costAfter(0.5));
  for (const mirror of await page.locator('cr-scrub[data-name="eta"]').all()) await expect(mirror).toContainText(/0[.,]5/);
});

test('nonsense typed into η is said and changes nothing', async ({ page }) => {
  await openChapter(page);
  await typeEta(page, '0.x');
  await expect(page.locator('cr-scrub[data-name="eta"]').first()).toContainText(/number/i);
  await page.keyboard.press('Escape');
  await expect(page.locator('main')).toContainText(costAfter(0.1));
});

test('dragging η changes it, and letting go keeps it', async ({ page }) => {
  await openChapter(page);
  const scrub = control(page);
  await scrub.scrollIntoViewIfNeeded();
  const before = await scrub.innerText();
  const box = (await scrub.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await page.mouse.move(box.x + box.width / 2 + step * 3, box.y + box.height / 2);
  await page.mouse.up();
  await expect(scrub).not.toHaveText(before);
  const eta = Number(await scrub.getAttribute('aria-valuenow'));
  expect(eta).toBeGreaterThan(0.1);
  await expect(page.locator('cr-cell[data-cell="sanityCheck"] .cell-output')).toContainText(costAfter(eta));
});

test('the keyboard steps η up and down', async ({ page }) => {
  await openChapter(page);
  await control(page).focus();
  await page.keyboard.press('ArrowRight');
  const up = Number(await control(page).getAttribute('aria-valuenow'));
  expect(up).toBeGreaterThan(0.1);
  await page.keyboard.press('ArrowLeft');
  expect(Number(await control(page).getAttribute('aria-valuenow'))).toBeCloseTo(0.1, 6);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger drags η sideways', async ({ page }) => {
    await openChapter(page);
    const scrub = control(page);
    await scrub.scrollIntoViewIfNeeded();
    const box = (await scrub.boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const point = (dx: number) => [{ x: box.x + box.width / 2 + dx, y: box.y + box.height / 2 }];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(0) });
    for (let dx = 4; dx <= 60; dx += 4) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(dx) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => Number(await scrub.getAttribute('aria-valuenow'))).toBeGreaterThan(0.1);
  });

  test('a tap on Run runs the cell', async ({ page }) => {
    await openChapter(page);
    await cell(page, 'nudge').getByRole('button', { name: 'Run', exact: true }).tap();
    await expect(page.locator('#announcer')).toHaveText('nudge: done');
  });
});
