/**
 * Runs the browser tests against the built site, served under a sub-path by a server that ends with them.
 * `npm run e2e` builds first when there is nothing built; extra arguments go to Playwright.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';
import { serve } from './serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the site under test lives: deep, so that a link that forgets the base cannot pass. */
export const BASE = '/teachers/course/';
export const SITE = fileURLToPath(new URL('../.output/site', import.meta.url));
const REPORT = fileURLToPath(new URL('../.output/e2e.json', import.meta.url));

function command(name: string, args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', name, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

export async function runBrowserTests(args: string[] = []): Promise<{ passed: number; failed: number }> {
  if (!existsSync(`${SITE}/index.html`)) {
    process.stdout.write('Nothing is built to test.\n');
    return { passed: 0, failed: 1 };
  }
  const server = await serve(SITE, BASE);
  try {
    const code = await command('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts', ...args], {
      CHAINRULE_SITE: server.url,
      CHAINRULE_BROWSER: await findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT,
    });
    const { stats } = JSON.parse(await readFile(REPORT, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number };
    };
    const failed = stats.unexpected;
    return { passed: stats.expected + stats.flaky, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  } finally {
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const kept = args.filter((argument) => argument !== '--built');
  if (kept.length === args.length || !existsSync(`${SITE}/index.html`)) {
    const code = await command('astro', ['build', '--outDir', SITE], { BASE });
    if (code !== 0) process.exit(code);
  }
  const tally = await runBrowserTests(kept);
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
