/** What the smoke test asks of a browser, whichever way that browser is driven. */

/** One step of a WebDriver action source, as the W3C has it: the same in its classic form and in BiDi. */
export type Step = Record<string, unknown>;

export interface Source {
  readonly type: 'key' | 'pointer';
  readonly id: string;
  readonly parameters?: { readonly pointerType: 'mouse' | 'touch' };
  readonly actions: readonly Step[];
}

export interface Driver {
  /** Its name and version, as it says them. */
  readonly name: string;
  /** Goes to an address and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Runs the body of an async function in the page; what it returns must be JSON. Errors: what the page threw. */
  run<T = unknown>(body: string, ...args: unknown[]): Promise<T>;
  act(sources: readonly Source[]): Promise<void>;
  /** The size of what a page sees, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** What is on the screen, as PNG. */
  picture(): Promise<Buffer>;
  /** What pages have written to the console, or not caught, since it was asked last. */
  complaints(): string[];
  close(): Promise<void>;
}

export interface Wishes {
  /** A machine that prefers dark. */
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

/** Keys by their WebDriver code points. */
export const KEY = { enter: '\uE007', shift: '\uE008', control: '\uE009', escape: '\uE00C', left: '\uE012', right: '\uE014', tab: '\uE004', backspace: '\uE003' };

/** Presses and lets go each character in turn; those in `held` stay down meanwhile. */
export function typing(text: string, held: readonly string[] = []): Source {
  const press = (type: string) => (value: string): Step => ({ type, value });
  return {
    type: 'key',
    id: 'keyboard',
    actions: [...held.map(press('keyDown')), ...[...text].flatMap((value) => [press('keyDown')(value), press('keyUp')(value)]), ...held.toReversed().map(press('keyUp'))],
  };
}

/** A press at the first point, a move through the others, and a release. Points are in CSS pixels of what is seen. */
export function pressing([first, ...others]: readonly (readonly [number, number])[], pointerType: 'mouse' | 'touch' = 'mouse'): Source {
  const move = ([x, y]: readonly [number, number], duration: number): Step => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });
  return {
    type: 'pointer',
    id: pointerType,
    parameters: { pointerType },
    actions: [...(first ? [move(first, 0)] : []), { type: 'pointerDown', button: 0 }, ...others.map((point) => move(point, 20)), { type: 'pointerUp', button: 0 }],
  };
}
