/**
 * Finds a Chromium to drive: one named by CHROME_PATH, an installed Chrome or Chromium, the one that comes as an
 * npm package (Linux on x64), else Playwright's own download.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What a browser needs on a machine without a sandbox, a graphics card or a way out. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  // Painting in software without an emulated graphics card: the pages need no WebGL, and this is several times faster.
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of an executable. Throws with what to do when there is none. */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const installed = process.env['CHAINRULE_PACKAGED_BROWSER'] === '1' ? undefined : INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  const { chromium } = await import('@playwright/test');
  if (!existsSync(chromium.executablePath())) {
    spawnSync('npx', ['--no-install', 'playwright', 'install', 'chromium'], { stdio: 'inherit' });
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error('No Chromium found. Install Chrome, or set CHROME_PATH to an executable.');
}

/** The browser in the npm package, unpacked with the system libraries that it needs. */
async function unpackBrowser(): Promise<string> {
  const folder = fileURLToPath(new URL('../.output/browser', import.meta.url));
  await mkdir(folder, { recursive: true });
  // The package reads both when it is first imported: where to unpack, and that NSS must come with it.
  process.env['TMPDIR'] = folder;
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const path = await packaged.executablePath();
  // Its own fonts bring the browser down on pages that bring theirs; the system's, or none, do not.
  delete process.env['FONTCONFIG_PATH'];
  delete process.env['TMPDIR'];
  delete process.env['AWS_EXECUTION_ENV'];
  return path;
}
