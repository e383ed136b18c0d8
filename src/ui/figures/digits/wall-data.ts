/** What a wall of digits is drawn from: a page of them, made by a cell. */
import { PIXELS, isInk } from './sheet.ts';

export interface WallData {
  /** Counted from 1. */
  page: number;
  pages: number;
  /** Which digit is shown, or 'all'. */
  of: string;
  /** Where in the set each digit is. */
  places: number[];
  /** One letter for each: what it is. */
  labels: string;
  /** The pictures (sheet.ts); empty for those that the page brought. */
  ink: string;
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function wallProblem(value: unknown): string | undefined {
  const { page, pages, places, labels, ink } = (value ?? {}) as Record<string, unknown>;
  if (typeof page !== 'number' || typeof pages !== 'number') return 'page and pages should be numbers';
  if (!Array.isArray(places) || !places.every(Number.isInteger)) return 'places should be a list of whole numbers';
  if (typeof labels !== 'string' || labels.length !== places.length) return `labels should be ${places.length} letters, one for each place`;
  if (!isInk(ink) || (ink !== '' && ink.length !== places.length * PIXELS)) return `ink should be ${PIXELS} letters for each digit`;
  return undefined;
}
