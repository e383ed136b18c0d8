/** What the figure of the two products draws: the last lines of the way back through one layer. */

export interface ProductsData {
  /** ∂C/∂o and the activation's slope, one a neuron, and their product δ. */
  dCdo: readonly number[];
  slope: readonly number[];
  delta: readonly number[];
  /** The signals that came in. */
  from: readonly number[];
  /** δ with each signal: a row for each neuron, a column for each signal. */
  dW: readonly (readonly number[])[];
}

const isList = (value: unknown): value is number[] => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number');

/** Why a value can't be drawn, in words. */
export function productsProblem(value: unknown): string | undefined {
  const { dCdo, slope, delta, from, dW } = (value ?? {}) as Partial<Record<keyof ProductsData, unknown>>;
  if (!isList(dCdo) || !isList(slope) || !isList(delta) || !isList(from)) return 'dCdo, slope, delta and from should be lists of numbers';
  if (!Array.isArray(dW) || !dW.every(isList)) return 'dW should be rows of numbers';
  const fits = slope.length === dCdo.length && delta.length === dCdo.length && dW.length === delta.length && dW.every((row) => row.length === from.length);
  return fits ? undefined : `the shapes don’t fit: δ has ${delta.length}, the signals are ${from.length}, and the table is ${dW.length} × ${dW[0]?.length ?? 0}`;
}
