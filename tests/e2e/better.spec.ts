/** Chapter 4: every knob moves its figure, long work runs on a click and can be stopped. */
import type { Page } from '@playwright/test';
import { gradientDescent, nesterov, vector } from '../../src/network/index.ts';
import { cell, choose, drag, drawing, open, type } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_4 = 'better-faster-stronger/';

test.beforeEach(({ page }) => open(page, CHAPTER_4));

/** Maps by what they are of. */
const maps = (page: Page, figure: string): Promise<string> => drawing(page, `#${figure} cr-maps`);
const head = (page: Page, figure: string, k: number) => page.locator(`#${figure} .landscape-panel`).nth(k).locator('.landscape-head');

/** Steps down the long valley until the cost stays below a hundredth. */
function stepsDown(optimizer: ReturnType<typeof gradientDescent>): number {
  let w = vector([-2.5, 0.35]);
  let memory = {};
  let last = 0;
  for (let step = 1; step <= 800; step += 1) {
    const next = optimizer.step(vector([0.2 * w.at(0), 80 * w.at(1)]), memory, step);
    w = w.minus(next.change);
    memory = next.memory;
    if (!(0.1 * w.at(0) ** 2 + 40 * w.at(1) ** 2 < 0.01)) last = step;
  }
  return last + 1;
}

test('initialiser, activation and width change the histograms, in the figure and in the table', async ({ page }) => {
  const table = page.locator('#seven tbody');
  const [figure, rows] = [await drawing(page, 'cr-depth'), await table.textContent()];
  await choose(page, 'activation', 'relu');
  await expect.poll(() => drawing(page, 'cr-depth')).not.toBe(figure);
  await expect(table).not.toHaveText(rows ?? '');
  await choose(page, 'initializer', 'heNormal');
  // He's variance holds the signal's size through ten layers of ReLUs.
  await expect(page.locator('cr-depth svg:visible')).toHaveAttribute('aria-label', /to (0\.[4-9]\d|1\.\d\d?) in the last/);
  const he = await drawing(page, 'cr-depth');
  await type(page, 'width', '8');
  await expect.poll(() => drawing(page, 'cr-depth')).not.toBe(he);
});

test('another batch size walks another way, and its guess is as good as said', async ({ page }) => {
  const walk = await maps(page, 'walks');
  await type(page, 'batchSize', '64');
  await expect.poll(() => maps(page, 'walks')).not.toBe(walk);
  await expect(head(page, 'walks', 1)).toContainText('N = 64, 16 steps');
  await expect(page.locator('p', { hasText: 'How good a guess' })).toContainText(/a batch of 64 .*one of 256 by/);
});

test('η and γ race: map, prose and curve say what Node computes; too large an η goes astray', async ({ page }) => {
  const race = await maps(page, 'race');
  const curve = await cell(page, 'gammaCurve').locator('.drawing svg').innerHTML();
  await type(page, 'gamma', '0.94');
  await type(page, 'eta', '0.016');
  const steps = { plain: stepsDown(gradientDescent(0.016)), ahead: stepsDown(nesterov(0.016, 0.94)) };
  await expect(head(page, 'race', 0)).toContainText(`${steps.plain} steps`);
  await expect(head(page, 'race', 2)).toContainText(`${steps.ahead} steps`);
  await expect(page.locator('p', { hasText: 'If the ground rises ahead' })).toContainText(`takes ${steps.ahead} steps`);
  expect(await maps(page, 'race')).not.toBe(race);
  await expect.poll(() => cell(page, 'gammaCurve').locator('.drawing svg').innerHTML()).not.toBe(curve);
  await expect(cell(page, 'bothForms').locator('.cell-head')).toContainText('holds: both take the same path');
  await type(page, 'eta', '0.03');
  await expect(head(page, 'race', 0)).toContainText('goes astray');
  const astray = await maps(page, 'race');
  await drag(page, 'gamma', -60);
  await expect.poll(() => maps(page, 'race')).not.toBe(astray);
});

test('without noise nobody leaves the saddle; with some, momentum leaves long before plain descent', async ({ page }) => {
  await page.locator('#saddle').scrollIntoViewIfNeeded();
  await choose(page, 'noiseSize', 'none');
  for (const k of [0, 1, 2]) await expect(head(page, 'saddle', k)).toContainText('still there');
  await choose(page, 'noiseSize', 'a millionth');
  const steps = async (k: number): Promise<number> => Number(/free after (\d+)/.exec(await head(page, 'saddle', k).innerText())?.[1]);
  await expect.poll(() => steps(0)).toBeGreaterThan(0);
  for (const k of [1, 2]) expect((await steps(k)) * 2).toBeLessThan(await steps(0));
});

test('λ trains anew: curves, weights, borders and prose follow', async ({ page }) => {
  const ends = page.locator('p', { hasText: 'The cost on the test examples ends at' });
  const [figure, prose] = [await drawing(page, 'cr-taming'), await ends.textContent()];
  await type(page, 'lambda', '0.05');
  await expect(ends).not.toHaveText(prose ?? '');
  await expect.poll(() => drawing(page, 'cr-taming')).not.toBe(figure);
  await expect(page.locator('cr-taming svg:visible').first()).toContainText('λ = 0.05');
  await page.locator('#tamedMap').scrollIntoViewIfNeeded();
  await expect(head(page, 'tamedMap', 1)).toContainText('λ = 0.05');
});

test('threads and batch reckon the gain with our times, and with the reader’s when they are chosen', async ({ page }) => {
  const gains = page.locator('p', { hasText: 'the small network would be' }).locator('.live');
  const [ours, curve] = [await gains.allInnerTexts(), await drawing(page, '#gain')];
  await type(page, 'threads', '4');
  await expect(gains.first()).not.toHaveText(ours[0] ?? '');
  await expect.poll(() => drawing(page, '#gain')).not.toBe(curve);
  const measured = page.locator('table', { hasText: 'measured, in microseconds' }).locator('.live');
  const times = await measured.allInnerTexts();
  await choose(page, 'machine', 'yours');
  await expect.poll(() => measured.allInnerTexts()).not.toEqual(times);
  await expect(page.locator('main .stale')).toHaveCount(0);
  const [example, , , message] = await Promise.all([0, 2, 4, 6].map(async (k) => Number(await measured.nth(k).innerText())));
  for (const time of [example, message]) expect(time).toBeGreaterThan(0);
});

test('over-fitting runs on a click, can be stopped, and ends worse than it was', async ({ page }) => {
  const byHeart = cell(page, 'byHeart');
  await byHeart.getByRole('button', { name: 'Run' }).click();
  await byHeart.getByRole('button', { name: /stop/i }).click();
  await expect(byHeart.locator('.cell-head')).toContainText(/stopped/i);
  await byHeart.getByRole('button', { name: 'Run' }).click();
  await expect(byHeart.locator('.cell-head')).toContainText('holds: it ends worse than it was');
});

test('on a phone a switch chooses the map', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const race = page.locator('#race');
  await expect(race.locator('.landscape-panel:visible')).toHaveCount(1);
  const before = await maps(page, 'race');
  await race.getByRole('radio', { name: 'Nesterov' }).click();
  await expect.poll(() => maps(page, 'race')).not.toBe(before);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => maps(page, 'race')).toBe(before);
});
