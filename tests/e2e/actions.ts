/** What a reader does, for tests and benches: open a chapter, turn an input, edit a cell, run it. */
import { readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** The written chapters' paths below the site's base, in their order. */
export const CHAPTERS: readonly string[] = readdirSync(new URL('../../content/', import.meta.url))
  .filter((name) => /^\d+-.*\.mdx$/.test(name))
  .toSorted()
  .map((name) => name.replace(/^\d+-(.*)\.mdx$/, '$1/'));

export const CHAPTER_2 = 'gradient-descent-and-backpropagation/';

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  // A page's first moments are over when all of it may be drawn.
  await page.locator('html:not([data-opening])').waitFor({ state: 'attached' });
}

export async function openChapter(page: Page, base = ''): Promise<void> {
  await open(page, base + CHAPTER_2);
}

/** The first control of an input that can be dragged or typed. */
export function control(page: Page, name: string): Locator {
  return page.locator(`cr-scrub[data-name="${name}"] [role="slider"]`).first();
}

/** Types a number into an input, as a reader would. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await control(page, name).focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Drags an input sideways by so many pixels. */
export async function drag(page: Page, name: string, by: number): Promise<void> {
  const scrub = control(page, name);
  await scrub.scrollIntoViewIfNeeded();
  const box = await scrub.boundingBox();
  if (box === null) throw new Error(`${name} is not on the page.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step += 1) await page.mouse.move(x + (by * step) / 5, y);
  await page.mouse.up();
}

/** Chooses one of a few, as a reader would. */
export async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.locator(`cr-choice[data-name="${name}"] input[value="${option}"]`).first().check();
}

/** A figure as it is drawn where it is seen, as a short word: to be compared with what it was. */
export function drawing(page: Page, element: string): Promise<string> {
  return page.locator(element).first().evaluate((figure) => {
    const seen = [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
    let hash = 0;
    for (const letter of seen.map((svg) => svg.innerHTML.replaceAll(/ ?style="[^"]*"/g, '')).join('')) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
    return `${seen.length} drawings, ${hash}`;
  });
}

/** Waits until all that followed from an input is on the page; an exercise waits for its reader. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main :is(.stale, [data-stale], cr-cell[data-state="running"]):not([data-role="exercise"], [data-role="checks"]):visible').first().waitFor({ state: 'detached' });
}

export function cell(page: Page, name: string): Locator {
  return page.locator(`cr-cell[data-cell="${name}"]`);
}

/** Replaces a cell's code by typing it into its editor, as a reader would; does not run it. */
export async function edit(page: Page, name: string, code: string): Promise<void> {
  const target = cell(page, name);
  await target.scrollIntoViewIfNeeded();
  const editor = target.locator('.cm-content');
  if ((await editor.count()) === 0) await target.locator('.cell-code').click();
  await editor.waitFor();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

/** Replaces a cell's code and runs it. */
export async function editAndRun(page: Page, name: string, code: string): Promise<void> {
  await edit(page, name, code);
  await page.keyboard.press('Shift+Enter');
}
