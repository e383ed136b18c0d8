/**
 * `npm run bench [name …]`: measures the built site and the module, each figure side by side with what it is held
 * against, in one run. Prints tables; asserts nothing, since these machines are shared.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BASE, SITE } from '../e2e/run.ts';
import { findBrowser } from '../e2e/browser.ts';
import { serve } from '../e2e/serve.ts';
import { bytes } from './bytes.ts';
import { drag } from './drag.ts';
import { files } from './files.ts';
import { lighthouse } from './lighthouse.ts';
import { stop } from './stop.ts';
import { training } from './training.ts';

/** What a bench gets: where the built site is served, and a browser to open it in. */
export interface Bench {
  url: string;
  browser: string;
  /** `--samples=6000`: how many digits to train with, for a quick look. All, if not given. */
  samples?: number;
}

const BENCHES: Record<string, (bench: Bench) => Promise<string>> = { bytes, drag, stop, lighthouse, training, files };

/** These need no built site. */
const WITHOUT_SITE = ['training', 'files'];

async function main(words: string[]): Promise<void> {
  const names = words.filter((word) => !word.startsWith('--'));
  const samples = Number(words.find((word) => word.startsWith('--samples='))?.split('=')[1] ?? Number.NaN);
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    process.stdout.write(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
    process.exitCode = 1;
    return;
  }
  const needsSite = names.length === 0 || names.some((name) => !WITHOUT_SITE.includes(name));
  if (needsSite && !existsSync(`${SITE}/index.html`)) {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    spawnSync('npx', ['--no-install', 'astro', 'build', '--outDir', SITE], { cwd, stdio: 'inherit', env: { ...process.env, BASE } });
  }
  const browser = await findBrowser();
  const server = await serve(SITE, BASE);
  try {
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (names.length > 0 && !names.includes(name)) continue;
      process.stdout.write(`\n## ${name}\n\n${await bench({ url: server.url, browser, ...(samples > 0 ? { samples } : {}) })}\n`);
    }
  } finally {
    await server.close();
  }
}

await main(process.argv.slice(2));
