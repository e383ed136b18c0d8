/** Digits to learn from that are made of our own forms: each bent, slanted, stretched and penned by a draw of its own. */
import { drawingFrom, pictureOf, type Drawing, type Point, type Preparation, type Stroke } from '../../network/drawing/index.ts';
import { stagesOf } from '../../network/drawing/prepare.ts';
import type { Random } from '../../network/index.ts';
import type { DigitSet } from '../types.ts';
import { FORMS } from './forms.ts';

/** `count` digits, the ten in turn, each by one of its forms; prepared as a reader's drawing is. The same generator draws the same. */
export function drawnDigits(count: number, random: Random, preparation: Partial<Preparation>): DigitSet {
  const [bytes, labels] = [new Uint8Array(count * 784), new Uint8Array(count)];
  const forms = FORMS.map((texts) => texts.map(drawingFrom));
  for (let k = 0; k < count; k++) {
    const label = k % forms.length;
    const choices = forms[label]!;
    const drawing = otherwise(choices[random.integer(choices.length)]!, random);
    const { left } = stagesOf(drawing, { ...preparation, onePen: random.uniform(...PENS) }).at(-1)!;
    bytes.set(pictureOf(left).grey.map(Math.round), k * 784);
    labels[k] = label;
  }
  return { bytes, labels };
}

/** As thin and as thick as MNIST's pens are, roughly: a reader's drawing gets one between them. */
const PENS = [1.8, 3.4] as const;

/** The form as another hand might write it: points moved, the whole stretched, slanted and turned, and then made smooth. */
function otherwise(form: Drawing, random: Random): Drawing {
  const within = (most: number): number => random.uniform(-most, most);
  const [stretch, lean, turn, bend, away] = [1 + within(0.35), within(0.3), within(0.15), within(0.3), 0.04];
  const whole = ({ x, y }: Point): Point => {
    const [right, down] = [(x - 0.5) * stretch, y - 0.5];
    return { x: 0.5 + right + lean * down + bend * down * down - turn * down, y: 0.5 + down + turn * right };
  };
  // Where strokes meet they go on meeting: points at the same place move together.
  const places = new Map<string, Point>();
  const move = (point: Point): Point => {
    const key = `${point.x},${point.y}`;
    const moved = places.get(key) ?? { x: point.x + within(away), y: point.y + within(away) };
    places.set(key, moved);
    return whole(moved);
  };
  return form.map((stroke) => smooth(stroke.map(move)));
}

/** A smooth curve through the points: between two of them a Catmull–Rom spline, in steps. */
export function smooth(points: Stroke, steps = 6): Stroke {
  const at = (k: number): Point => points[Math.max(0, Math.min(points.length - 1, k))]!;
  return points.flatMap((point, k) => (k + 1 === points.length ? [point] : Array.from({ length: steps }, (_, n): Point => {
    const t = n / steps;
    const through = (axis: 'x' | 'y'): number => {
      const [a, b, c, d] = [at(k - 1)[axis], point[axis], at(k + 1)[axis], at(k + 2)[axis]];
      return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    };
    return { x: through('x'), y: through('y') };
  })));
}
