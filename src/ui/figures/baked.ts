/** Reads a figure's baked value where it is drawn at build; a value that can't be drawn fails the build. */
export function baked<T>(figure: string, json: string | undefined, problemOf: (value: unknown) => string | undefined): T {
  const value: unknown = json === undefined ? undefined : JSON.parse(json);
  const problem = problemOf(value);
  if (problem !== undefined) throw new Error(`${figure}: ${problem}.`);
  return value as T;
}
