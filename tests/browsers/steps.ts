/** The smoke test's steps: what is likeliest to differ from browser to browser. Each throws when something is amiss. */
import { CHAPTER_2, CHAPTERS } from '../e2e/actions.ts';
import { KEY, pressing } from './driver.ts';
import type { Reader } from './reader.ts';

const ETA = 'cr-scrub[data-name="eta"] [role="slider"]';
const eta = (reader: Reader): Promise<number> => reader.driver.run<number>('for (let tries = 50; tries > 0 && !document.querySelector(args[0]); tries -= 1) await new Promise((resolve) => setTimeout(resolve, 100)); return Number(document.querySelector(args[0]).getAttribute("aria-valuenow"))', ETA);
const cell = (name: string, part: string): string => `cr-cell[data-cell="${name}"] ${part}`;
const count = (reader: Reader, selector: string): Promise<number> => reader.driver.run<number>('return document.querySelectorAll(args[0]).length', selector);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** A paragraph's text by a few words of it. */
const paragraph = (reader: Reader, words: string): Promise<string> =>
  reader.driver.run<string>('return [...document.querySelectorAll("main p")].find((p) => p.textContent.includes(args[0]))?.textContent ?? ""', words);

/** Any text but this one. */
const otherThan = (text: string): RegExp => new RegExp(`^(?!${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$)`);

/** Something was changed: what is there must come to say something else. */
async function follows(reader: Reader, selector: string, change: () => Promise<void>, seconds?: number): Promise<void> {
  const before = await reader.text(selector);
  await change();
  await reader.sees(selector, otherThan(before), seconds);
}

const answer = cell('sanityCheck', '.cell-output');

/** Wide enough for the margin, and narrow as a phone; no narrower than WebKit's own window can be. */
const WIDTHS = [1280, 460];

