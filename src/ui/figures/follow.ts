/** Keeps a figure up to date with the value it watches, and draws only when there is something new to see. */
import type { Session } from '../../engine/host/types.ts';
import type { Plain } from '../../engine/protocol.ts';
import type { Attached } from './register.ts';

/** What a figure is drawn from. */
export interface Followed<T> {
  /** The last value that could be drawn. */
  data: T;
  /** It no longer matches the code or the inputs. */
  stale: boolean;
  /** Why a newer value could not be drawn, in words. */
  problem: string | undefined;
}

interface Options<T> {
  host: HTMLElement;
  session: Session;
  /** Why a value is not what the figure draws, or undefined when it is. */
  problemOf: (value: unknown) => string | undefined;
  /** Inputs that the drawing depends on besides its value. */
  inputs?: readonly string[];
  draw: (state: Followed<T>) => void;
}

/** How long a figure that is not on the screen may wait. */
const patience = 150;

/** Draws now, and again whenever the value or an input changes. `redraw` is for the figure's own state. */
export function follow<T>({ host, session, problemOf, inputs = [], draw }: Options<T>): Attached & { redraw: () => void } {
  const watch = host.dataset['watch'] ?? '';
  let state: Followed<T> | undefined;
  let isNear = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (value: Plain | undefined, stale: boolean): void => {
    const problem = value === undefined ? undefined : problemOf(value);
    if (value !== undefined && problem === undefined) state = { data: value as T, stale, problem: undefined };
    else if (state) state = { ...state, stale: stale || problem !== undefined, problem };
  };
  const redraw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (state) draw(state);
  };
  const changed = (): void => {
    if (isNear) redraw();
    else timer ??= setTimeout(redraw, patience);
  };

  take(session.value(watch), false);
  session.on('values', (values) => {
    const news = values.get(watch);
    if (!news) return;
    take(news.value, news.stale);
    changed();
  });
  session.on('input', (name) => {
    if (inputs.includes(name)) changed();
  });
  redraw();
  return {
    redraw,
    near: (is) => {
      isNear = is;
      if (is && timer !== undefined) redraw();
    },
  };
}
