/** Editing a cell: results follow, errors say what is wrong and where, nothing is lost. */
import { cell, edit, editAndRun, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

const head = '.cell-head';
const output = '.cell-output';

test('an edit waits for Run, then everything that depends on it follows', async ({ page }) => {
  await openChapter(page);
  const after = cell(page, 'sanityCheck').locator(output);
  const before = await after.textContent();
  await edit(page, 'example', (await cell(page, 'example').locator('.cell-code').innerText()).replace(/\[2, 3\]/, '[2, 1]'));
  await expect(cell(page, 'example').locator(head)).toContainText('edited, not run');
  await expect(after).toHaveText(before ?? '');
  await page.keyboard.press('Shift+Enter');
  await expect(cell(page, 'example').locator(head)).toContainText('edited');
  await expect(cell(page, 'example').locator(head)).not.toContainText('not run');
  await expect(after).not.toHaveText(before ?? '');
  await cell(page, 'example').getByRole('button', { name: /reset/i }).click();
  await expect(after).toHaveText(before ?? '');
});

const FAILURES: [name: string, code: string, head: RegExp, body: RegExp][] = [
  ['a syntax error', 'const a = 1;\nconst b = = 2;', /error, line 2/i, /./],
  ['an unclosed bracket', 'const list = [1, 2;\nlist', /error, line 1/i, /./],
  ['a thrown error', 'const a = 1;\n\nthrow new Error("The moon is full. Wait a night.");', /error, line 3/i, /The moon is full/],
  ['a name that nobody declares', 'const a = 1;\nhiden', /error/i, /hiden/],
  ['an unknown module', 'import _ from "lodash";\n_.map', /error, line 1/i, /chainrule/],
  ['a top-level return', 'return 3;', /error, line 1/i, /./],
  ['shapes that do not fit', 'import { matrix, vector } from "chainrule";\nmatrix([[1, 2], [3, 4]]).times(vector([1, 2, 3]))', /error, line 2/i, /2 × 2/],
];

for (const [name, code, says, body] of FAILURES) {
  test(`${name} is said in words, with its line`, async ({ page }) => {
    await openChapter(page);
    await editAndRun(page, 'nudge', code);
    await expect(cell(page, 'nudge').locator(head)).toContainText(says);
    await expect(cell(page, 'nudge').locator(output)).toContainText(body);
    // What was typed is still there, and the cell recovers.
    await expect(cell(page, 'nudge').locator('.cm-content')).toContainText(code.split('\n')[0] ?? '');
    await editAndRun(page, 'nudge', '6 * 7');
    await expect(cell(page, 'nudge').locator(output)).toContainText('42');
  });
}

test('a name declared twice is an error on both cells, and goes away', async ({ page }) => {
  await openChapter(page);
  await editAndRun(page, 'nudge', 'const cost = 12;');
  await expect(cell(page, 'nudge').locator(head)).toContainText(/error/i);
  await expect(cell(page, 'forward').locator(head)).toContainText(/error/i);
  await expect(cell(page, 'nudge').locator(output)).toContainText(/cost/);
  await editAndRun(page, 'nudge', 'const ownCost = 12;\nownCost');
  await expect(cell(page, 'nudge').locator(output)).toContainText('12');
  await expect(cell(page, 'forward').locator(head)).not.toContainText(/error/i);
});

test('a cycle is an error that spells its path', async ({ page }) => {
  await openChapter(page);
  const code = await cell(page, 'forward').locator('.cell-code').innerText();
  await editAndRun(page, 'nudge', 'const circle = cost + 1;');
  await editAndRun(page, 'forward', `${code}\nconst loop = circle;`);
  await expect(cell(page, 'forward').locator(output)).toContainText('→');
  await expect(cell(page, 'nudge').locator(head)).toContainText(/error/i);
});

test('a cell whose input fails keeps its last result and says what it waits for', async ({ page }) => {
  await openChapter(page);
  const after = cell(page, 'sanityCheck');
  const before = await after.locator(output).innerText();
  await editAndRun(page, 'forward', 'throw new Error("no");');
  await expect(cell(page, 'forward')).toContainText(/keep/i);
  await expect(after.locator(head)).toContainText(/waits for/i);
  expect(await after.locator(output).innerText()).toContain(before.split('\n')[0] ?? '');
});

test('display shows several values, await works, a plot is drawn, a value can be looked into', async ({ page }) => {
  await openChapter(page);
  await editAndRun(
    page,
    'nudge',
    `import * as Plot from '@observablehq/plot';
display('first');
await new Promise((resolve) => setTimeout(resolve, 20));
display(Plot.line([[0, 0], [1, 1], [2, 4]]).plot());
new Map([['inner', { deep: [1, 2, 3] }]])`,
  );
  const shown = cell(page, 'nudge').locator(output);
  await expect(shown).toContainText('first');
  await expect(shown.locator('svg path').first()).toBeAttached();
  await shown.getByRole('button').last().click();
  await expect(shown).toContainText('inner');
});
