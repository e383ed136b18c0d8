/**
 * `npm run browsers`: the built site in a Firefox and a WebKitGTK, if they are installed, as a reader would use it. Not
 * part of `npm test`, since few machines have them. Words after it choose steps by their names.
 */
import { existsSync } from 'node:fs';
import { BASE, SITE } from '../e2e/run.ts';
import { serve } from '../e2e/serve.ts';
import type { Driver } from './driver.ts';
import { openFirefox } from './firefox.ts';
import { reading } from './reader.ts';
import { STEPS } from './steps.ts';
import { openWebKit } from './webkit.ts';

const at = (name: string, ...places: string[]): string | undefined => {
  const named = process.env[name];
  return named !== undefined && named !== '' ? named : places.find((place) => existsSync(place));
};

const firefox = at('FIREFOX_PATH', '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');
const webkit = at('WEBKIT_DRIVER_PATH', '/usr/bin/WebKitWebDriver');
const window = at('WEBKIT_PATH', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser');
const display = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

const options = process.argv.slice(2);
const chosen = (option: string): boolean => options.includes(option) || !options.some((other) => other.startsWith('--'));
const browsers: (() => Promise<Driver>)[] = [
  ...(firefox === undefined || !chosen('--firefox') ? [] : [() => openFirefox(firefox)]),
  ...(webkit === undefined || window === undefined || !display || !chosen('--webkit') ? [] : [() => openWebKit(webkit, window)]),
];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (!existsSync(`${SITE}/index.html`)) say('Nothing is built to test: run `npm run e2e` first.');
if (browsers.length === 0) say('No Firefox, and no WebKitGTK with a display (see README).');
if (!existsSync(`${SITE}/index.html`) || browsers.length === 0) process.exit(1);

const wanted = options.filter((option) => !option.startsWith('--'));
const server = await serve(SITE, BASE);
let failed = 0;
for (const start of browsers) {
  const driver = await start();
  say(driver.name);
  const reader = reading(driver, server.url);
  try {
    await driver.resize(1280, 900);
    for (const [name, step] of Object.entries(STEPS)) {
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      let trouble = await step(reader).then(() => '', (error: unknown) => (error instanceof Error ? error.message : String(error)));
      const said = driver.complaints();
      if (said.length > 0) trouble += `\n      the console: ${said.join('\n      ')}`;
      if (trouble !== '') failed += 1;
      say(`  ${trouble === '' ? '✓' : '✗'} ${name}${trouble === '' ? '' : `\n      ${trouble}`}`);
    }
  } finally {
    await driver.close();
  }
}
await server.close();
say(failed === 0 ? 'All well.' : `${failed} steps failed.`);
process.exitCode = failed === 0 ? 0 : 1;
