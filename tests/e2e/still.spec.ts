/** Cells that keep still: while one runs again, nothing below it moves, and what it shows on the way is seen. */
import type { Page } from '@playwright/test';
import { cell, editAndRun, open, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

/** More than this is seen as a jump. Pixels. */
const STILL = 2;

interface Watched {
  /** Where the button of the cell below stood, in each frame, as far from its place at the start. */
  moved: number[];
  /** What the running cell showed, without repetitions. */
  shown: string[];
}

/** Presses Run, and watches each frame until the cell has run. */
function runWatched(page: Page, [runs, below]: [string, string]): Promise<Watched> {
  return page.evaluate(
    ([runs, below]) =>
      new Promise<Watched>((resolve) => {
        const [running, next] = [runs, below].map((name) => document.querySelector(`cr-cell[data-cell="${name}"]`) as HTMLElement) as [HTMLElement, HTMLElement];
        const place = (): number => next.querySelector('[data-action="run"]')?.getBoundingClientRect().top ?? NaN;
        const before = place();
        const watched: Watched = { moved: [], shown: [] };
        let begun = false;
        const look = (): void => {
          watched.moved.push(Math.abs(place() - before));
          const text = running.querySelector('.cell-shown')?.textContent ?? '';
          if (watched.shown.at(-1) !== text) watched.shown.push(text);
          const busy = running.dataset['state'] === 'running';
          begun ||= busy;
          // A few frames more: what comes late would move too.
          if (begun && !busy) return void setTimeout(() => (watched.moved.push(Math.abs(place() - before)), resolve(watched)), 300);
          requestAnimationFrame(look);
        };
        running.querySelector<HTMLElement>('[data-action="run"]')?.click();
        look();
      }),
    [runs, below],
  );
}

test('a cell that shows its values one by one takes no room from what is below it, and gives none', async ({ page }) => {
  await openChapter(page);
  const code = `for (let k = 1; k <= 6; k += 1) {
  await new Promise((resolve) => setTimeout(resolve, 80));
  display('value ' + k);
  await progress(k, 6, 'steps');
}`;
  await editAndRun(page, 'nudge', code);
  await expect(cell(page, 'nudge').locator('.cell-shown')).toContainText('value 6');
  await expect(cell(page, 'nudge')).toHaveAttribute('data-state', 'edited');
  await cell(page, 'nudge').locator('.cell-output').scrollIntoViewIfNeeded();
  const { moved, shown } = await runWatched(page, ['nudge', 'check']);
  expect(Math.max(...moved)).toBeLessThanOrEqual(STILL);
  expect(moved.length).toBeGreaterThan(10);
  expect(shown.length).toBeGreaterThan(3);
});

test('a cell that trains again keeps still from the first digit to the last', async ({ page }) => {
  test.slow();
  await open(page, 'mnist/');
  const training = cell(page, 'stopInTime');
  await training.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(training.locator('.training-over')).toContainText(/^trained for \d+ of \d+ epochs/, { timeout: 60_000 });
  await expect(training.locator('.cell-head')).toContainText('holds', { timeout: 60_000 });
  const { moved } = await runWatched(page, ['stopInTime', 'opened']);
  expect(Math.max(...moved)).toBeLessThanOrEqual(STILL);
  expect(moved.length).toBeGreaterThan(10);
  await expect(training.locator('.training-over')).toHaveCount(1);
});
