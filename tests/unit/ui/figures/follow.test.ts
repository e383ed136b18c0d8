import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session, SessionEvents } from '../../../../src/engine/host/types.ts';
import { follow } from '../../../../src/ui/figures/follow.ts';
import type { Followed } from '../../../../src/ui/figures/follow.ts';

/** As much of a page's session as a figure asks for. */
function fakeSession(first: number | undefined) {
  const listeners: Partial<SessionEvents> = {};
  const session = {
    value: () => first,
    on: (name: keyof SessionEvents, listener: never) => {
      listeners[name] = listener;
      return () => undefined;
    },
  } as unknown as Session;
  return {
    session,
    report: (watch: string, value: number | undefined, stale = false) => listeners.values?.(new Map([[watch, { value, stale }]])),
    input: (name: string) => listeners.input?.(name, 1),
  };
}

function start(first: number | undefined) {
  const page = fakeSession(first);
  const drawn: Followed<number>[] = [];
  const host = { dataset: { watch: 'w3' } } as unknown as HTMLElement;
  const figure = follow<number>({
    host,
    session: page.session,
    problemOf: (value) => (value === 13 ? 'thirteen can’t be drawn' : undefined),
    inputs: ['chosen'],
    draw: (state) => drawn.push(state),
  });
  return { ...page, drawn, figure };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a figure that follows a value', () => {
  it('draws what the session has, then every change of its own watch', () => {
    const { drawn, report } = start(1);
    report('w3', 2);
    report('w4', 5);
    expect(drawn.map((state) => state.data)).toEqual([1, 2]);
  });

  it('draws again when an input changes that it depends on', () => {
    const { drawn, input } = start(1);
    input('chosen');
    input('eta');
    expect(drawn).toHaveLength(2);
  });

  it('keeps the last good value, and says why a newer one is not drawn', () => {
    const { drawn, report } = start(1);
    report('w3', 13);
    report('w3', undefined, true);
    report('w3', 4);
    expect(drawn.slice(1)).toEqual([
      { data: 1, stale: true, problem: 'thirteen can’t be drawn' },
      { data: 1, stale: true, problem: undefined },
      { data: 4, stale: false, problem: undefined },
    ]);
  });

  it('leaves the baked drawing alone while there is nothing to draw from', () => {
    expect(start(undefined).drawn).toEqual([]);
  });

  it('draws late, and once, while it is far from the screen; at once when it comes near', () => {
    const { drawn, report, figure } = start(1);
    figure.near(false);
    for (const value of [2, 3, 4]) report('w3', value);
    expect(drawn).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(drawn.map((state) => state.data)).toEqual([1, 4]);
    report('w3', 5);
    figure.near(true);
    expect(drawn.at(-1)?.data).toBe(5);
  });
});
