// The task in a Worker of a Chromium, with a page and a server of its own.

import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BROWSER_ARGS } from '../../e2e/browser.ts';
import type { Digits } from './task.ts';

export interface BrowserRun {
  readonly kind: string;
  readonly milliseconds: readonly number[];
  /** Of the network after all epochs so far. */
  readonly hash: string;
}

/** A Worker that trains the task for as many epochs as it is asked for, again and again. */
export async function inBrowser(executablePath: string, digits: Digits, wasm: Uint8Array): Promise<{ run: (epochs: number) => Promise<BrowserRun>; version: string; close: () => Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022',
  });
  const page = '<!doctype html><title>Training</title><script>const worker = new Worker("/worker.js", { type: "module" });' +
    'var run = (epochs) => new Promise((done, fail) => { worker.onmessage = ({ data }) => done(data); worker.onerror = ({ message }) => fail(new Error(message)); worker.postMessage(epochs); });</script>';
  const files = new Map<string, [string, string | Uint8Array]>([
    ['/', ['text/html', page]],
    ['/worker.js', ['text/javascript', outputFiles[0]!.text]],
    ['/kernels.wasm', ['application/wasm', wasm]],
    ['/images', ['application/octet-stream', digits.images]],
    ['/labels', ['application/octet-stream', digits.labels]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = files.get(request.url ?? '') ?? ['text/plain', ''];
    response.writeHead(files.has(request.url ?? '') ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    run: (epochs) => tab.evaluate((count) => (window as unknown as { run: (epochs: number) => Promise<BrowserRun> }).run(count), epochs),
    version: browser.version(),
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
