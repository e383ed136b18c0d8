/** An endless loop in a cell: from Stop to a page whose other cells answer, and the longest the page stood still. */
import { chromium } from '@playwright/test';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import { edit, openChapter } from '../e2e/actions.ts';
import type { Bench } from './run.ts';
import { quantile, table } from './table.ts';

export async function stop({ url, browser: executablePath }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await openChapter(page, url);
    const times: number[] = [];
    const gaps: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await edit(page, 'forward', 'while (true) {}');
      await page.keyboard.press('Shift+Enter');
      const cell = page.locator('cr-cell[data-cell="forward"]');
      const button = cell.getByRole('button', { name: /stop/i });
      await button.waitFor();
      await page.waitForTimeout(300);
      const measured = await page.evaluate(
        () =>
          new Promise<{ took: number; gap: number }>((resolve) => {
            let gap = 0;
            let last = performance.now();
            const timer = setInterval(() => {
              const now = performance.now();
              gap = Math.max(gap, now - last);
              last = now;
            }, 1);
            const begin = performance.now();
            document.addEventListener('chainrule:answered', () => {
              clearInterval(timer);
              resolve({ took: performance.now() - begin, gap });
            }, { once: true });
            const stopButton = [...document.querySelectorAll<HTMLElement>('cr-cell[data-cell="forward"] button')].find((b) => /stop/i.test(b.textContent ?? ''));
            stopButton?.click();
            const scrub = document.querySelector<HTMLElement>('cr-scrub[data-name="eta"]');
            const slider = scrub?.matches('[role]') ? scrub : scrub?.querySelector<HTMLElement>('[role]');
            slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
          }),
      );
      times.push(measured.took);
      gaps.push(measured.gap);
    }
    return table(
      ['what', 'rounds', 'median', 'worst', 'budget'],
      [
        ['Stop pressed → all on the screen has followed a new η', '5', `${quantile(times, 0.5).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`, '250 ms'],
        ['longest gap between two timers of the page meanwhile', '5', `${quantile(gaps, 0.5).toFixed(0)} ms`, `${Math.max(...gaps).toFixed(0)} ms`, ''],
      ],
    );
  } finally {
    await browser.close();
  }
}
