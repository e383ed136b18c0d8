/** Chapter 7: drawing with mouse, finger and keyboard; the stages; whose network answers; lessons. */
import type { Locator, Page } from '@playwright/test';
import { Network, random, softmax } from '../../src/network/index.ts';
import { cell, choose, open, settled } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_7 = 'playground/';

/** Digits of our own making, as a pen goes over a pad whose sides are 1. */
const OWN: Record<string, [number, number][][]> = {
  7: [[[0.28, 0.24], [0.42, 0.23], [0.56, 0.22], [0.72, 0.22], [0.66, 0.36], [0.58, 0.52], [0.51, 0.68], [0.46, 0.82]]],
  1: [[[0.5, 0.16], [0.5, 0.3], [0.5, 0.44], [0.5, 0.58], [0.5, 0.72], [0.5, 0.86]]],
  0: [[[0.5, 0.2], [0.36, 0.3], [0.32, 0.52], [0.38, 0.74], [0.52, 0.82], [0.66, 0.7], [0.68, 0.48], [0.62, 0.28], [0.5, 0.2]]],
  4: [[[0.44, 0.18], [0.38, 0.34], [0.3, 0.54], [0.44, 0.55], [0.58, 0.54], [0.72, 0.53]], [[0.6, 0.32], [0.59, 0.5], [0.58, 0.68], [0.57, 0.86]]],
  2: [[[0.3, 0.32], [0.36, 0.22], [0.46, 0.17], [0.58, 0.2], [0.62, 0.32], [0.56, 0.46], [0.46, 0.58], [0.36, 0.7], [0.29, 0.79], [0.42, 0.79], [0.56, 0.78], [0.7, 0.78]]],
};

const pad = (page: Page): Locator => page.locator('cr-pad .pad-paper[role="application"]').first();
const digit = (page: Page): Locator => page.locator('cr-reading .reading-digit').first();
const tool = (page: Page, name: string): Locator => page.locator('cr-pad').first().getByRole('button', { name });

async function drawn(page: Page, strokes: readonly (readonly (readonly [number, number])[])[]): Promise<void> {
  await pad(page).scrollIntoViewIfNeeded();
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('There is no pad.');
  for (const stroke of strokes) {
    const points = stroke.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    await page.mouse.move(...(points[0] as readonly [number, number]));
    await page.mouse.down();
    for (const point of points) await page.mouse.move(...point, { steps: 2 });
    await page.mouse.up();
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page shows a drawing of ours, and all that is made of it', async ({ page }) => {
    await page.goto(CHAPTER_7);
    await expect(digit(page)).toHaveText('3');
    await expect(page.locator('cr-pad .pad-ink path').first()).toBeVisible();
    await expect(page.locator('cr-stages .stage-list > li')).toHaveCount(6);
    await expect(page.locator('cr-layers .discs')).toHaveCount(2);
    await expect(page.locator('cr-evidence .evidence-class')).toHaveCount(2);
    await expect(page.locator('cr-lessons .lesson-list > li')).toHaveCount(6);
    await expect(page.locator('cr-networks')).toContainText('The course’s network answers');
    await expect(tool(page, 'Undo')).toBeHidden();
  });
});

