/**
 * Lighthouse on every page, phone settings: performance, accessibility, best practices, SEO. Its clock is this machine's, times
 * four, and its score falls when anything else runs: each page is asked several times, in turns with a page of one sentence,
 * which has nothing to be slow with.
 */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import runLighthouse from 'lighthouse';
import { BROWSER_ARGS } from '../e2e/browser.ts';
import type { Bench } from './run.ts';
import { quantile, table } from './table.ts';

const PORT = 9333;
const TIMES = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const METRICS = { 'first-contentful-paint': 'first paint', 'largest-contentful-paint': 'largest paint', 'total-blocking-time': 'blocking', 'cumulative-layout-shift': 'shift' };

export async function lighthouse({ url, browser: executablePath }: Bench): Promise<string> {
  const bare = await onePage();
  const pages = new Map([['a page of one sentence', bare.url], ...['', ...chapters()].map((path): [string, string] => [`/${path}`, url + path])]);
  const seen = new Map<string, { score: number; metrics: number[] }[]>([...pages.keys()].map((name) => [name, []]));
  const others = new Map<string, string[]>();
  const below: string[][] = [];
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, `--remote-debugging-port=${PORT}`] });
  try {
    for (let turn = 0; turn < TIMES; turn++) {
      for (const [name, address] of pages) {
        // What does not depend on the clock is asked once.
        const onlyCategories = turn === 0 ? CATEGORIES : ['performance'];
        const { categories = {}, audits = {} } = (await runLighthouse(address, { port: PORT, onlyCategories, logLevel: 'silent' }))?.lhr ?? {};
        const points = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
        seen.get(name)?.push({ score: points('performance'), metrics: Object.keys(METRICS).map((metric) => audits[metric]?.numericValue ?? Number.NaN) });
        if (turn > 0 || address === bare.url) continue;
        others.set(name, CATEGORIES.slice(1).map((category) => String(points(category))));
        for (const audit of Object.values(audits)) {
          const counts = CATEGORIES.slice(1).some((category) => categories[category]?.auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0));
          if (counts && audit.score !== null && audit.score < 0.9) below.push([name, audit.id, audit.displayValue ?? audit.title]);
        }
      }
    }
  } finally {
    await browser.close();
    await bare.close();
  }
  const rows = [...seen].map(([name, runs]) => {
    const median = (of: (run: (typeof runs)[number]) => number): number => quantile(runs.map(of), 0.5);
    const scores = runs.map(({ score }) => score);
    const [paint = 0, largest = 0, blocking = 0, shift = 0] = Object.keys(METRICS).map((_, k) => median(({ metrics }) => metrics[k] ?? Number.NaN));
    const times = [paint, largest, blocking].map((milliseconds) => `${Math.round(milliseconds)} ms`);
    return [name, String(median(({ score }) => score)), `${Math.min(...scores)}–${Math.max(...scores)}`, ...times, shift.toFixed(3), ...(others.get(name) ?? ['', '', ''])];
  });
  const head = ['page', `performance, median of ${TIMES}`, 'lowest–highest', ...Object.values(METRICS), ...CATEGORIES.slice(1)];
  return [table(head, rows), ...(below.length > 0 ? [table(['page', 'below its best', ''], below)] : [])].join('\n\n');
}

/** Serves a page of one sentence. */
async function onePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const page = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>One sentence</title><p>This page is one sentence.';
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The chapters' addresses: their files' names without the number. */
function chapters(): string[] {
  const files = readdirSync(fileURLToPath(new URL('../../content', import.meta.url)));
  return files.filter((file) => file.endsWith('.mdx')).map((file) => `${file.replace(/^\d+-|\.mdx$/g, '')}/`);
}
