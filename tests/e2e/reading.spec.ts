import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { CHAPTERS, CHAPTER_2 } from './actions.ts';
import { expect, test } from './page.ts';

interface Golden {
  forward: { output: { output: number[] }; cost: number };
  exact: { gradient: { W1: number[][]; b1: number[]; W2: number[][]; b2: number[] }; after: { cost: number } };
  asPrinted: { gradient: { W2: number[][] }; after: { cost: number } };
}

const golden = JSON.parse(
  readFileSync(fileURLToPath(new URL('../unit/network/golden/worked-example.json', import.meta.url)), 'utf8'),
) as Golden;

const shown = (value: number, digits = 6): string => value.toFixed(digits).replace('-', '−');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every number of the worked example is on the page', async ({ page }) => {
    await page.goto(CHAPTER_2);
    const text = (await page.locator('main').textContent()) ?? '';
    const { gradient, after } = golden.exact;
    const numbers = [golden.forward.cost, after.cost, ...gradient.W1.flat(), ...gradient.b1, ...gradient.W2.flat(), ...gradient.b2];
    const missing = numbers.map((value) => shown(value)).filter((number) => !text.includes(number));
    expect(missing).toEqual([]);
    for (const value of golden.forward.output.output) expect(text).toContain(shown(value, 4));
    expect(text).toContain(shown(golden.asPrinted.gradient.W2[0]?.[0] ?? Number.NaN));
    expect(text).toContain(shown(golden.asPrinted.after.cost));
  });

  test('the chapters can be reached', async ({ page }) => {
    await page.goto('');
    await page.getByRole('link', { name: /Gradient descent and backpropagation/ }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Gradient descent');
  });
});

test('every link and file of the site stays below its base', async ({ page, baseURL, request }) => {
  const seen = new Set<string>();
  const queue = [baseURL ?? ''];
  while (queue.length > 0) {
    const url = queue.shift() ?? '';
    if (seen.has(url)) continue;
    seen.add(url);
    await page.goto(url);
    const targets = await page.evaluate(() =>
      // A drawing's links are elements too, whose href is no text: so the attributes are read.
      [...document.querySelectorAll('a[href], link[href], script[src], img[src]')].map((element) => {
        const url = new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', location.href).href;
        const page = element.tagName.toLowerCase() === 'a';
        // A link elsewhere is a citation; only what the page itself would load must be ours.
        return { url, page, external: page && !url.startsWith(location.origin) };
      }),
    );
    for (const target of targets) {
      if (target.external) continue;
      expect(target.url).toContain(baseURL ?? '');
      const [bare = ''] = target.url.split('#');
      if (target.page) queue.push(bare);
      else expect((await request.get(bare)).ok(), bare).toBe(true);
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(2);
});

test('a link into a page finds its section', async ({ page }) => {
  for (const path of CHAPTERS) {
    await page.goto(path);
    const anchors = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')]
        .filter((link) => link.pathname === location.pathname)
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .map((id) => ({ id, found: id !== '' && document.getElementById(id) !== null })),
    );
    expect(anchors.length, path).toBeGreaterThan(5);
    expect(anchors.filter(({ found }) => !found), path).toEqual([]);
  }
});

/** Whether the chapter's title is set in a face of ours, or in one of the machine's. */
async function titleIsOurs(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.every(({ isCustomFont }) => isCustomFont);
}

test('the text is there before its faces, which then take their place at once', async ({ page }) => {
  let send: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/*.woff2', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(CHAPTER_2, { waitUntil: 'commit' });
  await expect(page.locator('h1')).toBeVisible();
  expect(await titleIsOurs(page)).toBe(false);
  const before = await page.locator('.prose p').first().boundingBox();
  send();
  await expect.poll(() => titleIsOurs(page)).toBe(true);
  expect((await page.locator('.prose p').first().boundingBox())?.y).toBeCloseTo(before?.y ?? NaN, 0);
});

test('below the first screen nothing is drawn until the faces are there, or the reader does something', async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 823 });
  let send: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/*.woff2', async (route) => {
    await held;
    await route.continue();
  });
  const waiting = () =>
    page.evaluate(() => [...document.querySelectorAll('.prose')].filter((section) => getComputedStyle(section).contentVisibility === 'hidden').length);
  const open = async () => {
    await page.goto('about:blank');
    await page.goto(CHAPTER_2, { waitUntil: 'commit' });
    await expect.poll(waiting).toBeGreaterThan(20);
  };
  await open();
  await page.keyboard.press('Tab');
  expect(await waiting()).toBe(0);
  await open();
  await page.mouse.wheel(0, 2000);
  await expect.poll(waiting).toBe(0);
  await open();
  send();
  await expect.poll(waiting).toBe(0);
  await page.goto('about:blank');
  await page.goto(`${CHAPTER_2}#how-wrong-is-it`, { waitUntil: 'commit' });
  await expect(page.locator('.prose').first()).toBeAttached();
  expect(await waiting()).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the faces are there all the same', async ({ page }) => {
    await page.goto(CHAPTER_2);
    await expect.poll(() => titleIsOurs(page)).toBe(true);
  });
});