export const STEPS: Readonly<Record<string, (reader: Reader) => Promise<void>>> = {
  async 'every page fits the screen, has our faces, underlines what is live'(reader) {
    for (const width of WIDTHS) {
      await reader.driver.resize(width, 900);
      for (const path of ['', ...CHAPTERS]) {
        await reader.open(path);
        const wide = await reader.driver.run<number>('await document.fonts.ready; return document.documentElement.scrollWidth - innerWidth');
        must(wide <= 0, `/${path} is ${wide} pixels wider than a screen of ${width}.`);
        const faces = await reader.driver.run<number>('await new Promise((resolve) => setTimeout(resolve, 500)); return [...document.fonts].filter((face) => face.status === "loaded").length');
        must(faces > 5, `/${path} has ${faces} faces.`);
        const line = await reader.driver.run<string>('const live = document.querySelector("main p .live"); return live === null ? "underline" : getComputedStyle(live).textDecorationLine');
        must(line === 'underline', `A live value of /${path} has the line ${line}.`);
        // Each part of a formula has room for all that is in it.
        const short = await reader.driver.run<string[]>('return [...document.querySelectorAll(".katex-base")].filter((base) => base.lastElementChild.getBoundingClientRect().right > base.getBoundingClientRect().right + 4).map((base) => base.textContent)');
        must(short.length === 0, `/${path} has no room for the ends of ${short.join(', ')}`);
      }
    }
    await reader.driver.resize(1280, 900);
  },

  async 'η is dragged, stepped by arrow keys and typed, and all that depends on it follows'(reader) {
    await reader.open(CHAPTER_2);
    const begun = await eta(reader);
    await follows(reader, answer, () => reader.drag(ETA, 60));
    const dragged = await eta(reader);
    must(dragged > begun, `η was dragged to the right from ${begun}, and is ${dragged}.`);
    await reader.focus(ETA);
    await follows(reader, answer, () => reader.keys(KEY.left));
    must((await eta(reader)) < dragged, 'The left arrow did not make η less.');
    await follows(reader, answer, () => reader.keys(`0.5${KEY.enter}`));
    must((await eta(reader)) === 0.5, `0.5 was typed, and η is ${await eta(reader)}.`);
  },

  async 'the diagram is stepped through, and another weight chosen'(reader) {
    await reader.open(CHAPTER_2);
    await follows(reader, 'cr-network .stepper-says', () => reader.press('cr-network .stepper-back'));
    await follows(reader, '.key .katex-html', () => reader.press('cr-parameters tr[data-q~="w6"]'));
  },

  async 'a cell is edited and run; a mistake is said with its line; an edit survives a reload'(reader) {
    await reader.open(CHAPTER_2);
    await reader.editAndRun('nudge', 'const b = = 2;');
    await reader.sees(cell('nudge', '.cell-head'), /error, line 1/);
    await reader.editAndRun('nudge', "import * as Plot from '@observablehq/plot';\ndisplay(Plot.line([[0, 0], [1, 1], [2, 4]]).plot());\nconst mark = 40;\nmark + 2");
    await reader.sees(cell('nudge', '.cell-output'), /42/, 30);
    must((await count(reader, cell('nudge', '.cell-output svg path'))) > 0, 'No plot was drawn.');
    await reader.open(CHAPTER_2);
    await reader.sees(cell('nudge', '.cell-code'), /mark \+ 2/);
    await reader.sees(cell('nudge', '.cell-head'), /edited/);
  },

  async 'a link with edits opens paused, and shows what was changed'(reader) {
    await reader.open(CHAPTER_2);
    await reader.editAndRun('nudge', 'const mark = 41;\nmark + 1');
    await reader.sees(cell('nudge', '.cell-output'), /42/);
    await reader.driver.run('document.querySelector("cr-edits").scrollIntoView()'); // it wakes when it nears the screen
    // As where the clipboard is refused: the link is shown then, to be copied by hand.
    await reader.driver.run('navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))');
    await reader.press('cr-edits [data-edits="link"]');
    const link = await reader.driver.run<string>('for (let tries = 50; tries > 0 && !document.querySelector(".edits-link"); tries -= 1) await new Promise((resolve) => setTimeout(resolve, 100)); return document.querySelector(".edits-link")?.value ?? ""');
    must(link.includes('#edits='), `The link is “${link}”.`);
    await reader.driver.run('localStorage.clear()');
    await reader.open('');
    await reader.driver.open(link);
    await reader.sees('body', /made by someone else|carries changes/i);
    must(!/42/.test(await reader.text(cell('nudge', '.cell-output'))), 'A link’s code ran unasked.');
    await reader.driver.run('localStorage.clear(); history.replaceState(null, "", location.pathname)');
  },

  async 'what runs without end is stopped, or said; the page lives on'(reader) {
    await reader.open(CHAPTER_2);
    await reader.editAndRun('nudge', 'while (true) {}');
    await reader.press('cr-cell[data-cell="nudge"]', 'Stop');
    await reader.sees(cell('nudge', '.cell-head'), /stopped/i);
    await reader.focus(ETA);
    await follows(reader, answer, () => reader.keys(KEY.right));
    await reader.editAndRun('nudge', 'const down = (n: number): number => down(n + 1) + 1;\ndown(0)');
    await reader.sees(cell('nudge', '.cell-output'), /without end/);
    await reader.editAndRun('nudge', 'const hoard: Float64Array[] = [];\nwhile (true) hoard.push(new Float64Array(1e6));');
    await reader.sees(cell('nudge', '.cell-output'), /memory/, 30);
    await reader.focus(ETA);
    await follows(reader, answer, () => reader.keys(KEY.right));
    await reader.driver.run('localStorage.clear()');
  },

  async 'a cell reaches neither the network nor storage'(reader) {
    await reader.open(CHAPTER_2);
    await reader.editAndRun(
      'nudge',
      `const world = (0, eval)('globalThis');
const reached: string[] = [];
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'indexedDB', 'caches', 'Worker', 'localStorage', 'document', 'parent', 'BroadcastChannel'])
  try { if (world[name] !== undefined) reached.push(name); } catch {}
\`within reach: \${reached.join(' ') || 'nothing'}.\``,
    );
    await reader.sees(cell('nudge', '.cell-output'), /within reach: nothing\./);
    await reader.driver.run('localStorage.clear()');
  },

  async 'light becomes dark, and the search finds'(reader) {
    await reader.open(CHAPTER_2);
    const ground = (): Promise<string> => reader.driver.run<string>('return getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor');
    const before = await ground();
    await reader.press('[data-theme-switch]');
    must((await ground()) !== before, 'The switch did not change the ground.');
    await reader.press('[data-theme-switch]');
    await reader.press('[data-search]');
    await reader.sees('dialog.search', /./);
    await reader.keys('momentum');
    await reader.sees('.search-results', /momentum/i);
    await reader.keys(KEY.escape);
  },

  async 'the digits are learned in a Worker with WebAssembly, to the very weights of the build'(reader) {
    await reader.open('mnist/');
    const built = await paragraph(reader, 'The fingerprint of all of them is');
    const curve = 'return document.querySelector(\'cr-cell[data-cell="train"] .cell-shown svg\')?.innerHTML.length ?? 0';
    const drawn = await reader.driver.run<number>(curve);
    await reader.press('cr-cell[data-cell="train"]', 'Run');
    await reader.sees(cell('train', '.training-words'), /epoch/, 60);
    await reader.sees(cell('train', '.cell-head'), /holds/, 120);
    must((await reader.driver.run<number>(curve)) > 0 && drawn > 0, 'There is no curve.');
    const learned = await paragraph(reader, 'The fingerprint of all of them is');
    must(learned === built, `Learned: ${learned} Built: ${built}`);
    must((await count(reader, 'cr-wall [role="option"]')) === 216, 'The wall of digits is not whole.');
  },

  async 'a second Worker transforms digits while the first learns them, to the very weights of the build'(reader) {
    await reader.open('data-augmentation/');
    const built = await paragraph(reader, 'Its fingerprint is');
    await reader.driver.run(`window.inTurn = false; setInterval(() => (window.inTurn ||= document.querySelector('cr-cell[data-cell="race"]').textContent.includes('transformed in turn')), 100)`);
    await reader.press('cr-cell[data-cell="race"]', 'Run');
    await reader.sees(cell('race', '.cell-head'), /running/, 60);
    await reader.sees(cell('race', '.cell-head'), /holds/, 180);
    const learned = await paragraph(reader, 'Its fingerprint is');
    must(learned === built, `Learned: ${learned} Built: ${built}`);
    must(!(await reader.driver.run<boolean>('return window.inTurn')), 'There was no second Worker.');
  },

  async 'a drawn digit is read'(reader) {
    await reader.open('playground/');
    await reader.press('cr-pad', 'Clear');
    await reader.sees('cr-reading .reading-digit', /–/, 30);
    const [x, y, width, height] = await reader.driver.run<[number, number, number, number]>('const { x, y, width, height } = document.querySelector("cr-pad .pad-paper").getBoundingClientRect(); return [x, y, width, height]');
    const seven = [[0.28, 0.24], [0.42, 0.23], [0.56, 0.22], [0.72, 0.22], [0.66, 0.36], [0.58, 0.52], [0.51, 0.68], [0.46, 0.82]] as const;
    await reader.driver.act([pressing(seven.map(([right, down]) => [x + right * width, y + down * height] as const))]);
    await reader.sees('cr-reading .reading-digit', /7/, 30);
  },
};
