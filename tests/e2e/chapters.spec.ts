/** What holds for every chapter: it reads without JavaScript, computes what was baked, and its exercises can be solved. */
import type { Page } from '@playwright/test';
import { CHAPTERS, cell, edit, open, settled } from './actions.ts';
import { expect, test } from './page.ts';

/** All live numbers of a page, and what its cells show. */
const shownBy = (page: Page) =>
  page.evaluate(() => ({
    live: [...document.querySelectorAll('[data-watch].live')].map((element) => element.textContent),
    outputs: [...document.querySelectorAll('cr-cell')].map((element) => [
      element.getAttribute('data-cell'),
      element.querySelector('.cell-shown')?.textContent?.replace(/\s+/g, ' ').trim(),
    ]),
  }));

/** Inputs of cells that run on a click only: what follows from those is grey until the click, and says so. */
const waitingForClick = async (page: Page): Promise<Set<string>> =>
  new Set(
    await page.evaluate(async () => {
      interface Cell { id: string; inputs: string[]; outputs: string[]; run: string }
      const live = await fetch(document.querySelector<HTMLElement>('[data-live]')?.dataset['live'] ?? '');
      const { cells } = (await live.json()) as { cells: Cell[] };
      const names = new Set<string>();
      const follow = (name: string): void => {
        if (names.has(name)) return;
        names.add(name);
        for (const cell of cells) if (cell.outputs.includes(name)) cell.inputs.forEach(follow);
      };
      for (const cell of cells) if (cell.run === 'click' && document.querySelector(`cr-cell[data-cell="${cell.id}"]`)?.getAttribute('data-role') === 'cell') cell.inputs.forEach(follow);
      return [...names];
    }),
  );

for (const path of CHAPTERS) {
  test.describe(path, () => {
    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('every number is there, every figure is drawn, every cell shows what it made', async ({ page }) => {
        await page.goto(path);
        const found = await page.evaluate(() => {
          const text = (element: Element): string => element.textContent.trim();
          const seen = (element: Element): boolean => element.getBoundingClientRect().height > 0;
          return {
            live: [...document.querySelectorAll('[data-watch].live')].map(text),
            // In a formula a part of a symbol may be empty: w has two, b one.
            empty: [...document.querySelectorAll('[data-watch].live:not(.katex *)')].filter((element) => text(element) === '').length,
            figures: [...document.querySelectorAll('main figure')].map((figure) => ({
              caption: figure.querySelector('figcaption')?.textContent.slice(0, 12).trim(),
              drawn: [...figure.querySelectorAll('svg, table, .wall-grid, .prints')].some(seen),
            })),
            errors: [...document.querySelectorAll('.cell-error, .figure-problem, .katex-error')].map(text),
            outputs: [...document.querySelectorAll('.cell-shown')].filter((output) => output.childElementCount > 0).length,
            stale: document.querySelectorAll('main .stale, [data-stale]').length,
          };
        });
        expect(found.live.length).toBeGreaterThanOrEqual(7);
        expect(found.empty).toBe(0);
        expect(found.live.filter((text) => /NaN|undefined|Infinity|\[object/.test(text))).toEqual([]);
        expect(found.figures.filter(({ drawn }) => !drawn)).toEqual([]);
        expect(found.errors).toEqual([]);
        expect(found.stale).toBe(0);
        expect(found.outputs).toBeGreaterThan(4);
      });
    });

    test('what the page computes equals what was baked', async ({ page }) => {
      await open(page, path);
      const baked = await shownBy(page);
      await page.locator('cr-scrub [role="slider"]:visible').first().focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => shownBy(page)).not.toEqual(baked);
      await page.keyboard.press('ArrowLeft');
      await settled(page);
      await expect.poll(() => shownBy(page)).toEqual(baked);
    });

    test('every input is followed by all that depends on it, with nothing left grey', async ({ page }) => {
      await open(page, path);
      const baked = await shownBy(page);
      const waiting = await waitingForClick(page);
      for (const input of await page.locator('cr-scrub, cr-slider, cr-choice:not([hidden])').all()) {
        if (waiting.has((await input.getAttribute('data-name')) ?? '') || !(await input.isVisible())) continue;
        const control = input.locator('[role="slider"], input:checked').first();
        await control.focus();
        // Back from an end, where there is no further.
        await page.keyboard.press((await control.getAttribute('aria-valuenow')) === (await control.getAttribute('aria-valuemax')) ? 'ArrowLeft' : 'ArrowRight');
      }
      await expect.poll(() => shownBy(page)).not.toEqual(baked);
      await settled(page);
    });

    // All exercises are solved in Node (tests/unit/chapters.test.ts); here it is the page's way to one.
    test('an exercise fails as it stands, and passes with the solution pasted in', async ({ page }) => {
      await open(page, path);
      const exercises = await page.locator('cr-cell[data-role="exercise"]').evaluateAll((cells) =>
        cells.map((cell) => ({
          name: cell.getAttribute('data-cell') ?? '',
          checks: cell.getAttribute('data-checks') ?? '',
          solution: [...(cell.closest('.exercise')?.querySelectorAll('pre.static .line') ?? [])].map((line) => line.textContent).join('\n'),
        })),
      );
      expect(exercises.length).toBeGreaterThanOrEqual(3);
      for (const { name, checks, solution } of exercises.slice(0, 1)) {
        const rows = cell(page, checks).locator('.checks li');
        await cell(page, name).getByRole('button', { name: 'Check' }).click();
        await expect(rows.first()).toBeVisible();
        expect(await cell(page, checks).locator('.checks .failed').count(), `${name} as it stands`).toBeGreaterThan(0);
        await edit(page, name, solution);
        await page.keyboard.press('Shift+Enter');
        await expect(cell(page, checks).locator('.checks .failed'), `${name} solved`).toHaveCount(0);
        expect(await rows.count()).toBeGreaterThan(1);
      }
    });
  });
}
