/**
 * `npm run strokes:page -- FILE`: digits of a file of pen strokes, drawn as pointer events on the pad of the built site in a
 * browser, and the answer read off the page. `npm run strokes` scores the same drawings without one.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { courseNetworkOf } from '../../src/trainer/course/networks.ts';
import { spread } from '../../src/trainer/strokes/command.ts';
import { tableOf, type Answered } from '../../src/trainer/strokes/score.ts';
import { PENS, readPenDigits, variantsOf } from '../../src/trainer/strokes/variants.ts';
import { BROWSER_ARGS, findBrowser } from './browser.ts';
import { BASE, SITE } from './run.ts';
import { serve } from './serve.ts';

const HELP = `npm run strokes:page -- FILE [--take 60] [--built FOLDER]

Draws so many digits of the file (all, if not told) on the playground's pad in a browser, with thin, medium and thick pens,
as they are, small, large, off-centre and leaning, and tables what the page says. The site must be built: npm run e2e does it.
`;

/** What the page says to each drawing, made with the pen it has now. Runs in the page. */
async function drawAll(drawings: readonly (readonly (readonly { x: number; y: number }[])[])[]): Promise<number[]> {
  const pad = document.querySelector('cr-pad') as HTMLElement;
  const paper = pad.querySelector('.pad-paper') as HTMLElement;
  let [asked, answered] = [0, 0];
  const versionOf = (event: Event): number => (event as CustomEvent<{ version: number }>).detail.version;
  document.addEventListener('chainrule:asked', (event) => void (asked = versionOf(event)));
  for (const name of ['answered', 'settled']) document.addEventListener(`chainrule:${name}`, (event) => void (answered = Math.max(answered, versionOf(event))));
  /** Until what is on the screen has followed the last point. */
  const followed = async (): Promise<void> => {
    for (let waits = 0; answered < asked && waits < 2000; waits += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const answers: number[] = [];
  for (const drawing of drawings) {
    (pad.querySelector('[data-pad="clear"]') as HTMLElement).click();
    const { left, top, width, height } = paper.getBoundingClientRect();
    for (const stroke of drawing) {
      const fire = (type: string, k: number): void => {
        const { x, y } = stroke[k] as { x: number; y: number };
        paper.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'pen', isPrimary: true, button: type === 'pointermove' ? -1 : 0, clientX: left + x * width, clientY: top + y * height }));
      };
      fire('pointerdown', 0);
      for (let k = 1; k < stroke.length; k += 1) fire('pointermove', k);
      fire('pointerup', stroke.length - 1);
    }
    await followed();
    answers.push(Number(document.querySelector('cr-reading .reading-digit')?.textContent ?? NaN));
  }
  return answers;
}

async function replay(file: string, take: number, folder: string): Promise<void> {
  const digits = readPenDigits(await readFile(file, 'utf8'));
  const places = spread(digits.length, take);
  const site = await serve(folder, BASE);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}playground/`);
    const paper = page.locator('cr-pad .pad-paper[role="application"]').first();
    await paper.waitFor();
    await paper.scrollIntoViewIfNeeded();
    // The first touch brings the cells and the network.
    await page.locator('cr-pad [data-pad="clear"]').first().click();
    await page.locator('cr-reading .reading-digit', { hasText: '–' }).first().waitFor({ timeout: 60_000 });
    const answers: Answered[] = [];
    for (const pen of Object.keys(PENS) as (keyof typeof PENS)[]) {
      await page.locator(`cr-pad [data-pad="${pen}"]`).first().click();
      for (const place of places) {
        const label = digits[place]?.label as number;
        const variants = variantsOf(digits[place]!).filter((each) => each.pen === pen);
        const said = await page.evaluate(drawAll, variants.map(({ drawing }) => drawing));
        answers.push(...variants.map(({ way }, k) => ({ pen, way, place, label, answer: said[k] as number })));
      }
    }
    const { sizes } = courseNetworkOf('course');
    // The table needs no network but for its name.
    const lines = tableOf({ title: `in the page, ${sizes.join('-')}` } as Parameters<typeof tableOf>[0], answers);
    process.stdout.write(`${places.length} digits, ${answers.length} drawings\n\n${lines.join('\n')}\n`);
  } finally {
    await browser.close();
    await site.close();
  }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { take: { type: 'string' }, built: { type: 'string' }, help: { type: 'boolean' } } });
  const [file] = positionals;
  const take = values.take === undefined ? Infinity : Number(values.take);
  if (values.help || file === undefined || !(take >= 1)) process.stdout.write(HELP);
  else await replay(file, take, values.built ?? SITE);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
