/** What the look-up of one pixel is drawn from, made by a cell. */
import { isAffine, SIDE } from './moved-data.ts';
import { isInkOf } from '../ink.ts';

export interface SamplingData {
  /** The digit, and what became of it (ink.ts). */
  before: string;
  after: string;
  /** Where each pixel of the picture to be made is looked up. */
  back: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  /** The pixel of the picture to be made. */
  column: number;
  row: number;
  /** The four pixels around the place where it is looked up: grey values, and what share each has in the mean. Left and right above, left and right below. */
  greys: number[];
  weights: number[];
  /** What is made of it. */
  grey: number;
  sampling: string;
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function samplingProblem(value: unknown): string | undefined {
  const { before, after, back, column, row, greys, weights, grey } = (value ?? {}) as Record<string, unknown>;
  if (!isInkOf(before, SIDE) || !isInkOf(after, SIDE)) return 'before and after should be pictures of 28 × 28';
  if (!isAffine(back)) return 'back should be six numbers';
  if (!isPlace(column) || !isPlace(row)) return 'column and row should be from 0 to 27';
  const four = (list: unknown): boolean => Array.isArray(list) && list.length === 4 && list.every((each) => typeof each === 'number');
  if (!four(greys) || !four(weights) || typeof grey !== 'number') return 'greys and weights should be four numbers each, and grey one';
  return undefined;
}

export const isPlace = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) < SIDE;

/** Where the middle of the chosen pixel is looked up. */
export const sourceOf = ({ back: [a, b, c, d, e, f], column, row }: Pick<SamplingData, 'back' | 'column' | 'row'>): [x: number, y: number] =>
  [a * column + b * row + c, d * column + e * row + f];
