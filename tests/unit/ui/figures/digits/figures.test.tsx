import { inflateSync } from 'node:zlib';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { INK_LEVELS, inkPng } from '../../../../../src/ui/displays/png.ts';
import { cardsFor, confusionsProblem, type Card, type ConfusionsData } from '../../../../../src/ui/figures/digits/confusions-data.ts';
import { BEGIN, ConfusionsView } from '../../../../../src/ui/figures/digits/confusions.tsx';
import { fileProblem } from '../../../../../src/ui/figures/digits/files-data.ts';
import { FilesView, NOTHING } from '../../../../../src/ui/figures/digits/files.tsx';
import { PIXELS, inked, sheetOf } from '../../../../../src/ui/figures/digits/sheet.ts';
import { wallProblem, type WallData } from '../../../../../src/ui/figures/digits/wall-data.ts';
import { WallView } from '../../../../../src/ui/figures/digits/wall.tsx';
import { mistakes } from '../../../../../src/ui/figures/digits/test-network.ts';
import { Network, classOf, leakyRelu, random, softmax } from '../../../../../src/network/index.ts';

/** The levels in a PNG of ours, read back with Node's own zlib. */
function levelsIn(uri: string): number[][] {
  const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = raw.length / height;
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => ((raw[y * stride + 1 + (x >> 1)] ?? 0) >> (x % 2 === 0 ? 4 : 0)) & 15));
}

const ink = (letter: string): string => letter.repeat(PIXELS);
const card = (k: number, of: number, as: number, sure: number): Card => ({ k, of, as, sure, shares: [0, 0, 0, 0, 100 - Math.round(sure * 100), 0, 0, 0, 0, Math.round(sure * 100)], ink: ink('3') });
const counts = Array.from({ length: 10 }, (_, of) => Array.from({ length: 10 }, (_, as) => (of === as ? 90 : of === 4 && as === 9 ? 12 : 0)));
const data: ConfusionsData = { counts, cards: [card(7, 4, 9, 0.6), card(8, 4, 9, 0.9), card(3, 3, 5, 0.7), card(1, 1, 1, 0.99)] };

describe('a sheet of ink', () => {
  it('holds the levels that it was given, odd widths and many blocks too', () => {
    for (const [width, height] of [[3, 2], [28, 28], [300, 900]] as const) {
      const levels = Uint8Array.from({ length: width * height }, (_, k) => (k * 7) % INK_LEVELS);
      const read = levelsIn(inkPng(width, height, levels));
      expect(read.flat().join() === levels.join()).toBe(true);
    }
  });

  it('puts digits side by side', () => {
    const read = levelsIn(sheetOf(ink('1') + ink('f') + ink('8'), 2));
    expect([read[0]?.[0], read[0]?.[28], read[28]?.[0], read[28]?.[28]]).toEqual([1, 15, 8, 0]);
  });

  it('takes greys as eight levels', () => {
    expect(inked([0, 18, 19, 128, 255])).toBe('0029f');
  });
});

describe('the wall', () => {
  const wall: WallData = { page: 2, pages: 3, of: 'all', places: [240, 241, 5], labels: '504', ink: '' };

  it('has an option for each digit, and the chosen one large', () => {
    const html = renderToString(<WallView data={wall} id="w" sheet="data:," chosen={1} />);
    expect(html.match(/role="option"/g)).toHaveLength(3);
    expect(html).toContain('aria-activedescendant="w-1"');
    expect(html).toContain('<b>0</b> digit 241');
    expect(html).toContain('page 2 of 3');
  });

  it.each([
    [wall, undefined],
    [{ ...wall, labels: '50' }, 'labels should be 3 letters, one for each place'],
    [{ ...wall, ink: 'x' }, 'ink should be 784 letters for each digit'],
    [null, 'page and pages should be numbers'],
  ])('says what is wrong with a value', (value, problem) => expect(wallProblem(value)).toBe(problem));
});

describe('the table of confusions', () => {
  const html = (state = {}): string => renderToString(<ConfusionsView data={data} {...BEGIN} {...state} sheet="data:," />);

  it('has a button in each of a hundred cells, and one of them for the Tab key', () => {
    expect(html().match(/data-of=/g)).toHaveLength(100);
    expect(html().match(/tabindex="0"/gi)).toHaveLength(1);
    expect(html()).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('shows all mistakes, or the digits of a cell', () => {
    expect(html()).toContain('3 mistakes');
    expect(html().match(/class="card"/g)).toHaveLength(3);
    expect(html({ cell: { of: 4, as: 9 } })).toContain('12 times. Here are 2 of them.');
    expect(html({ cell: { of: 0, as: 1 } })).toContain('never');
    expect(html({ cell: { of: 1, as: 1 } })).toContain('right, 90 times');
  });

  it('sorts them', () => {
    const order = (sorting: 'sure' | 'unsure' | 'digit'): number[] => cardsFor(data, undefined, sorting).map(({ k }) => k);
    expect(order('sure')).toEqual([8, 3, 7]);
    expect(order('unsure')).toEqual([7, 3, 8]);
    expect(order('digit')).toEqual([3, 8, 7]);
  });

  it.each([
    [data, undefined],
    [{}, 'counts should be ten rows of ten numbers'],
    [{ counts, cards: [{ ...data.cards[0], ink: '' }] }, 'the ink of each card should be 784 letters'],
  ])('says what is wrong with a value', (value, problem) => expect(confusionsProblem(value)).toBe(problem));
});

describe('networks as files', () => {
  it('offers to save and to test', () => {
    const html = renderToString(<FilesView {...NOTHING} failed="load" loaded="No." />);
    expect(html).toContain('data-save="json"');
    expect(html).toContain('type="file"');
  });

  it('knows a file', () => {
    expect(fileProblem(null)).toBeUndefined();
    expect(fileProblem({ name: 'a', type: 'b', text: ['c', 'd'] })).toBeUndefined();
    expect(fileProblem({ name: 'a', type: 'b' })).toBe('text, a list of pieces, or base64 should be there');
  });

  it('counts mistakes as the network itself answers', () => {
    const network = new Network({ inputs: PIXELS, layers: [{ size: 5, activation: leakyRelu }, { size: 10, activation: softmax }], random: random(3) });
    const draws = random(4);
    const images = Uint8Array.from({ length: 20 * PIXELS }, () => (draws.uniform() < 0.7 ? 0 : draws.integer(256)));
    const labels = Uint8Array.from({ length: 20 }, () => draws.integer(10));
    const wrong = [...labels].filter((label, k) => classOf(network.evaluate([...images.subarray(k * PIXELS, (k + 1) * PIXELS)].map((grey) => grey / 255)).output) !== label);
    expect(mistakes(network, { images, labels })).toBe(wrong.length);
  });
});
