/**
 * A drag of η on the worked example: from the input event until every number, formula and figure on the screen that depends
 * on it has followed, and until the whole page has. Side by side: the same page at rest (how long a frame takes when
 * nothing happens), since a busy machine slows all three.
 */
import { chromium } from '@playwright/test';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import type { Bench } from './run.ts';
import { quantile, table } from './table.ts';

type Times = Record<'answered' | 'settled', number[]>;

export async function drag({ url, browser: executablePath }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${url}gradient-descent-and-backpropagation/`, { waitUntil: 'networkidle' });
    const scrub = page.locator('cr-scrub[data-name="eta"]').first();
    await scrub.scrollIntoViewIfNeeded();
    await scrub.hover();
    await scrub.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(2000);
    const frames = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          let last = performance.now();
          const tick = (now: number): void => {
            times.push(now - last);
            last = now;
            if (times.length < 120) requestAnimationFrame(tick);
            else resolve(times.slice(5));
          };
          requestAnimationFrame(tick);
        }),
    );
    await page.evaluate(() => {
      const store: Times = { answered: [], settled: [] };
      (window as unknown as { times: Times }).times = store;
      for (const event of ['answered', 'settled'] as const)
        document.addEventListener(`chainrule:${event}`, (said) =>
          store[event].push((said as CustomEvent<{ milliseconds: number }>).detail.milliseconds),
        );
    });
    const box = await scrub.boundingBox();
    if (box === null) throw new Error('The learning rate is not on the page.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 200; step += 1) {
      await page.mouse.move(x + 60 * Math.sin(step / 16), y);
      await page.waitForTimeout(20);
    }
    await page.mouse.up();
    await page.waitForTimeout(300);
    const { answered, settled } = await page.evaluate(() => (window as unknown as { times: Times }).times);
    const row = (name: string, sample: number[], budget: string): string[] => [
      name, String(sample.length), `${quantile(sample, 0.5).toFixed(1)} ms`, `${quantile(sample, 0.95).toFixed(1)} ms`, budget,
    ];
    return table(
      ['what', 'samples', 'median', '95th percentile', 'budget'],
      [
        row('η dragged → all on the screen that depends on it has followed', answered, '16 ms / 50 ms'),
        row('η dragged → the whole page has followed', settled, ''),
        row('a frame of the same page at rest', frames, ''),
      ],
    );
  } finally {
    await browser.close();
  }
}
