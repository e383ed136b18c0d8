/** Chapter 5: digits to look at, training in the page, what came of it, and files. */
import { readFile } from 'node:fs/promises';
import { Network, softmax } from '../../src/network/index.ts';
import { cell, drawing, open } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_3 = 'the-network-in-code/';
const CHAPTER_5 = 'mnist/';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page shows the results of the build', async ({ page }) => {
    await page.goto(CHAPTER_5);
    await expect(page.locator('cr-wall [role="option"]')).toHaveCount(216);
    await expect(cell(page, 'train').locator('svg').first()).toBeVisible();
    await expect(cell(page, 'train').locator('.sheet-ink').first()).toBeVisible();
    await expect(page.locator('cr-confusions .card')).toHaveCount(20);
    await expect(page.locator('p', { hasText: 'The fingerprint of all of them is' })).toContainText(/[0-9a-f]{8}/);
  });
});

test.describe('in the page', () => {
  test.beforeEach(({ page }) => open(page, CHAPTER_5));

  test('the wall is walked with the keyboard, turned, and chosen from', async ({ page }) => {
    const wall = page.locator('cr-wall');
    /** Pixels with ink on the sheet that its digits are shown from. */
    const ink = () => wall.locator('.wall').evaluate(async (element) => {
      const picture = new Image();
      picture.src = /url\("?([^")]*)/.exec((element as HTMLElement).style.getPropertyValue('--sheet'))?.[1] ?? '';
      await picture.decode();
      const drawn = new OffscreenCanvas(picture.width, picture.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
      drawn.drawImage(picture, 0, 0);
      return drawn.getImageData(0, 0, picture.width, picture.height).data.filter((value, k) => k % 4 === 3 && value > 100).length;
    });
    const begun = await ink();
    expect(begun).toBeGreaterThan(10_000);
    await wall.locator('[role="listbox"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(ink).toBe(begun);
    await expect(wall.locator('.wall-words')).toHaveText('9 digit 25'.replace('9', await wall.locator('[data-k="25"]').getAttribute('aria-label') ?? ''));
    const text = await cell(page, 'asText').locator('.cell-shown').textContent();
    await page.keyboard.press('Enter');
    await expect(cell(page, 'asText').locator('.cell-shown')).not.toHaveText(text ?? '');
    await wall.getByRole('button', { name: 'More' }).click();
    await expect(wall.locator('.wall-turn')).toContainText('page 2 of 24');
    await expect(wall.locator('.wall-words')).toContainText('digit 216');
  });

  test('training draws its curves as it goes, pauses, goes on, and ends at the very weights of the build', async ({ page }) => {
    test.slow();
    const train = cell(page, 'train');
    const print = page.locator('p', { hasText: 'The fingerprint of all of them is' });
    const built = await print.textContent();
    await train.getByRole('button', { name: 'Run', exact: true }).click();
    const pause = train.getByRole('button', { name: 'Pause' });
    await pause.click({ timeout: 60_000 });
    await expect(train.locator('.training-words')).toContainText('paused');
    const still = await drawing(page, 'cr-cell[data-cell="train"]');
    await train.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => drawing(page, 'cr-cell[data-cell="train"]'), { timeout: 30_000 }).not.toBe(still);
    await expect(train.locator('.cell-head')).toContainText('holds', { timeout: 90_000 });
    await expect(print).toHaveText(built ?? '');
    await expect(print.locator('.stale')).toHaveCount(0);
    // What was trained is saved, both ways, and comes back as it was.
    const files = page.locator('cr-files');
    for (const [format, name] of [['JSON', 'digits.json'], ['ONNX', 'digits.onnx']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), files.getByRole('button', { name: format }).click()]);
      expect(download.suggestedFilename()).toBe(name);
      await expect(files).toContainText(`${name} was saved`);
      await files.locator('input').setInputFiles({ name, mimeType: '', buffer: await readFile(await download.path()) });
      await expect(files).toContainText(`${name}: a network of 784-36-14-10, with 28,928 parameters`, { timeout: 30_000 });
    }
  });

  test('η counts while it trains, and a training that is stopped keeps what it has', async ({ page }) => {
    test.slow();
    const train = cell(page, 'train');
    await train.getByRole('button', { name: 'Run', exact: true }).click();
    const eta = train.locator('.training-rate [role="slider"]');
    await eta.focus({ timeout: 60_000 });
    await page.keyboard.type('0.0001');
    await page.keyboard.press('Enter');
    await train.getByRole('button', { name: 'Stop training' }).click();
    await expect(train.locator('.training')).toHaveCount(0);
    const print = page.locator('p', { hasText: 'The fingerprint of all of them is' });
    await expect(print).toContainText(/[0-9a-f]{8}/);
  });

  test('a cell of the table leads to its digits', async ({ page }) => {
    const figure = page.locator('cr-confusions');
    const start = figure.locator('[data-of="4"][data-as="9"]');
    await start.click();
    const times = Number(await start.textContent());
    await expect(figure.locator('.card')).toHaveCount(times);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect(figure.locator('[data-of="3"][data-as="8"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(figure.locator('.confusions-head')).toContainText('3, read as 8');
    await figure.getByRole('button', { name: 'All mistakes' }).click();
    await figure.getByRole('button', { name: 'least sure first' }).click();
    await expect(figure.locator('.card')).toHaveCount(20);
  });

  test('a network from a file is tested; a damaged one says what is wrong with it', async ({ page }) => {
    const files = page.locator('cr-files');
    await files.scrollIntoViewIfNeeded();
    const put = (name: string, text: string) => files.locator('input').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    const text = JSON.stringify(new Network({ inputs: 784, layers: [{ size: 10, activation: softmax }] }));
    await put('half.json', text.slice(0, 1000));
    await expect(files).toContainText('half.json could not be tested.');
    await expect(files).toContainText('must be JSON');
    await put('whole.json', text);
    await expect(files).toContainText(/whole\.json: a network of 784-10, with 7,850 parameters\. It takes [\d,]+ of the 10,000/, { timeout: 30_000 });
    await files.getByRole('button', { name: 'JSON' }).click();
    await expect(files).toContainText('Run train first');
  });
});

