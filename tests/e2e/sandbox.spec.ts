/** Code in a cell is a stranger's code: it reaches neither the page nor its storage nor the network. */
import { cell, editAndRun, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

/** Expression → what it must come to. Each is run as the whole of a cell. */
const ATTEMPTS: [name: string, code: string][] = [
  ['fetch', 'try { await fetch("https://example.com/"); display("REACHED") } catch { display("refused") }'],
  ['fetch of the page itself', 'try { await fetch(new URL("/", "http://127.0.0.1")); display("REACHED") } catch { display("refused") }'],
  ['XMLHttpRequest', 'try { const x = new XMLHttpRequest(); x.open("GET", "https://example.com/", false); x.send(); display("REACHED") } catch { display("refused") }'],
  ['WebSocket', `const outcome = await new Promise((resolve) => {
  try { const s = new WebSocket("wss://example.com/"); s.onopen = () => resolve("REACHED"); s.onerror = () => resolve("refused"); }
  catch { resolve("refused"); }
});
display(outcome)`],
  ['importScripts', 'try { (globalThis as any).importScripts("https://example.com/x.js"); display("REACHED") } catch { display("refused") }'],
  ['the document', 'display(typeof (globalThis as any).document === "undefined" ? "refused" : "REACHED")'],
  ['the parent', 'display(typeof (globalThis as any).parent === "undefined" ? "refused" : "REACHED")'],
  ['localStorage', 'let got = "refused"; try { if ((globalThis as any).localStorage) got = "REACHED" } catch {} display(got)'],
  ['indexedDB', `const got = await new Promise((resolve) => {
  try { const r = indexedDB.open("x"); r.onsuccess = () => resolve("REACHED"); r.onerror = () => resolve("refused"); } catch { resolve("refused"); }
});
display(got)`],
  ['caches', 'let got = "refused"; try { await caches.open("x"); got = "REACHED" } catch {} display(got)'],
  ['another Worker', 'let got = "refused"; try { new (globalThis as any).Worker("data:text/javascript,1"); got = "REACHED" } catch {} display(got)'],
];

for (const [name, code] of ATTEMPTS) {
  test(`a cell cannot reach ${name}`, async ({ page }) => {
    await page.goto('');
    await page.evaluate(() => localStorage.setItem('secret', 'of the page'));
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('example.com')) asked.push(request.url());
    });
    await openChapter(page);
    await editAndRun(page, 'forward', code);
    await expect(cell(page, 'forward').locator('.cell-output')).toContainText('refused');
    await expect(cell(page, 'forward').locator('.cell-output')).not.toContainText('REACHED');
    expect(asked).toEqual([]);
  });
}

test('a forged message from a cell changes nothing on the page', async ({ page }) => {
  await openChapter(page);
  const title = await page.title();
  await editAndRun(
    page,
    'forward',
    'for (const target of [globalThis as any]) { try { target.postMessage({ type: "changes", cells: [{ id: "forward", state: "done", shown: [{ slot: "0", record: { kind: "text", text: "FORGED", quoted: false } }] }], watches: [], version: 1 }) } catch {} }\ndisplay("tried")',
  );
  await expect(cell(page, 'forward').locator('.cell-output')).toContainText('tried');
  await page.waitForTimeout(300);
  await expect(page.locator('main')).not.toContainText('FORGED');
  expect(await page.title()).toBe(title);
});
