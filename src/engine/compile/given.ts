/** Names with a fixed meaning in every cell. Needs no parser. */

/** What every cell is given besides its inputs, in this order, after them. */
export const GIVEN = ['display', 'progress', 'checks'] as const;

export function isGiven(name: string): boolean {
  return (GIVEN as readonly string[]).includes(name);
}

/** Names that are always there; they are nobody's inputs and cannot be declared. */
export const CONSTANT: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity', 'eval', 'arguments', 'globalThis']);
