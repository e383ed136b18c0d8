/** Networks kept in this browser: storage that works, refuses, or holds what is damaged. */
import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../../src/trainer/recipe.ts';
import type { Sent } from '../../../../src/trainer/saved/types.ts';
import { decodeSaved, encodeSaved } from '../../../../src/ui/networks/bytes.ts';
import { readKept, type Kept } from '../../../../src/ui/networks/index-of-kept.ts';
import { keepTrained } from '../../../../src/ui/networks/keep.ts';
import { findNetwork } from '../../../../src/ui/networks/service.ts';
import { networkStore } from '../../../../src/ui/networks/store.ts';

const sizes = [784, 2, 10];
const layers = [
  { weights: Float32Array.from({ length: 2 * 784 }, (_, k) => Math.sin(k)), biases: Float32Array.of(0.5, -0.5) },
  { weights: Float32Array.from({ length: 20 }, (_, k) => k / 7), biases: new Float32Array(10) },
];
const numbers = { sizes, activations: ['leakyRelu', 'softmax'], cost: 'crossEntropy', layers };
const about: Kept = { id: 'chapter-5', title: 'your network of chapter 5', when: '2024-05-01T10:00:00.000Z', sizes: '784-2-10', deskewed: false, error: 0.02 };
const course = (id: 'course' | 'course-small'): Promise<Sent> => Promise.resolve({ about: { id, title: 'the course’s', deskewed: true }, numbers });

/** A browser's storage in memory. */
function browser({ refusesCache = false, refusesList = false } = {}) {
  const bodies = new Map<string, Uint8Array<ArrayBuffer>>();
  const texts = new Map<string, string>();
  const refuse = (): never => {
    throw new DOMException('No.', 'QuotaExceededError');
  };
  const cache = {
    match: async (name: string) => (bodies.has(name) ? new Response(bodies.get(name)) : undefined),
    put: async (name: string, response: Response) => void (refusesCache ? refuse() : bodies.set(name, new Uint8Array(await response.arrayBuffer()))),
  };
  const window = {
    localStorage: { getItem: (key: string) => texts.get(key) ?? null, setItem: (key: string, text: string) => void (refusesList ? refuse() : texts.set(key, text)) },
    caches: { open: async () => cache as unknown as Cache },
  };
  return { window, bodies, texts, store: networkStore(window, 'https://site/base/') };
}

describe('a network as bytes', () => {
  it('comes back as it was', () => {
    expect(decodeSaved(encodeSaved({ about, numbers }))).toEqual({ about, numbers });
  });

  it.each([['one bit', 1000], ['the last number', -1], ['the header', 30]])('is refused when %s is damaged', (_, at) => {
    const bytes = encodeSaved({ about, numbers });
    bytes[at < 0 ? bytes.length + at : at]! ^= 0x10;
    expect(() => decodeSaved(bytes)).toThrow();
  });

  it('is refused when cut short', () => {
    expect(() => decodeSaved(encodeSaved({ about, numbers }).subarray(0, 3000))).toThrow();
  });
});

describe('the store', () => {
  it('keeps one a place, the newest first', async () => {
    const { store } = browser();
    await store.keep(about, numbers);
    await store.keep({ ...about, id: 'file', title: 'the network from a.json' }, numbers);
    await store.keep({ ...about, when: '2024-06-01T10:00:00.000Z' }, numbers);
    expect(store.kept().map(({ id, when }) => [id, when.slice(5, 7)])).toEqual([['chapter-5', '06'], ['file', '05']]);
    expect((await store.find('chapter-5'))?.numbers).toEqual(numbers);
    expect(await store.find('chapter-6')).toBeUndefined();
  });

  it('ignores a damaged list', () => {
    const { window, texts } = browser();
    texts.set('chainrule:networks', '[{"id":"chapter-5"},{"id":"elsewhere","title":"x"},7]');
    expect(readKept(window)).toEqual([]);
    texts.set('chainrule:networks', '{');
    expect(readKept(window)).toEqual([]);
  });

  it('forgets what is damaged, and says so once', async () => {
    const { store, bodies } = browser();
    await store.keep(about, numbers);
    for (const bytes of bodies.values()) bytes[900]! ^= 1;
    await expect(store.find('chapter-5')).rejects.toThrow();
    expect(store.kept()).toEqual([]);
    expect(await store.find('chapter-5')).toBeUndefined();
  });

  it('lists nothing that it could not keep', async () => {
    const { store } = browser({ refusesCache: true });
    await expect(store.keep(about, numbers)).rejects.toThrow();
    expect(store.kept()).toEqual([]);
  });
});

describe('what was trained', () => {
  const recipe = { keep: true, design: { sizes, hidden: ['leakyRelu'], output: 'softmax', cost: 'crossEntropy' } } as unknown as Recipe;
  const now = new Date('2024-05-01T10:00:00Z');

  it('is kept for chapters 5 and 6, with its error', async () => {
    const { store } = browser();
    expect(await keepTrained({ chapter: 'mnist', recipe, layers, error: 0.02 }, now, store)).toBe(true);
    expect(store.kept()).toEqual([about]);
    expect(await keepTrained({ chapter: 'foundation', recipe, layers }, now, store)).toBe(false);
  });

  it('is not kept if it was a trial, or reads no digits', async () => {
    const { store } = browser();
    expect(await keepTrained({ chapter: 'mnist', recipe: { ...recipe, keep: false }, layers }, now, store)).toBe(false);
    expect(await keepTrained({ chapter: 'mnist', recipe: { ...recipe, design: { ...recipe.design, sizes: [2, 10] } }, layers }, now, store)).toBe(false);
  });

  it.each([{ refusesCache: true }, { refusesList: true }])('goes on without when storage refuses', async (how) => {
    expect(await keepTrained({ chapter: 'mnist', recipe, layers }, now, browser(how).store)).toBe(false);
  });
});

describe('the network that answers', () => {
  it('is the reader’s own, the newest; else the course’s', async () => {
    const { store } = browser();
    expect((await findNetwork('auto', store, course)).about).toEqual({ id: 'course', title: 'the course’s', deskewed: true });
    await store.keep({ ...about, id: 'chapter-6' }, numbers);
    await store.keep(about, numbers);
    await store.keep({ ...about, id: 'file' }, numbers);
    expect((await findNetwork('auto', store, course)).about.id).toBe('chapter-5');
    expect((await findNetwork('chapter-6', store, course)).about.id).toBe('chapter-6');
    expect((await findNetwork('course-small', store, course)).about.id).toBe('course-small');
  });

  it('is the course’s, with why, where there is none or a damaged one', async () => {
    const { store, bodies } = browser();
    expect((await findNetwork('chapter-5', store, course)).about.instead).toBe('there is none of chapter 5 in this browser yet');
    await store.keep(about, numbers);
    for (const bytes of bodies.values()) bytes[900]! ^= 1;
    const { about: found } = await findNetwork('auto', store, course);
    expect(found.id).toBe('course');
    expect(found.instead).toContain('damaged');
  });

  it('is refused for what is no such network', async () => {
    await expect(findNetwork('chapter-9', browser().store, course)).rejects.toThrow('one of auto');
  });
});
