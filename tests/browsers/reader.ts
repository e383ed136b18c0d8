/** What a reader does in a page, for whichever browser: looks for something, waits for it, presses, drags, types. */
import { KEY, pressing, typing, type Driver } from './driver.ts';

export interface Reader {
  readonly driver: Driver;
  open(path: string): Promise<void>;
  /** The text of the first element that fits; empty if there is none. */
  text(selector: string): Promise<string>;
  /** Waits until an element's text fits. Throws with what it last was. */
  sees(selector: string, pattern: RegExp, seconds?: number): Promise<void>;
  /** Presses the middle of the first visible element, or its button of this name. */
  press(selector: string, name?: string): Promise<void>;
  drag(selector: string, by: number): Promise<void>;
  /** Types into whatever has the focus; `held` keys stay down. */
  keys(text: string, ...held: string[]): Promise<void>;
  focus(selector: string): Promise<void>;
  /** Replaces a cell's code by way of its editor, and runs it. */
  editAndRun(cell: string, code: string): Promise<void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Finds what can be seen; brings it to the middle of the screen; says where it is. */
const PLACE = `
  const [selector, name] = args;
  const seen = (element) => { const { width, height } = element.getBoundingClientRect(); return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden'; };
  const all = () => [...document.querySelectorAll(selector)].flatMap((element) => name === undefined ? [element] : [...element.querySelectorAll('button')].filter((button) => (button.getAttribute('aria-label') ?? button.textContent).includes(name)));
  const first = all().find(seen);
  if (!first) return null;
  first.scrollIntoView({ block: 'center', behavior: 'instant' });
  for (let k = 0; k < 2; k += 1) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const box = (all().find(seen) ?? first).getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];`;

export function reading(driver: Driver, site: string): Reader {
  async function until<T>(ask: () => Promise<T>, fits: (value: T) => boolean, seconds: number, what: (last: T) => string): Promise<T> {
    for (const end = Date.now() + seconds * 1000; ; ) {
      const value = await ask();
      if (fits(value)) return value;
      if (Date.now() > end) throw new Error(what(value));
      await pause(100);
    }
  }

  const place = (selector: string, name?: string): Promise<readonly [number, number, number, number]> =>
    until(
      () => driver.run<readonly [number, number, number, number] | null>(PLACE, selector, ...(name === undefined ? [] : [name])),
      (box) => box !== null,
      15,
      () => `${selector}${name === undefined ? '' : ` with a button “${name}”`} is not to be seen.`,
    ) as Promise<readonly [number, number, number, number]>;

  const reader: Reader = {
    driver,
    async open(path) {
      await driver.open(site + path);
      // A page's first moments are over when all of it may be drawn; until then places move.
      await until(() => driver.run<boolean>('return document.documentElement.dataset.opening === undefined'), (over) => over, 15, () => `/${path} does not come to its end.`);
    },
    text: (selector) => driver.run<string>('return document.querySelector(args[0])?.textContent ?? ""', selector),
    async sees(selector, pattern, seconds = 15) {
      await until(() => reader.text(selector), (text) => pattern.test(text), seconds, (last) => `${selector} should come to say ${String(pattern)}, and says “${last.slice(0, 300)}”.`);
    },
    async press(selector, name) {
      const [x, y, width, height] = await place(selector, name);
      await driver.act([pressing([[x + width / 2, y + height / 2]])]);
    },
    async drag(selector, by) {
      const [x, y, width, height] = await place(selector);
      const [left, middle] = [x + width / 2, y + height / 2];
      await driver.act([pressing(Array.from({ length: 7 }, (_, k) => [left + (by * k) / 6, middle] as const))]);
    },
    keys: (text, ...held) => driver.act([typing(text, held)]),
    async focus(selector) {
      await place(selector);
      await driver.run('document.querySelector(args[0]).focus()', selector);
    },
    async editAndRun(cell, code) {
      const at = `cr-cell[data-cell="${cell}"]`;
      await place(at);
      if (!(await driver.run<boolean>('return document.querySelector(args[0]) !== null', `${at} .cm-content`))) await reader.press(`${at} .cell-code`);
      await reader.press(`${at} .cm-content`);
      await reader.keys('a', KEY.control);
      // At once, not key by key: brackets that close themselves would otherwise be there twice.
      await driver.run('document.execCommand("insertText", false, args[0])', code);
      await reader.keys(KEY.enter, KEY.shift);
    },
  };
  return reader;
}
