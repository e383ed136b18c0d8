/** Code in a cell is a stranger's code: it reaches neither the page nor its storage nor the network. */
import { cell, editAndRun, openChapter } from './actions.ts';
import { expect, test } from './page.ts';

/** A global of the Worker by name, by whichever way a cell could come by it. */
const REACH = `const reach = (name: string): any =>
  (globalThis as any)[name] ?? (0, eval)(\`typeof \${name} === 'undefined' ? undefined : \${name}\`) ?? Function(\`return this.\${name}\`)();
let outcome = 'refused';
`;

/** What is tried → code that sets `outcome` to REACHED if it works. */
const ATTEMPTS: [name: string, code: string][] = [
  ['fetch', 'try { await reach("fetch")("https://example.com/"); outcome = "REACHED" } catch {}'],
  ['fetch of the page itself', 'try { await reach("fetch")((globalThis as any).location.origin); outcome = "REACHED" } catch {}'],
  ['XMLHttpRequest', 'try { const x = new (reach("XMLHttpRequest"))(); x.open("GET", "https://example.com/", false); x.send(); outcome = "REACHED" } catch {}'],
  ['WebSocket', `outcome = await new Promise((resolve) => {
  try { const s = new (reach("WebSocket"))("wss://example.com/"); s.onopen = () => resolve("REACHED"); s.onerror = () => resolve("refused"); }
  catch { resolve("refused"); }
});`],
  ['EventSource', 'try { const s = new (reach("EventSource"))("https://example.com/"); await new Promise((good, bad) => { s.onopen = good; s.onerror = bad; }); outcome = "REACHED" } catch {}'],
  ['importScripts', 'try { reach("importScripts")("https://example.com/x.js"); outcome = "REACHED" } catch {}'],
  ['the document', 'if (reach("document") !== undefined) outcome = "REACHED"'],
  ['the parent', 'if (reach("parent") !== undefined) outcome = "REACHED"'],
  ['localStorage', 'try { if (reach("localStorage")) outcome = "REACHED" } catch {}'],
  ['indexedDB', `outcome = await new Promise((resolve) => {
  try { const r = reach("indexedDB").open("x"); r.onsuccess = () => resolve("REACHED"); r.onerror = () => resolve("refused"); } catch { resolve("refused"); }
});`],
  ['caches', 'try { await reach("caches").open("x"); outcome = "REACHED" } catch {}'],
  ['another Worker', 'try { new (reach("Worker"))("data:text/javascript,1"); outcome = "REACHED" } catch {}'],
];

test('a cell cannot reach the network, the page or its storage', async ({ page }) => {
  test.slow();
  await page.goto('');
  await page.evaluate(() => localStorage.setItem('secret', 'of the page'));
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('example.com')) asked.push(request.url());
  });
  await openChapter(page);
  const output = cell(page, 'forward').locator('.cell-output');
  for (const [name, code] of ATTEMPTS) {
    await editAndRun(page, 'forward', `${REACH}${code};\n\`${name}: \${outcome}\``);
    await expect.soft(output, name).toContainText(`${name}: refused`);
    await expect.soft(output, name).not.toContainText('REACHED');
  }
  expect(asked).toEqual([]);
});

test('a forged message from a cell changes nothing on the page', async ({ page }) => {
  await openChapter(page);
  const title = await page.title();
  await editAndRun(
    page,
    'forward',
    'for (const target of [globalThis as any]) { try { target.postMessage({ type: "changes", cells: [{ id: "forward", state: "done", shown: [{ slot: "0", record: { kind: "text", text: ["FOR", "GED"].join(""), quoted: false } }] }], watches: [], version: 1 }) } catch {} }\ndisplay("tried")',
  );
  await expect(cell(page, 'forward').locator('.cell-output')).toContainText('tried');
  await page.waitForTimeout(300);
  await expect(page.locator('main')).not.toContainText('FORGED');
  expect(await page.title()).toBe(title);
});
