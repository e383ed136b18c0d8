/** JavaScript on the wire, gzip: before a touch, after a drag, after an editor opens, against DESIGN's budgets. */
import { chromium, type Page, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import type { Bench } from './run.ts';
import { table } from './table.ts';

/** Adds up what every script response would weigh compressed; scripts in the HTML count too. */
export function weigh(page: Page): { total: () => Promise<number> } {
  const weights: Promise<number>[] = [];
  page.on('response', (response: Response) => {
    // A blob's text came over the wire once already.
    if (!response.url().startsWith('blob:') && /javascript/.test(response.headers()['content-type'] ?? '')) {
      weights.push(response.body().then((body) => gzipSync(body).length, () => 0));
    }
  });
  return {
    total: async () => (await Promise.all(weights)).reduce((sum, size) => sum + size, 0),
  };
}

export async function bytes({ url, browser: executablePath }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  const rows: string[][] = [];
  const kB = (size: number): string => `${(size / 1000).toFixed(1)} kB`;
  try {
    for (const path of ['', 'gradient-descent-and-backpropagation/']) {
      const page = await browser.newPage();
      const scale = weigh(page);
      await page.goto(url + path, { waitUntil: 'networkidle' });
      rows.push([`/${path}`, 'before a touch', kB(await scale.total()), '30 kB']);
      if (path !== '') {
        await page.locator('cr-scrub [role="slider"]').first().focus();
        await page.keyboard.press('ArrowRight');
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(1500);
        rows.push([`/${path}`, 'after a drag', kB(await scale.total()), '190 kB']);
        await page.locator('cr-cell .cell-code').first().click();
        await page.waitForSelector('.cm-content');
        await page.waitForLoadState('networkidle');
        rows.push([`/${path}`, 'with an editor open', kB(await scale.total()), 'none']);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return table(['page', 'when', 'JavaScript, gzip', 'budget'], rows);
}
