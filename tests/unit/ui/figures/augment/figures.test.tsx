/** The figures of chapter 6: what they are drawn from, and what is drawn. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { affineOf, inverseOf } from '../../../../../src/network/augment/index.ts';
import { isInkOf, sheetOf } from '../../../../../src/ui/figures/ink.ts';
import { movedProblem, type MovedData } from '../../../../../src/ui/figures/augment/moved-data.ts';
import { MovedView } from '../../../../../src/ui/figures/augment/moved.tsx';
import { printsProblem } from '../../../../../src/ui/figures/augment/prints-data.ts';
import { PrintsView } from '../../../../../src/ui/figures/augment/prints.tsx';
import { samplingProblem, sourceOf, type SamplingData } from '../../../../../src/ui/figures/augment/sampling-data.ts';
import { SamplingView } from '../../../../../src/ui/figures/augment/sampling.tsx';
import { beginning, farWords, tenAt, turningProblem, type TurningData } from '../../../../../src/ui/figures/augment/turning-data.ts';
import { TurningView } from '../../../../../src/ui/figures/augment/turning.tsx';

const blank = '0'.repeat(784);
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('ink', () => {
  it('is as many letters as the picture has pixels', () => {
    expect(isInkOf(blank, 28)).toBe(true);
    expect(isInkOf(blank, 27)).toBe(false);
    expect(isInkOf(`${blank.slice(1)}g`, 28)).toBe(false);
  });

  it('lies on the sheet in rows, at the place that its element shows', () => {
    // Five pictures of 2 × 2, three in a row; the fifth has ink at its lower right: column 3, row 3 of a sheet of 6 × 4.
    const raw: number[] = [];
    sheetOf(['0000', '0000', '0000', '0000', '000f'], 2, 3, (bytes) => (raw.push(...bytes), bytes));
    const stride = 1 + 3;
    expect(raw).toHaveLength(4 * stride);
    expect(raw.flatMap((byte, k) => (byte ? [[k, byte]] : []))).toEqual([[3 * stride + 1 + 1, 0x0f]]);
  });
});

describe('pictures in rows', () => {
  it('have as much ink as they have pixels', () => {
    expect(printsProblem({ side: 28, across: 3, cards: [{ ink: blank, words: 'a' }] })).toBeUndefined();
    expect(printsProblem({ side: 40, across: 3, cards: [{ ink: blank }] })).toMatch('40 × 40');
    expect(printsProblem({ side: 28, cards: [] })).toMatch('across');
  });

  it('are a list where they have words, and otherwise one picture', () => {
    const told = renderToString(<PrintsView data={{ side: 28, across: 4, cards: [{ ink: blank, words: 'draw 1: out', state: 'out' }] }} sheet="data:," label="Draws" />);
    expect(told).toMatch(/<ul [^>]*aria-label="Draws"><li class="print" data-state="out">/);
    const many = renderToString(<PrintsView data={{ side: 28, across: 12, cards: [{ ink: blank }, { ink: blank }] }} sheet="data:," label="Variants" />);
    expect(many).toMatch(/role="img" aria-label="Variants"/);
    expect(many.match(/aug-ink/g)).toHaveLength(2);
  });
});

describe('a digit and its transform', () => {
  const data = (affine: MovedData['affine'], inside = true): MovedData => ({ before: blank, after: blank, affine, inside });

  it('asks for six numbers', () => {
    expect(movedProblem(data([1, 0, 0, 0, 1, 0]))).toBeUndefined();
    expect(movedProblem({ before: blank, after: blank, affine: [1, 2] })).toMatch('six');
  });

  it('draws the frame where its corners go', () => {
    const quarter = affineOf({ rotation: 90, shiftX: 2 }, 28, 28) as MovedData['affine'];
    const html = renderToString(<MovedView data={data(quarter)} sheet="data:," />);
    // The upper left corner goes to the upper right, two pixels further.
    expect(html).toContain('class="moved-frame" d="M29.5 -0.5L29.5 27.5');
  });

  it('says when ink has left the picture', () => {
    expect(renderToString(<MovedView data={data([1, 0, 20, 0, 1, 0], false)} sheet="data:," />)).toContain('some ink has left');
  });
});

describe('a pixel looked up', () => {
  const back = inverseOf(affineOf({ shiftX: 2.25, shiftY: -1.5 }, 28, 28));
  const data: SamplingData = { before: blank, after: blank, back, column: 12, row: 9, greys: [10, 20, 30, 40], weights: [0.125, 0.375, 0.125, 0.375], grey: 26, sampling: 'bilinear' };

  it('is looked up where the inverse says', () => {
    expect(sourceOf(data)).toEqual([12 - 2.25, 9 + 1.5]);
    expect(samplingProblem(data)).toBeUndefined();
    expect(samplingProblem({ ...data, column: 28 })).toMatch('0 to 27');
    expect(samplingProblem({ ...data, weights: [1] })).toMatch('four');
  });

  it('shows the four greys and weights, and says them', () => {
    const html = renderToString(<SamplingView data={data} sheet="data:," />);
    expect(text(html)).toMatch(/10 · 0\.13 .*20 · 0\.38 .*30 · 0\.13 .*40 · 0\.38 .*sum = 26\.0/);
    expect(html).toContain('aria-valuetext="column 12, row 9: looked up at 9.8, 10.5, grey 26"');
    expect(html).toContain('<rect class="sampling-four" x="8.5" y="9.5" width="2" height="2">');
  });

  it('of the nearest alone leaves the other three aside', () => {
    const html = renderToString(<SamplingView data={{ ...data, sampling: 'nearest', grey: 40 }} sheet="data:," />);
    expect(html.match(/class="unused"/g)).toHaveLength(3);
    expect(text(html)).toContain('the nearest = 40.0');
  });
});

describe('answers to turned digits', () => {
  const shares = (seven: number): number[] => [0, 0, 0, 0, 0, 0, 0, seven, 0, 100 - seven];
  const data: TurningData = {
    ways: [{ name: 'turned', at: [-30, 0, 30] }, { name: 'shifted', at: [-1, 0, 1] }],
    networks: ['as they are'],
    digits: [{ label: 7, ink: blank, shares: [[[...shares(10), ...shares(98), ...shares(30)], [...shares(60), ...shares(98), ...shares(50)]]] }],
  };

  it('are ten shares for each network, way and place', () => {
    expect(turningProblem(data)).toBeUndefined();
    expect(turningProblem({ ...data, networks: ['one', 'two'] })).toMatch('ten shares');
    expect(turningProblem({ ...data, digits: [{ ...data.digits[0], shares: [[[1, 2], []]] }] })).toMatch('ten shares');
    expect(tenAt(data.digits[0]?.shares[0]?.[0] ?? [], 2)).toEqual(shares(30));
  });

  it('are told in words, the largest first', () => {
    const html = renderToString(<TurningView data={data} {...beginning(data, 7)} place={2} sheet="data:," />);
    expect(text(html)).toMatch(/turned 30° clockwise .*9 70 % 7 30 %/);
    expect(html).toContain('aria-valuetext="turned 30° clockwise: 9 70 %, 7 30 %"');
    expect(html).toContain('rotate(30deg)');
  });

  it('say how far, and to which side', () => {
    const [turned, shifted] = data.ways;
    expect([farWords(turned!, -30), farWords(turned!, 0), farWords(shifted!, 1), farWords(shifted!, -3)])
      .toEqual(['turned 30° the other way', 'not turned', 'shifted 1 pixel to the right', 'shifted 3 pixels to the left']);
  });
});
