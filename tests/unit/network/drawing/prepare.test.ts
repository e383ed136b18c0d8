// Drawings made ready for a network: what is known of it beforehand.

import { describe, expect, it } from 'vitest';
import * as all from '../../../../src/network/drawing/index.ts';
import { drawingFrom, prepare, PREPARATION, type Drawing, type Preparation } from '../../../../src/network/drawing/index.ts';
import { DRAWING } from '../../../../src/trainer/cells.ts';

const seven: Drawing = drawingFrom('300,250 700,240 480,800;380,520 640,490');

/** The largest difference between two lists. */
const apart = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, k) => Math.abs(value - b[k]!)));
const changed = (change: (point: { x: number; y: number }) => { x: number; y: number }): Drawing => seven.map((stroke) => stroke.map(change));

describe('prepare', () => {
  it('gives the same wherever, however large and with whatever pen a digit was drawn', () => {
    const { x } = prepare(seven);
    expect(apart(prepare(changed(({ x, y }) => ({ x: x * 0.4 + 0.5, y: y * 0.4 }))).x, x)).toBeLessThan(1e-9);
    expect(apart(prepare(changed(({ x, y }) => ({ x: x + 0.1, y: y - 0.1 }))).x, x)).toBeLessThan(1e-9);
    expect(apart(prepare(seven, { pen: 0.02 }).x, x)).toBeLessThan(1e-9);
  });

  it('gives almost the same if the digit leans', () => {
    const upright = prepare(seven, { deskew: true }).x;
    const leaning = changed(({ x, y }) => ({ x: x - 0.3 * y, y }));
    const mean = (a: readonly number[]): number => a.reduce((sum, value, k) => sum + Math.abs(value - upright[k]!), 0) / 784;
    expect(mean(prepare(leaning, { deskew: true }).x)).toBeLessThan(0.2 * mean(prepare(leaning, { deskew: false }).x));
  });

  it('gives a blank picture for a blank pad', () => {
    const { x, stages } = prepare([]);
    expect(x).toEqual(Array.from({ length: 784 }, () => 0));
    expect(stages.map(({ name }) => name)).toEqual(['drawn', 'onePen', 'crop', 'scale', 'deskew', 'centre']);
  });

  it('gives 784 numbers from 0 to 1, those of the last stage’s picture', () => {
    const { x, stages } = prepare(seven);
    expect(x).toEqual(Array.from(stages.at(-1)!.picture.grey, (grey) => grey / 255));
    expect(Math.min(...x)).toBe(0);
    expect(Math.max(...x)).toBe(1);
  });

  it.each(['onePen', 'crop', 'scale', 'deskew', 'centre'] as const)('%s can be left out, and matters', (name) => {
    const off = changed(({ x, y }) => ({ x: 0.4 * x - 0.1 * y + 0.1, y: 0.4 * y }));
    const { stages, x } = prepare(off, { [name]: false });
    expect(stages.map((stage) => stage.name)).toEqual(['drawn', 'onePen', 'crop', 'scale', 'deskew', 'centre'].filter((each) => each !== name));
    // Without being cut out it is put right by the last stage all the same.
    if (name !== 'crop') expect(apart(x, prepare(off).x)).toBeGreaterThan(0.2);
  });

  it('shows the drawing as it was drawn if all is left out', () => {
    const { stages, x } = prepare(seven, { onePen: false, crop: false, scale: false, deskew: false, centre: false, pen: 0.1 });
    expect(stages).toHaveLength(1);
    expect(x).toEqual(Array.from(all.inkOf(seven, { size: 28, pen: 0.1 }).grey, (grey) => grey / 255));
  });

  it('keeps dots together that were painted side by side', () => {
    const painted = drawingFrom(Array.from({ length: 9 }, (_, k) => `500,${100 + 100 * k}`).join(';'));
    const line = prepare(drawingFrom('500,100 500,900'), { pen: 0.1 });
    expect(apart(prepare(painted, { pen: 0.1 }).x, line.x)).toBeLessThan(1e-9);
  });

  it.each<[Partial<Preparation>, string]>([
    [{ slant: true } as Partial<Preparation>, `Preparation can be told ${Object.keys(PREPARATION).join(', ')}, but not "slant".`],
    [{ pen: 2 }, 'The width of the pen on the pad must be at least 0 and below 1, but is 2.'],
    [{ onePen: 0 }, 'The width of the one pen must be at least 0.1 and below 10, but is 0.'],
    [{ onePen: true as unknown as number }, 'The width of the one pen must be a finite number, but is true.'],
  ])('%j is refused', (options, message) => {
    expect(() => prepare(seven, options)).toThrow(message);
  });
});

describe('in a cell', () => {
  it('all of it can be imported', () => {
    expect([...DRAWING].sort()).toEqual(Object.keys(all).sort());
  });
});
