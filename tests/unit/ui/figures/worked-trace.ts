/** The worked example as a Trace, from the golden file; and harder ones made of it. */
import golden from '../../network/golden/worked-example.json' with { type: 'json' };
import type { Trace } from '../../../../src/ui/figures/trace.ts';

const { parameters, forward, exact } = golden;
const y = forward.output.output;
const dCdo2 = y.map((o, k) => 2 * (o - (parameters.expected[k] ?? NaN)));
const dCdo1 = [0, 1].map((from) => exact.delta.output.reduce((sum, delta, to) => sum + delta * (parameters.W2[to]?.[from] ?? NaN), 0));

export const workedTrace: Trace = {
  x: parameters.x,
  expected: parameters.expected,
  cost: forward.cost,
  terms: y.map((o, k) => (o - (parameters.expected[k] ?? NaN)) ** 2),
  W1: parameters.W1,
  b1: parameters.b1,
  W2: parameters.W2,
  b2: parameters.b2,
  i1: forward.hidden.input,
  o1: forward.hidden.output,
  i2: forward.output.input,
  o2: y,
  dCdo1,
  dCdo2,
  dodi1: exact.activationDerivative.hidden,
  dodi2: exact.activationDerivative.output,
  delta1: exact.delta.hidden,
  delta2: exact.delta.output,
  dW1: exact.gradient.W1,
  db1: exact.gradient.b1,
  dW2: exact.gradient.W2,
  db2: exact.gradient.b2,
  after: { eta: 0.1, ...exact.updated, ...exact.after },
};

/** Every number changed by a function, the shape kept. */
export function mapNumbers<T>(value: T, change: (n: number) => number): T {
  if (typeof value === 'number') return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => mapNumbers(one, change)) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapNumbers(one, change)])) as T;
  return value;
}

/** What a reader's edits or η = 100 can make of it. */
export const traces: [string, Trace][] = [
  ['the worked example', workedTrace],
  ['large numbers, signs turned', mapNumbers(workedTrace, (n) => n * -537.3)],
  ['very large numbers', mapNumbers(workedTrace, (n) => n * -8.7e11)],
  ['tiny numbers', mapNumbers(workedTrace, (n) => n * -1e-9)],
];
