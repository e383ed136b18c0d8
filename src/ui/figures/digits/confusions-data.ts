/** What a table of confusions is drawn from: counts, and the digits behind them, made by a cell. */
import { PIXELS, isInk } from './sheet.ts';

export interface ConfusionsData {
  /** counts[what it is][what it was read as] */
  counts: number[][];
  cards: Card[];
}

/** A digit as a network read it. */
export interface Card {
  /** Its place in the set. */
  k: number;
  of: number;
  as: number;
  /** The share that the answer got, 0 to 1. */
  sure: number;
  /** All ten, in percent. */
  shares: number[];
  /** Its picture (sheet.ts). */
  ink: string;
}

export type Sorting = 'sure' | 'unsure' | 'digit';

/** Why a value can't be drawn, in words; undefined when it can. */
export function confusionsProblem(value: unknown): string | undefined {
  const { counts, cards } = (value ?? {}) as Record<string, unknown>;
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.length === 10 && row.every((n) => typeof n === 'number');
  if (!Array.isArray(counts) || counts.length !== 10 || !counts.every(isRow)) return 'counts should be ten rows of ten numbers';
  if (!Array.isArray(cards)) return 'cards should be a list';
  for (const card of cards as Record<string, unknown>[]) {
    for (const name of ['k', 'of', 'as', 'sure']) if (typeof card[name] !== 'number') return `the ${name} of each card should be a number`;
    if (!isRow(card['shares'])) return 'the shares of each card should be ten numbers';
    if (!isInk(card['ink']) || card['ink'].length !== PIXELS) return `the ink of each card should be ${PIXELS} letters`;
  }
  return undefined;
}

/** The cards to show: of one cell of the table, or all mistakes. */
export function cardsFor({ cards }: ConfusionsData, cell: { of: number; as: number } | undefined, sorting: Sorting): Card[] {
  const wanted = cards.filter(({ of, as }) => (cell ? of === cell.of && as === cell.as : of !== as));
  const order: Record<Sorting, (a: Card, b: Card) => number> = {
    sure: (a, b) => b.sure - a.sure,
    unsure: (a, b) => a.sure - b.sure,
    digit: (a, b) => a.of - b.of || a.as - b.as || b.sure - a.sure,
  };
  return wanted.toSorted((a, b) => order[sorting](a, b) || a.k - b.k);
}
