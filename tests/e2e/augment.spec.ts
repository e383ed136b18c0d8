/** Chapter 6: a digit and its transform, a pixel looked up, and training on digits that a second Worker transforms. */
import { cell, control, open, settled, type } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_6 = 'data-augmentation/';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page shows the results of the build', async ({ page }) => {
    await page.goto(CHAPTER_6);
    await expect(cell(page, 'race').locator('svg').first()).toBeVisible();
    await expect(cell(page, 'effects').locator('.cell-shown')).toContainText('upright and affine');
    for (const figure of ['cr-turning svg', 'cr-moved svg', 'cr-sampling .sampling-lens svg', 'cr-prints .aug-ink']) await expect(page.locator(figure).first()).toBeVisible();
    await expect(page.locator('#variants .aug-ink')).toHaveCount(36);
    await expect(page.locator('p', { hasText: 'Its fingerprint is' })).toContainText(/[0-9a-f]{8}/);
  });
});

test.describe('in the page', () => {
  test.beforeEach(({ page }) => open(page, CHAPTER_6));

  test('a rotation moves formula, frame and picture alike', async ({ page }) => {
    const formula = page.locator('.katex-display', { hasText: 'rotation' }).first().locator('.katex-html');
    const frame = page.locator('cr-moved .moved-frame');
    await type(page, 'rotation', '90');
    await type(page, 'scaleX', '1');
    await type(page, 'shear', '0');
    await type(page, 'shiftX', '0');
    await type(page, 'shiftY', '0');
    await settled(page);
    await expect(formula).toContainText('−1.00');
    // A quarter of a turn: the corner at the upper left is at the upper right now.
    await expect(frame).toHaveAttribute('d', /^M27\.5 -0\.5L27\.5 27\.5/);
    const picture = page.locator('cr-moved .moved');
    const style = await picture.getAttribute('style');
    await control(page, 'rotation').focus();
    await page.keyboard.press('ArrowRight');
    await expect(picture).not.toHaveAttribute('style', style ?? '');
    await expect(frame).not.toHaveAttribute('d', /^M27\.5 -0\.5L27\.5 27\.5/);
  });

  test('a pixel is chosen with the arrow keys and by pointing, and looked up in two ways', async ({ page }) => {
    const figure = page.locator('cr-sampling');
    const choice = figure.getByRole('slider');
    await choice.scrollIntoViewIfNeeded();
    await choice.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(choice).toHaveAttribute('aria-valuetext', /^column 13, row 7:/);
    await page.keyboard.press('Shift+ArrowUp');
    await expect(choice).toHaveAttribute('aria-valuetext', /^column 13, row 2:/);
    await expect(control(page, 'row')).toHaveAttribute('aria-valuenow', '2');
    const box = await figure.locator('.panel-1 svg').boundingBox();
    if (box === null) throw new Error('The figure is not on the page.');
    await page.mouse.click(box.x + (17.5 / 28) * box.width, box.y + (15.5 / 28) * box.height);
    await expect(choice).toHaveAttribute('aria-valuetext', /^column 17, row 15:/);
    await expect(figure.locator('.sampling-lens')).toContainText('sum');
    await page.locator('cr-choice[data-name="sampling"] input[value="nearest"]').check();
    await expect(figure.locator('.sampling-lens')).toContainText('the nearest');
    await settled(page);
  });

  test('answers are followed from side to side', async ({ page }) => {
    const figure = page.locator('cr-turning').first();
    const grip = figure.getByRole('slider').locator('visible=true');
    await grip.focus();
    await page.keyboard.press('Home');
    await expect(figure.locator('.turning-words')).toContainText('turned 60° the other way');
    await figure.getByRole('button', { name: 'shifted' }).click();
    await figure.getByRole('button', { name: '4', exact: true }).click();
    await grip.focus();
    await page.keyboard.press('End');
    await expect(figure.locator('.turning-words')).toContainText('shifted 6 pixels to the right');
    await expect(grip).toHaveAttribute('aria-label', 'How far the 4 is shifted');
  });

  test('training on transformed digits pauses, goes on, and ends at the very weights of the build', async ({ page }) => {
    test.slow();
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const race = cell(page, 'race');
    const print = page.locator('p', { hasText: 'Its fingerprint is' });
    const built = await print.textContent();
    await race.getByRole('button', { name: 'Run', exact: true }).click();
    // The first network is trained by one Worker, the second by one that starts another.
    await expect.poll(() => workers.filter((url) => url.includes('worker')).length, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
    await race.getByRole('button', { name: 'Pause' }).click();
    await expect(race.locator('.training-words')).toContainText('paused');
    await race.getByRole('button', { name: 'Resume' }).click();
    await expect(race.locator('.cell-shown')).toContainText('seconds', { timeout: 90_000 });
    await expect(race.locator('.cell-head')).toContainText('holds');
    await expect(print).toHaveText(built ?? '');
  });
});

test('without a second Worker the digits are transformed in turn, to the same weights, and the page says so', async ({ page }) => {
  test.slow();
  // A browser that starts no Worker from within a Worker.
  await page.route(/_astro\/worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `globalThis.Worker = undefined;\n${await response.text()}` });
  });
  await open(page, CHAPTER_6);
  const race = cell(page, 'race');
  const print = page.locator('p', { hasText: 'Its fingerprint is' });
  const built = await print.textContent();
  await race.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(race.locator('.training-note')).toContainText('did not start a second Worker', { timeout: 90_000 });
  await expect(race.locator('.cell-shown')).toContainText('seconds', { timeout: 90_000 });
  await expect(print).toHaveText(built ?? '');
});
