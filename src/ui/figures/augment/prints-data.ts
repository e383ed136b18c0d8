/** What a row or a wall of pictures is drawn from, made by a cell. */
import { isInkOf } from '../ink.ts';

export interface PrintsData {
  /** Pixels along each side of a picture. More than 28: the digit's own frame is drawn inside. */
  side: number;
  /** Pictures in a row, where there is room for it. */
  across: number;
  cards: Print[];
}

export interface Print {
  /** Its pixels (ink.ts). */
  ink: string;
  /** Below it, if anything. */
  words?: string;
  /** `out`: crossed, for it is not used. */
  state?: 'out' | 'good';
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function printsProblem(value: unknown): string | undefined {
  const { side, across, cards } = (value ?? {}) as Record<string, unknown>;
  if (!Number.isInteger(side) || (side as number) < 1) return 'side should be a whole number';
  if (!Number.isInteger(across) || (across as number) < 1) return 'across should be a whole number';
  if (!Array.isArray(cards)) return 'cards should be a list';
  for (const { ink, words } of cards as Record<string, unknown>[]) {
    if (!isInkOf(ink, side as number)) return `the ink of each card should be ${side as number} × ${side as number} letters`;
    if (words !== undefined && typeof words !== 'string') return 'the words of a card should be text';
  }
  return undefined;
}