test.describe('in the page', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, CHAPTER_7);
    await pad(page).waitFor();
  });

  test('digits of our own are read while they are drawn, undone and cleared', async ({ page }) => {
    test.slow();
    for (const [label, strokes] of Object.entries(OWN)) {
      await tool(page, 'Clear').click();
      await expect(digit(page)).toHaveText('–', { timeout: 30_000 });
      await drawn(page, strokes);
      await expect(digit(page), `the ${label}`).toHaveText(label);
    }
    await tool(page, 'Clear').click();
    await drawn(page, OWN['4'] ?? []);
    await expect(page.locator('cr-pad').first().locator('.pad-ink path')).toHaveCount(2);
    await tool(page, 'Undo').click();
    await expect(page.locator('cr-pad').first().locator('.pad-ink path')).toHaveCount(1);
    // The other pads of the page show the same paper.
    await expect(page.locator('cr-pad').last().locator('.pad-ink path')).toHaveCount(1);
    await tool(page, 'Undo').click();
    await expect(digit(page)).toHaveText('–');
    await expect(tool(page, 'Undo')).toBeDisabled();
    await tool(page, 'Thin').click();
    await expect(page.locator('cr-pad').first().locator('.pad-ink')).toHaveAttribute('stroke-width', '25');
  });

  test('the keyboard paints, takes back and clears', async ({ page }) => {
    await pad(page).focus();
    await page.keyboard.press('Delete');
    await expect(digit(page)).toHaveText('–', { timeout: 30_000 });
    // A one: down from the first place.
    await page.keyboard.press('Space');
    for (let k = 0; k < 8; k += 1) await page.keyboard.press('Shift+ArrowDown');
    await expect(digit(page)).toHaveText('1');
    const ink = page.locator('cr-pad').first().locator('.pad-ink path');
    await expect(ink).toHaveCount(1);
    await expect(page.locator('cr-pad').first().locator('[aria-live]')).toContainText('row 12, column 8, ink');
    const before = await ink.getAttribute('d');
    await page.keyboard.press('Backspace');
    await expect(ink).not.toHaveAttribute('d', before ?? '');
    // Elsewhere a stroke of its own begins.
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Space']) await page.keyboard.press(key);
    await expect(ink).toHaveCount(2);
    // The answer is said, once nothing more comes.
    await expect(page.locator('#announcer')).toContainText(/percent/, { timeout: 10_000 });
    await page.keyboard.press('Delete');
    await expect(ink).toHaveCount(0);
  });

  test('a stage is left out by its switch, and taken in again', async ({ page }) => {
    const stages = page.locator('cr-stages');
    await stages.scrollIntoViewIfNeeded();
    const scaled = stages.getByRole('checkbox', { name: 'Scaled' });
    const seen = page.locator('cr-reading .reading-seen path').first();
    const usual = await seen.getAttribute('d');
    await scaled.uncheck();
    await expect(seen).not.toHaveAttribute('d', usual ?? '', { timeout: 30_000 });
    await expect(stages.locator('li[data-off]')).toHaveCount(1);
    await expect(stages.locator('li[data-off]')).toContainText('with it: 3');
    await scaled.check();
    await expect(seen).toHaveAttribute('d', usual ?? '');
  });

  test('what speaks for a digit is shown for any other, and for ink that could be', async ({ page }) => {
    await page.locator('cr-evidence').scrollIntoViewIfNeeded();
    await choose(page, 'against', '0');
    const second = page.locator('cr-evidence .evidence-class').nth(1);
    await expect(second).toContainText('Is it a 0?', { timeout: 30_000 });
    const paths = await second.locator('.pixels path').count();
    await choose(page, 'lens', 'ink that could be');
    await expect.poll(() => second.locator('.pixels path').count()).toBeGreaterThan(paths);
    await expect(cell(page, 'addsUp').locator('.cell-head')).toContainText('holds');
  });

  test('another network answers; one from a file is kept; a damaged file changes nothing', async ({ page }) => {
    const networks = page.locator('cr-networks');
    await networks.scrollIntoViewIfNeeded();
    await networks.getByRole('button', { name: 'the course’s small one' }).click();
    await expect(networks.locator('.networks-words')).toContainText('784-36-14-10', { timeout: 30_000 });
    const put = (name: string, text: string) => networks.locator('input').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    const text = JSON.stringify(new Network({ inputs: 784, layers: [{ size: 10, activation: softmax }], random: random(4) }));
    await put('half.json', text.slice(0, 900));
    await expect(networks).toContainText('half.json could not be used.');
    await expect(networks).toContainText('All else is as it was.');
    await expect(networks.locator('.networks-words')).toContainText('784-36-14-10');
    await put('mine.json', text);
    await expect(networks.locator('.networks-words')).toContainText('The network from mine.json answers (784-10', { timeout: 30_000 });
    await page.reload();
    await expect(networks.getByRole('button', { name: 'the network from mine.json' })).toBeVisible();
    await expect(networks.locator('.networks-words')).toContainText('The course’s network answers');
  });

  test('lessons are added and forgotten; the pupil learns them, answers, and is sent home', async ({ page }) => {
    test.slow();
    const lessons = page.locator('cr-lessons');
    await lessons.scrollIntoViewIfNeeded();
    const list = lessons.locator('.lesson-list > li');
    await lessons.locator('[data-lesson="3"]').click();
    await expect(list).toHaveCount(7, { timeout: 30_000 });
    await lessons.getByRole('button', { name: 'Forget lesson 7' }).click();
    await expect(list).toHaveCount(6);
    const teach = cell(page, 'teach');
    await teach.scrollIntoViewIfNeeded();
    await teach.hover();
    await teach.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(teach).toHaveAttribute('data-state', 'running');
    await expect(teach.locator('.cell-head')).toContainText('holds', { timeout: 90_000 });
    await settled(page);
    // A V, which is a seven in Cairo.
    await tool(page, 'Clear').click();
    await drawn(page, [[[0.28, 0.22], [0.36, 0.44], [0.5, 0.8], [0.62, 0.5], [0.72, 0.2]]]);
    await expect(digit(page)).toHaveText('4');
    await choose(page, 'voice', 'my pupil');
    await expect(digit(page)).toHaveText('7');
    // A figure that no reader has come near is as the build drew it.
    await page.locator('cr-networks').scrollIntoViewIfNeeded();
    await expect(page.locator('cr-networks')).toContainText('Your pupil answers');
    await choose(page, 'voice', 'the network');
    await expect(digit(page)).toHaveText('4');
    await expect(page.locator('cr-networks')).toContainText('The course’s network answers');
  });
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 780 } });

  test('a stroke draws and does not scroll; scrolling beside the pad does not draw', async ({ page }) => {
    await open(page, CHAPTER_7);
    await pad(page).waitFor();
    await page.evaluate(() => document.querySelector('cr-pad')?.scrollIntoView({ block: 'center' }));
    const finger = await page.context().newCDPSession(page);
    const swipe = async (from: readonly [number, number], by: number): Promise<void> => {
      const point = (y: number) => [{ x: from[0], y }];
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from[1]) });
      for (let k = 1; k <= 10; k += 1) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(from[1] + (by * k) / 10) });
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const ink = page.locator('cr-pad').first().locator('.pad-ink path');
    const scrolled = () => page.evaluate(() => window.scrollY);
    const begun = await scrolled();
    const strokes = await ink.count();
    const box = await pad(page).boundingBox();
    if (!box) throw new Error('There is no pad.');
    await swipe([box.x + 0.7 * box.width, box.y + 0.8 * box.height], -0.6 * box.height);
    await expect(ink).toHaveCount(strokes + 1);
    expect(await scrolled()).toBe(begun);
    const caption = await page.locator('#pad figcaption').boundingBox();
    if (!caption) throw new Error('There is no caption.');
    await swipe([caption.x + 40, caption.y + 10], -200);
    await expect.poll(scrolled).toBeGreaterThan(begun);
    await expect(ink).toHaveCount(strokes + 1);
  });
});

