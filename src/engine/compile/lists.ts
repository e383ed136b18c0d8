/** Names in a sentence. */

/** "a", "a and b", "a, b and c" */
export const both = (names: readonly string[]): string => listed(names, 'and');

/** "a", "a or b", "a, b or c" */
export const either = (names: readonly string[]): string => listed(names, 'or');

function listed(names: readonly string[], word: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
