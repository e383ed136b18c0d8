/**
 * What the drawing of one neuron is made from: a record of plain numbers that a cell of the chapter makes.
 *
 *   { x: [2, 3], w: [0.3, -0.4], terms: [0.6, -1.2], b: 0.25, i: -0.35, o: 0.4134, curve: [{ i: -8, o: 0.0003 }, …] }
 *
 * The drawing recomputes nothing of it: what a reader's cell gets wrong shows as such.
 */
export interface NeuronData {
  /** The two inputs. */
  x: number[];
  /** Their weights. */
  w: number[];
  /** Each input times its weight. */
  terms: number[];
  /** The bias. */
  b: number;
  /** The weighted input. */
  i: number;
  /** The output. */
  o: number;
  /** The activation, from left to right. */
  curve: { i: number; o: number }[];
}

/** Why a value can't be drawn as a neuron, in words; undefined when it can. */
export function neuronProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'there is no neuron to draw';
  const record = value as Record<string, unknown>;
  const isPair = (v: unknown): boolean => Array.isArray(v) && v.length === 2 && v.every((n) => typeof n === 'number');
  for (const name of ['x', 'w', 'terms']) if (!isPair(record[name])) return `${name} should be two numbers`;
  for (const name of ['b', 'i', 'o']) if (typeof record[name] !== 'number') return `${name} should be a number`;
  const { curve } = record;
  const isPoint = (v: unknown): boolean => typeof v === 'object' && v !== null && typeof (v as { i: unknown }).i === 'number' && typeof (v as { o: unknown }).o === 'number';
  if (!Array.isArray(curve) || curve.length < 2 || !curve.every(isPoint)) return 'curve should be a list of { i, o }';
  return undefined;
}
