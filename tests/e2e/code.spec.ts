/** Chapter 3: the module's own source is in use; a mistake in it shows in every test that can see it, and mends. */
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cell, choose, control, drag, edit, open } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_3 = 'the-network-in-code/';

test.beforeEach(({ page }) => open(page, CHAPTER_3));

const failed = (page: Page): Locator => cell(page, 'bench').locator('.checks .failed');
const gap = (page: Page): Locator => page.locator('#slopes figcaption .live');
const inUse = (page: Page, row: string): Locator => page.locator('tr', { hasText: row }).locator('td').nth(1);

test('the cells hold the files of the module, and nothing else', async ({ page }) => {
  const shown = await cell(page, 'backpropagate').locator('.cell-code .line').evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
  const file = readFileSync(new URL('../../src/network/backpropagate.ts', import.meta.url), 'utf8');
  const expected = file.replaceAll(/^import[^;]*;\n/gm, '').replaceAll(/^export /gm, '');
  const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  expect(squeezed(shown)).toBe(squeezed(expected));
});

test('a sign flipped in the backward pass fails the gradient check, the worked example and the curve; the reference is well; mended, all is', async ({ page }) => {
  await expect(failed(page)).toHaveCount(0);
  const example = (await cell(page, 'taught').locator('.cell-shown').textContent()) ?? '';
  const curve = await cell(page, 'curve').locator('.drawing svg').innerHTML();
  const slope = await inUse(page, '/∂').first().innerText();
  const code = await cell(page, 'backpropagate').locator('.cell-code .line').evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
  expect(code).toContain('dW: delta.outer(trace.from)');
  await edit(page, 'backpropagate', code.replace('dW: delta.outer(trace.from)', 'dW: delta.outer(trace.from).scale(-1)'));
  await page.keyboard.press('Shift+Enter');

  await expect(failed(page)).not.toHaveCount(0);
  await expect(failed(page).first()).toContainText('slopes are wrong');
  await expect(gap(page)).not.toHaveText('less than a billionth');
  await expect(cell(page, 'slopesShown').locator('.drawing')).toContainText('wrong');
  await expect(cell(page, 'taught').locator('.cell-shown')).not.toHaveText(example);
  await expect(inUse(page, '/∂').first()).not.toHaveText(slope);
  await expect(cell(page, 'curve').locator('.drawing')).toContainText('reference');

  await choose(page, 'module', 'reference');
  await expect(failed(page)).toHaveCount(0);
  await expect(gap(page)).toHaveText('less than a billionth');
  await expect(cell(page, 'taught').locator('.cell-shown')).toHaveText(example);

  await choose(page, 'module', 'mine');
  await expect(failed(page)).not.toHaveCount(0);
  await cell(page, 'backpropagate').getByRole('button', { name: 'Reset' }).click();
  await expect(failed(page)).toHaveCount(0);
  await expect.poll(() => cell(page, 'curve').locator('.drawing svg').innerHTML()).toBe(curve);
});

test('a cell of the module that does not compile keeps what uses it waiting; the reference does not wait for it', async ({ page }) => {
  await edit(page, 'backpropagate', 'export function (');
  await page.keyboard.press('Shift+Enter');
  await expect(cell(page, 'backpropagate')).toContainText(/error, line 1/);
  await expect(cell(page, 'taught').locator('.cell-head')).toContainText('waits for');
  await choose(page, 'module', 'reference');
  await expect(cell(page, 'taught').locator('.cell-head')).not.toContainText('waits for');
  await expect(failed(page)).toHaveCount(0);
  await expect(gap(page)).toHaveText('less than a billionth');
  await choose(page, 'module', 'mine');
  await expect(cell(page, 'taught').locator('.cell-head')).toContainText('waits for');
});

// Which of the five tests sees which mistake, in the order in which the page offers them.
const SEEN_BY = [
  ['wrong', 'wrong', 'up', 'chapter 2', 'XOR'],
  ['wrong', 'wrong', 'chapter 2'],
  ['wrong', 'wrong'],
  [],
  ['up', 'chapter 2', 'XOR'],
];

test('each mistake is made and mended by its button, and seen by the tests that the text names', async ({ page }) => {
  const mistakes = page.locator('cr-mistake');
  await expect(mistakes).toHaveCount(SEEN_BY.length);
  for (const [k, seen] of SEEN_BY.entries()) {
    await mistakes.nth(k).getByRole('button').click();
    await expect(mistakes.nth(k).getByRole('button')).toHaveText('Mend it');
    if (seen.length > 0) await expect(failed(page)).not.toHaveCount(0);
    else await expect(cell(page, 'gathering').locator('.cell-head')).toContainText('no longer holds: it moved');
    const text = (await failed(page).allInnerTexts()).join('\n');
    for (const word of seen) expect(text, `mistake ${k + 1}`).toContain(word);
    await mistakes.nth(k).getByRole('button').click();
    await expect(mistakes.nth(k).getByRole('button')).toHaveText('Make this mistake');
    await expect(failed(page)).toHaveCount(0);
    await expect(cell(page, 'gathering').locator('.cell-head')).toContainText('holds: it moved');
  }
});

test('the products follow what is dragged, and show their factors', async ({ page }) => {
  await drag(page, 'first', 40);
  const first = Number(await control(page, 'first').getAttribute('aria-valuenow'));
  expect(first).toBeGreaterThan(-0.5);
  const delta = first * 0.2;
  await expect(cell(page, 'products').locator('.cell-shown')).toContainText(String(Number(delta.toFixed(2))).replace('-', '−'));
  await expect(page.locator('cr-products table').last()).toContainText(String(Number(delta.toFixed(2))).replace('-', '−'));
});

test('XOR is learned on Run, by the code on the page, and the count of starts too', async ({ page }) => {
  const xor = cell(page, 'xor');
  const before = await xor.locator('.drawing svg').first().innerHTML();
  await page.locator('cr-scrub[data-name="hidden"] [role="slider"]').focus();
  await page.keyboard.press('ArrowRight');
  await xor.getByRole('button', { name: 'Run' }).click();
  await expect(xor.locator('.cell-head')).toContainText('holds');
  await expect.poll(() => xor.locator('.drawing svg').first().innerHTML()).not.toBe(before);
  // What is drawn still grows, and would move the next button away under the press.
  await expect(xor).not.toHaveAttribute('data-state', 'running');
  await cell(page, 'luck').getByRole('button', { name: 'Run' }).click();
  await expect(cell(page, 'luck').locator('.cell-head')).toContainText(/of 10/);
  await expect(cell(page, 'luck').locator('tbody tr').first()).toHaveText(/1\s*0/);
});
