/** What the reading at the top is drawn from; apart from the other figures', since it comes with the page. */
import { isLevels } from './levels.ts';

/** What a network answered to one picture. */
export interface Answer {
  /** Whose answer it is. */
  title: string;
  /** 0 … 9; null when there is nothing on the paper. */
  digit: number | null;
  /** Ten, adding up to 1. */
  shares: number[];
}

export interface ReadingData extends Answer {
  /** What the network gets, 28 by 28 (levels.ts). */
  seen: string;
}

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
export const isDigit = (value: unknown): boolean => value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 9);

export function answerProblem(value: unknown): string | undefined {
  const { title, digit, shares } = loose(value);
  if (typeof title !== 'string') return 'title should say whose answer it is';
  if (!isDigit(digit)) return 'digit should be 0 to 9, or null';
  if (!Array.isArray(shares) || shares.length !== 10 || !shares.every((share) => typeof share === 'number')) return 'shares should be ten numbers';
  return undefined;
}

/** Why a value can't be drawn, in words; undefined when it can. */
export const readingProblem = (value: unknown): string | undefined =>
  answerProblem(value) ?? (isLevels(loose(value)['seen'], 784) ? undefined : 'seen should be 784 letters');
