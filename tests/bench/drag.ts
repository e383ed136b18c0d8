/**
 * Drags of numbers in the prose: from the input event until every number, formula and figure on the screen that depends
 * on it has followed, and until the whole page has. Side by side: the same pages at rest (how long a frame takes when
 * nothing happens), since a busy machine slows all of them.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import type { Bench } from './run.ts';
import { quantile, table } from './table.ts';

type Times = Record<'answered' | 'settled', number[]>;

/** What is dragged: an input of a page; and what the screen may take to follow, median and 95th percentile. */
interface Drag {
  chapter: number;
  page: string;
  input: string;
  says: string;
  budget?: string;
}

const DRAGS: readonly Drag[] = [
  { chapter: 2, page: 'gradient-descent-and-backpropagation', input: 'eta', says: 'η', budget: '16 ms / 50 ms' },
  { chapter: 4, page: 'better-faster-stronger', input: 'eta', says: 'η' },
  { chapter: 4, page: 'better-faster-stronger', input: 'gamma', says: 'γ' },
  { chapter: 4, page: 'better-faster-stronger', input: 'lambda', says: 'λ' },
  { chapter: 4, page: 'better-faster-stronger', input: 'batchSize', says: 'the batch' },
];

const STEPS = 200;

export async function drag({ url, browser: executablePath }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const rows: string[][] = [];
    for (const each of DRAGS) {
      const { answered, settled, frames } = await dragged(browser, url, each);
      rows.push([
        `chapter ${each.chapter}, ${each.says}`, String(answered.length), halfAndMost(answered), halfAndMost(settled), each.budget ?? '', halfAndMost(frames),
      ]);
    }
    return table(['dragged', 'samples', 'all on the screen that depends on it has followed', 'the whole page has', 'budget for the screen', 'a frame of the page at rest'], rows);
  } finally {
    await browser.close();
  }
}

/** Median and 95th percentile, in words. */
function halfAndMost(sample: readonly number[]): string {
  return sample.length === 0 ? '' : `${quantile(sample, 0.5).toFixed(1)} ms / ${quantile(sample, 0.95).toFixed(1)} ms`;
}

/** Opens the page, wakes it, and drags the input to and fro around where it stands. Milliseconds. */
async function dragged(browser: Browser, url: string, { page: address, input }: Drag): Promise<Times & { frames: number[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(`${url}${address}/`, { waitUntil: 'networkidle' });
    const scrub = page.locator(`cr-scrub[data-name="${input}"]`).first();
    await scrub.scrollIntoViewIfNeeded();
    await scrub.hover();
    await scrub.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(3000);
    const frames = await framesAtRest(page);
    await page.evaluate(() => {
      const store: Times = { answered: [], settled: [] };
      (window as unknown as { times: Times }).times = store;
      for (const event of ['answered', 'settled'] as const)
        document.addEventListener(`chainrule:${event}`, (said) =>
          store[event].push((said as CustomEvent<{ milliseconds: number }>).detail.milliseconds),
        );
    });
    const box = await scrub.boundingBox();
    if (box === null) throw new Error(`${input} is not on the page.`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= STEPS; step += 1) {
      await page.mouse.move(x + 60 * Math.sin(step / 16), y);
      await page.waitForTimeout(20);
    }
    await page.mouse.up();
    await page.waitForTimeout(300);
    return { ...(await page.evaluate(() => (window as unknown as { times: Times }).times)), frames };
  } finally {
    await page.close();
  }
}

function framesAtRest(page: Page): Promise<number[]> {
  return page.evaluate(
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
}
