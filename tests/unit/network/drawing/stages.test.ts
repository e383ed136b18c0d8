// The stages between a drawing and a network, one by one.

import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../../src/network/augment/index.ts';
import { boundsOf, centre, crop, deskew, drawingFrom, joinDots, onePen, pictureOf, scale, type Inked } from '../../../../src/network/drawing/index.ts';

const inked = (text: string, pen = 0.05): Inked => ({ drawing: drawingFrom(text), pen });
const five = '700,120 350,120;350,120 300,440 500,390 690,500 700,730 520,890 270,830';

describe('joinDots', () => {
  it('joins dots that touch, across corners too, and no others', () => {
    const { drawing } = joinDots(inked('100,100;200,100;300,200;600,600;900,900 950,900', 0.1));
    expect(drawing.slice(5)).toEqual(drawingFrom('100,100 200,100;200,100 300,200'));
  });

  it('leaves strokes as they are', () => {
    expect(joinDots(inked(five))).toEqual(inked(five));
  });
});

describe('crop', () => {
  it('puts the box around the points in the middle, and keeps its size', () => {
    const box = boundsOf(crop(inked('100,100 200,300')).drawing);
    for (const [name, value] of Object.entries({ x: 0.5, y: 0.5, width: 0.1, height: 0.2, side: 0.2 })) expect(box[name as keyof typeof box]).toBeCloseTo(value, 12);
  });
});

describe('scale', () => {
  it('makes the longer side, ink and all, 20 of 28 pixels, and keeps the shape', () => {
    const { drawing, pen } = scale(inked('400,300 600,700', 0.1));
    const { width, height, side } = boundsOf(drawing);
    expect(side).toBe(height);
    expect(side + pen).toBeCloseTo(20 / 28, 12);
    expect(width / height).toBeCloseTo(0.5, 12);
    expect(pen).toBeCloseTo(0.1 * (20 / 28 / 0.5), 12);
  });
});

describe('onePen', () => {
  it('is as wide as asked for once the drawing is scaled', () => {
    for (const pen of [0.01, 0.1]) expect(scale(onePen(inked(five, pen), 2.4)).pen * 28).toBeCloseTo(2.4, 12);
  });

  it('leaves the pen of a dot, which has no size to go by', () => {
    expect(onePen(inked('500,500', 0.3), 2)).toEqual(inked('500,500', 0.3));
  });
});

describe('deskew', () => {
  it('sets a leaning line upright, about the middle of its height', () => {
    const [[from, to]] = deskew(inked('400,800 600,200')).drawing as [[{ x: number; y: number }, { x: number; y: number }]];
    expect(from.x).toBeCloseTo(0.5, 2);
    expect(to.x).toBeCloseTo(0.5, 2);
    expect([from.y, to.y]).toEqual([0.8, 0.2]);
  });

  it('leaves ink that leans to neither side', () => {
    const { xy, yy } = momentsOf(pictureOf(deskew(scale(crop(inked(five))))).grey, 28, 28);
    expect(Math.abs(xy / yy)).toBeLessThan(0.02);
  });
});

describe('centre', () => {
  it('puts the middle of the ink in the middle of the picture', () => {
    const { x, y } = momentsOf(pictureOf(centre(inked(five))).grey, 28, 28);
    expect(x).toBeCloseTo(13.5, 1);
    expect(y).toBeCloseTo(13.5, 1);
  });
});

it.each(Object.entries({ joinDots, crop, scale, deskew, centre }))('%s leaves a blank pad blank', (_, stage) => {
  expect(stage({ drawing: [], pen: 0.1 }).drawing).toEqual([]);
});
