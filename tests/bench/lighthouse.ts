/** Lighthouse on every page, phone settings: performance, accessibility, best practices, SEO. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
    for (const path of ['', ...chapters()]) {
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

/** The chapters' addresses: their files' names without the number. */
function chapters(): string[] {
  const files = readdirSync(fileURLToPath(new URL('../../content', import.meta.url)));
  return files.filter((file) => file.endsWith('.mdx')).map((file) => `${file.replace(/^\d+-|\.mdx$/g, '')}/`);
}
