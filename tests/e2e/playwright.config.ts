import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { BROWSER_ARGS } from './browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../.output/e2e', import.meta.url)),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    ...(process.env['CHAINRULE_SITE'] === undefined ? {} : { baseURL: process.env['CHAINRULE_SITE'] }),
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      args: BROWSER_ARGS,
      ...(process.env['CHAINRULE_BROWSER'] === undefined ? {} : { executablePath: process.env['CHAINRULE_BROWSER'] }),
    },
  },
});
