/** What several seeds come to. */

export interface Spread {
  readonly mean: number;
  /** The sample standard deviation, with n − 1; NaN of one value alone. */
  readonly deviation: number;
}

/** Of one value or more. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/** "2.31 %" */
export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** "2.31 ± 0.08 %", or "2.31 %" of one value alone. `told` prints a number; `unit` comes after both. */
export function spreadText(values: readonly number[], told: (value: number) => string, unit: string): string {
  const { mean, deviation } = spreadOf(values);
  return values.length > 1 ? `${told(mean)} ± ${told(deviation)} ${unit}` : `${told(mean)} ${unit}`;
}