test('a network trained in chapter 5 answers, and the page says so', async ({ page }) => {
  test.slow();
  await open(page, 'mnist/');
  const train = cell(page, 'train');
  await train.getByRole('button', { name: 'Run', exact: true }).click();
  await train.getByRole('button', { name: 'Stop training' }).click({ timeout: 60_000 });
  await expect(train.locator('.training')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('chainrule:networks'))).toContain('chapter-5');
  await open(page, CHAPTER_7);
  await page.locator('cr-networks').scrollIntoViewIfNeeded();
  await expect(page.locator('cr-networks')).toContainText('Your network of chapter 5 is kept here, and answers as soon as you draw.');
  await pad(page).waitFor();
  await drawn(page, OWN['1'] ?? []);
  await expect(page.locator('cr-networks .networks-words')).toContainText('Your network of chapter 5 answers (784-36-14-10', { timeout: 30_000 });
});

test.describe('where storage is refused', () => {
  test('the page draws and reads all the same', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'caches', 'indexedDB']) Object.defineProperty(window, name, { get: () => { throw new DOMException('No.', 'SecurityError'); } });
    });
    await open(page, CHAPTER_7);
    await pad(page).waitFor();
    await tool(page, 'Clear').click();
    await drawn(page, OWN['7'] ?? []);
    await expect(digit(page)).toHaveText('7', { timeout: 30_000 });
    const text = JSON.stringify(new Network({ inputs: 784, layers: [{ size: 10, activation: softmax }] }));
    await page.locator('cr-networks input').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.locator('cr-networks')).toContainText('This browser does not keep it');
  });
});
