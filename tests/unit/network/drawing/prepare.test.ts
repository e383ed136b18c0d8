// Drawings made ready for a network: what is known of it beforehand.

import { describe, expect, it } from 'vitest';
import * as all from '../../../../src/network/drawing/index.ts';
import { DRAWING } from '../../../../src/trainer/cells.ts';
import { drawingFrom, prepare, type Drawing } from '../../../../src/network/drawing/index.ts';

const seven: Drawing = drawingFrom('300,250 700,240 480,800');

/** The largest difference between two lists. */
const apart = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, k) => Math.abs(value - b[k]!)));
const changed = (x: (x: number) => number, y = x): Drawing => seven.map((stroke) => stroke.map((point) => ({ x: x(point.x), y: y(point.y) })));

describe('prepare', () => {
  it('gives the same wherever, however large and with whatever pen a digit was drawn', () => {
    const { x } = prepare(seven);
    expect(apart(prepare(changed((v) => v * 0.4 + 0.5)).x, x)).toBeLessThan(1e-9);
    expect(apart(prepare(changed((v) => v + 0.1, (v) => v - 0.1)).x, x)).toBeLessThan(1e-9);
    expect(apart(prepare(seven, { pen: 0.02 }).x, x)).toBeLessThan(1e-9);
    expect(apart(prepare(seven, { pen: 0.02, onePen: false }).x, x)).toBeGreaterThan(0.5);
  });

  it('gives a blank picture for a blank pad', () => {
    const { x, stages } = prepare([]);
    expect(x).toEqual(Array.from({ length: 784 }, () => 0));
    expect(stages.map(({ name }) => name)).toEqual(['drawn', 'onePen', 'crop', 'scale', 'deskew', 'centre']);
  });

  it('leaves out what is switched off', () => {
    const { stages } = prepare(seven, { deskew: false, onePen: false });
    expect(stages.map(({ name }) => name)).toEqual(['drawn', 'crop', 'scale', 'centre']);
  });
});

describe('in a cell', () => {
  it('all of it can be imported', () => {
    expect([...DRAWING].sort()).toEqual(Object.keys(all).sort());
  });
});
