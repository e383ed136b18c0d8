/** The last result for each chapter, so that in `astro dev` a change of prose does not run the cells again. */

const last = new Map<string, { key: string; result: Promise<unknown> }>();

/** The result of `compute` for `ingredients` (plain data), or the one from last time if they are the same. */
export function remember<T>(chapter: string, ingredients: unknown, compute: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(ingredients);
  const known = last.get(chapter);
  if (known?.key === key) return known.result as Promise<T>;
  const result = compute();
  last.set(chapter, { key, result });
  result.catch(() => last.delete(chapter));
  return result;
}
