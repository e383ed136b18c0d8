/** What a reader does, for tests and benches: open the chapter, edit a cell, run it. */
import type { Locator, Page } from '@playwright/test';

export const CHAPTER_2 = 'gradient-descent-and-backpropagation/';

export async function openChapter(page: Page, base = ''): Promise<void> {
  await page.goto(base + CHAPTER_2);
  await page.waitForLoadState('networkidle');
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
