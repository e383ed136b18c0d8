/** Lighthouse on every page, phone settings: performance, accessibility, best practices, SEO. */
import { chromium } from '@playwright/test';
import runLighthouse from 'lighthouse';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import type { Bench } from './run.ts';
import { table } from './table.ts';

const PORT = 9333;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

export async function lighthouse({ url, browser: executablePath }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, `--remote-debugging-port=${PORT}`] });
  const rows: string[][] = [];
  try {
    for (const path of ['', 'gradient-descent-and-backpropagation/']) {
      const result = await runLighthouse(url + path, { port: PORT, onlyCategories: CATEGORIES, logLevel: 'silent' });
      const categories = result?.lhr.categories ?? {};
      rows.push([`/${path}`, ...CATEGORIES.map((name) => String(Math.round((categories[name]?.score ?? 0) * 100)))]);
      for (const audit of Object.values(result?.lhr.audits ?? {})) {
        const counts = CATEGORIES.some((name) => categories[name]?.auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0));
        if (counts && audit.score !== null && audit.score < 0.9) rows.push([`↳ ${audit.id}`, audit.displayValue ?? audit.title, '', '', '']);
      }
    }
  } finally {
    await browser.close();
  }
  return table(['page', ...CATEGORIES], rows);
}