test('the module of chapter 3 comes along: with a sign flipped it disagrees with the fast one, in words; mended, it agrees; Undo takes it out', async ({ page, context }) => {
  test.slow();
  const [yours, both, bring] = [cell(page, 'yours'), cell(page, 'sideBySide'), page.locator('cr-bring')];
  const press = () => bring.getByRole('button', { name: 'Bring mine' }).click();
  const elsewhere = await context.newPage();
  const mistake = elsewhere.locator('cr-mistake').first().getByRole('button');
  await open(elsewhere, CHAPTER_3);
  await mistake.click();
  await expect(mistake).toHaveText('Mend it');

  await open(page, CHAPTER_5);
  // Without chapter 3 at hand nothing is changed, and the page says so.
  await page.route('**/the-network-in-code/data.json', (route) => route.fulfill({ body: '<!doctype html>' }));
  await press();
  await expect(bring.getByRole('status')).toContainText('Nothing was changed');
  await page.unroute('**/the-network-in-code/data.json');
  await expect(yours.locator('.cell-head')).not.toContainText('edited');

  await press();
  await expect(bring.getByRole('status')).toContainText('with what you changed in backpropagate.ts');
  await expect(yours.locator('.cell-code')).toContainText('.scale(-1)');
  await both.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(both.locator('.checks')).toContainText('do not agree. Training has gone astray', { timeout: 60_000 });
  await expect(both.locator('.cell-head')).toContainText('no longer holds: the two agree');
  await expect(yours.locator('.cell-head')).toContainText('edited');

  await mistake.click();
  await expect(mistake).toHaveText('Make this mistake');
  await press();
  await expect(bring.getByRole('status')).toContainText('You have changed nothing');
  await both.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(both.locator('.checks')).toContainText('the fast one agree', { timeout: 60_000 });
  await expect(both.locator('.cell-head')).toContainText(/(?<!longer )holds: the two agree/);
  await bring.getByRole('button', { name: 'Undo' }).click();
  await expect(yours.locator('.cell-code')).toHaveText(/^const Mine = \(draws: Random\) => freshNetwork\(draws\);$/);
});

test('a damaged data file is said to be so, and can be tried again', async ({ page }) => {
  let damaged = true;
  await page.route(/data\/training-1-5000\..*\.bin$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (damaged) body[1000] = (body[1000] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await open(page, CHAPTER_5);
  const some = cell(page, 'some');
  await some.hover();
  await some.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(some.locator('.cell-after')).toContainText(/damaged/, { timeout: 30_000 });
  damaged = false;
  await some.getByRole('button', { name: /Run|again/ }).first().click();
  await expect(some.locator('.cell-shown')).toContainText('479', { timeout: 30_000 });
});
