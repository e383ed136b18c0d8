/** What a digit and its transform are drawn from, made by a cell. */
import { isInkOf } from '../ink.ts';

export interface MovedData {
  /** The digit, and what became of it (ink.ts). */
  before: string;
  after: string;
  /** Where each point goes: (x, y) to (a·x + b·y + c, d·x + e·y + f). */
  affine: [a: number, b: number, c: number, d: number, e: number, f: number];
  /** All ink is still in the picture. */
  inside: boolean;
}

export const SIDE = 28;

/** Why a value can't be drawn, in words; undefined when it can. */
export function movedProblem(value: unknown): string | undefined {
  const { before, after, affine } = (value ?? {}) as Record<string, unknown>;
  if (!isInkOf(before, SIDE) || !isInkOf(after, SIDE)) return 'before and after should be pictures of 28 × 28';
  if (!isAffine(affine)) return 'affine should be six numbers';
  return undefined;
}

export const isAffine = (value: unknown): value is MovedData['affine'] => Array.isArray(value) && value.length === 6 && value.every((each) => typeof each === 'number');
