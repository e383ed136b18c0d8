// Ink on paper, worked out by hand; and drawings as text.

import { describe, expect, it } from 'vitest';
import { checkDrawing, drawingFrom, drawingText, inkOf, type Drawing } from '../../../../src/network/drawing/index.ts';

const rows = ({ grey, width }: { grey: Float64Array; width: number }): number[][] =>
  Array.from({ length: grey.length / width }, (_, y) => Array.from(grey.slice(y * width, (y + 1) * width), (value) => Math.round(10 * value) / 10));

describe('inkOf', () => {
  it('a dot a pixel wide in the middle of a pixel inks that pixel alone', () => {
    expect(rows(inkOf([[{ x: 0.5, y: 0.5 }]], { size: 3, pen: 1 / 3 }))).toEqual([[0, 0, 0], [0, 255, 0], [0, 0, 0]]);
  });

  it('a dot two pixels wide reaches half of its neighbours, and 1.5 − √2 of those at its corners', () => {
    const corner = 21.9; // (1.5 − √2) · 255
    expect(rows(inkOf([[{ x: 0.5, y: 0.5 }]], { size: 3, pen: 2 / 3 }))).toEqual([[corner, 127.5, corner], [127.5, 255, 127.5], [corner, 127.5, corner]]);
  });

  it('a line has round ends, and what lies off the pad is cut off', () => {
    const line = [{ x: -5, y: 0.5 }, { x: 0.5, y: 0.5 }];
    expect(rows(inkOf([line], { size: 5, pen: 0.2 }))).toEqual([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [255, 255, 255, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]);
    expect(rows(inkOf([line], { size: 5, pen: 0.4 }))[1]).toEqual([127.5, 127.5, 127.5, 21.9, 0]);
  });

  it('ink over ink is no darker', () => {
    const stroke = [{ x: 0.2, y: 0.3 }, { x: 0.7, y: 0.8 }];
    expect(inkOf([stroke, stroke], { size: 28, pen: 0.1 })).toEqual(inkOf([stroke], { size: 28, pen: 0.1 }));
  });

  it('a bent stroke is the two lines that it is made of', () => {
    const [a, b, c] = [{ x: 0.2, y: 0.2 }, { x: 0.8, y: 0.3 }, { x: 0.5, y: 0.9 }];
    expect(inkOf([[a, b, c]], { size: 28, pen: 0.1 })).toEqual(inkOf([[a, b], [b, c]], { size: 28, pen: 0.1 }));
  });

  it.each<[unknown, { size: number; pen: number }, string]>([
    ['line', { size: 28, pen: 0.1 }, 'A drawing must be a list of strokes, but is "line".'],
    [[{ x: 1, y: 2 }], { size: 28, pen: 0.1 }, 'Stroke 0 must be a list of points, but is an object.'],
    [[[{ x: 1, y: 2 }, 3]], { size: 28, pen: 0.1 }, 'Point 1 of stroke 0 must be { x, y }, but is 3.'],
    [[[{ x: 1, y: NaN }]], { size: 28, pen: 0.1 }, 'y of point 0 of stroke 0 must be a finite number, but is NaN.'],
    [[], { size: 0, pen: 0.1 }, 'The size of the picture must be a whole number, 1 or more, but is 0.'],
    [[], { size: 28, pen: -1 }, 'The width of the pen must be at least 0 and below 100, but is -1.'],
  ])('%j is refused', (drawing, options, message) => {
    expect(() => inkOf(drawing as Drawing, options)).toThrow(message);
  });
});

describe('a drawing as text', () => {
  it('is written in thousandths, strokes apart by semicolons', () => {
    const drawing = [[{ x: 0.12, y: 0.3 }, { x: 0.125, y: -0.31 }], [{ x: 0.5, y: 0.04 }]];
    expect(drawingText(drawing)).toBe('120,300 125,-310;500,40');
    expect(drawingFrom('120,300 125,-310;500,40')).toEqual(drawing);
  });

  it('of nothing is empty, and the other way round', () => {
    expect(drawingText([])).toBe('');
    expect(drawingFrom('')).toEqual([]);
    expect(drawingFrom(' ; ;1,2;')).toEqual([[{ x: 0.001, y: 0.002 }]]);
    expect(checkDrawing([[]])).toEqual([]);
  });

  it.each([['1,2 3', '"3"'], ['a,b', '"a,b"'], ['1,2,3', '"1,2,3"'], ['1.5,2', '"1.5,2"']])('%j can’t be read', (text, told) => {
    expect(() => drawingFrom(text)).toThrow(`A point of a drawing's text must be written as 120,300, but is ${told}.`);
  });

  it('has an end', () => {
    expect(() => drawingFrom('1,2 '.repeat(50_001))).toThrow('A drawing can have at most 50000 points, but this one has more.');
  });
});
