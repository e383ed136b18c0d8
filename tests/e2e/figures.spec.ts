/** The teaching figures: every parameter can be chosen, every step walked, and what belongs together lights up. */
import { openChapter } from './actions.ts';
import { expect, test } from './page.ts';

const PARAMETERS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 'b3', 'b4'];

test('each of the twelve parameters can be chosen in the diagram, and formula, table and code follow', async ({ page }) => {
  await openChapter(page);
  for (const name of PARAMETERS) {
    const edge = page.locator(`cr-network [role="radio"][data-choice="${name}"]:visible`).first();
    await edge.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(`cr-parameters tr.chosen[data-q~="${name}"], cr-parameters .chosen[data-q~="${name}"]`).first()).toBeAttached();
    // The formula speaks of this parameter, and its three factors multiply to the slope, as shown.
    const formula = page.locator('.katex-display', { has: page.locator('[data-q="@chosen"]') }).first();
    await expect
      .poll(async () => {
        const shown = await formula.locator('.katex-html .live').allInnerTexts();
        const symbol = shown.slice(0, 4).join('');
        const [product = NaN, first = NaN, second = NaN, third = NaN] = shown
          .filter((text) => /^−?\d+\.\d{6}$/.test(text))
          .map((text) => Number(text.replace('−', '-')));
        return symbol === name && Math.abs(product) > 1e-3 && Math.abs(first * second * third - product) < 5e-6;
      }, name)
      .toBe(true);
  }
});

test('the stepper walks forward and back with the keyboard', async ({ page }) => {
  await openChapter(page);
  const figure = page.locator('cr-network');
  const sentence = figure.locator('.stepper-says:visible').first();
  await figure.scrollIntoViewIfNeeded();
  const first = await sentence.innerText();
  await figure.locator('.stepper-on:visible').first().click();
  await expect(sentence).not.toHaveText(first);
});

test('pointing at a quantity lights it up in formula, diagram, table and code', async ({ page }) => {
  await openChapter(page);
  await page.locator('p [data-q~="w5"]').first().hover();
  const lit = await page.evaluate(() => ({
    diagram: document.querySelectorAll('cr-network .lit').length,
    formula: document.querySelectorAll('.katex .lit').length,
    code: document.querySelectorAll('cr-cell .cell-code .lit').length,
    table: document.querySelectorAll('cr-parameters .lit').length,
  }));
  for (const [where, count] of Object.entries(lit)) expect(count, where).toBeGreaterThan(0);
});
