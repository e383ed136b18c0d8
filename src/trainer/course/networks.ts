/** The networks that the course ships: what they are, and how they are trained when the site is built. */
import { told } from '../../network/checks.ts';
import type { Preparation } from '../../network/drawing/index.ts';
import type { Strengths } from '../index.ts';

export type CourseId = 'course' | 'course-small';

export interface CourseNetwork {
  readonly id: CourseId;
  readonly title: string;
  /** Neurons a layer, x first. */
  readonly sizes: readonly number[];
  /** What it has learned from, in words. */
  readonly trainedOn: string;
  /** How a drawing must be prepared for it, where that is not `PREPARATION`. */
  readonly preparation: Partial<Preparation>;
  /**
   * The shares of pen drawings that it took for what they are, by `npm run strokes`, recorded: 600 digits by 30 writers (E. Alpaydin
   * and F. Alimoglu, Pen-Based Recognition of Handwritten Digits), three pens, six ways each; `heldOut` of those that nothing was chosen on.
   */
  readonly recorded: { readonly all: number; readonly heldOut: number; readonly digits: number; readonly writers: number };
  readonly recipe: CourseRecipe;
}

/** Leaky ReLU and softmax, cross-entropy, Nesterov with γ 0.9, η on a cosine to 0, batches of 32. */
export interface CourseRecipe {
  readonly seed: number;
  readonly epochs: number;
  /** η at the start. */
  readonly rate: number;
  readonly l2: number;
  /** How many digits drawn by our own forms are learned from, beside MNIST's. */
  readonly drawn: number;
  /** Every digit is transformed anew in each epoch, within these strengths. */
  readonly augment: Strengths;
}

const augment: Strengths = { rotation: 12, scale: 0.15, shear: 0.15, shift: 0.75 };
const trainedOn = 'the 60,000 digits of MNIST set upright, and 8,000 drawn by forms of our own; all transformed anew in each epoch';

/** Chosen, as `PREPARATION` was, on every other digit of a file of pen strokes; see src/trainer/strokes. */
export const courseNetworks: readonly CourseNetwork[] = [
  {
    id: 'course', title: 'the course’s network', sizes: [784, 256, 128, 10], trainedOn, preparation: { deskew: true },
    recorded: { all: 0.976, heldOut: 0.972, digits: 600, writers: 30 },
    recipe: { seed: 1, epochs: 20, rate: 0.02, l2: 0.001, drawn: 8000, augment },
  },
  {
    id: 'course-small', title: 'the course’s network of 50 hidden neurons', sizes: [784, 36, 14, 10], trainedOn, preparation: { deskew: true },
    recorded: { all: 0.957, heldOut: 0.957, digits: 600, writers: 30 },
    recipe: { seed: 1, epochs: 30, rate: 0.02, l2: 0.001, drawn: 8000, augment },
  },
];

/** The one of this id. Error: there is none. */
export function courseNetworkOf(id: string): CourseNetwork {
  const found = courseNetworks.find((each) => each.id === id);
  if (found) return found;
  throw new Error(`The course has the networks ${courseNetworks.map((each) => each.id).join(' and ')}, but none called ${told(id)}.`);
}
