/**
 * The test every browser test uses: it fails when the page writes to the console, throws, or asks for anything
 * outside the site.
 */
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

export const test = base.extend<{ clean: void }>({
  clean: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`console.${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(data|blob|about):/.test(url)) complaints.push(`request left the site: ${url}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
      });
      await use();
      if (complaints.length > 0) throw new Error(`The page is not silent:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Where chapter 2 lives below the site's base. */
export const CHAPTER_2 = 'gradient-descent-and-backpropagation/';
