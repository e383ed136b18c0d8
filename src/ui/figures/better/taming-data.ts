/**
 * What the figure of a tamed network is drawn from: the cost on training and test examples while it learned, with
 * L2 and without, and a histogram of the weights that each ended with.
 */
export interface TamingData {
  /** λ of the tamed one. */
  lambda: number;
  /** The curves' full length, in epochs. */
  epochs: number;
  /** The curves' full height. */
  highest: number;
  untamed: CostsAt[];
  /** May be shorter, while it is still being trained. */
  tamed: CostsAt[];
  /** Shares, from −reach to reach; what lies further out is in the last bin. */
  weights: { reach: number; untamed: number[]; tamed: number[] };
}

export interface CostsAt {
  epoch: number;
  training: number;
  test: number;
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function tamingProblem(value: unknown): string | undefined {
  const record = (value ?? {}) as Partial<Record<keyof TamingData, unknown>>;
  for (const name of ['lambda', 'epochs', 'highest'] as const) if (typeof record[name] !== 'number') return `${name} should be a number`;
  const isCosts = (v: Partial<CostsAt> | null): boolean => typeof v === 'object' && v !== null && [v.epoch, v.training, v.test].every((n) => typeof n === 'number');
  for (const name of ['untamed', 'tamed'] as const) {
    const list = record[name];
    if (!Array.isArray(list) || !list.every(isCosts)) return `${name} should be a list of { epoch, training, test }`;
  }
  const { reach, untamed, tamed } = (record.weights ?? {}) as Record<string, unknown>;
  const isShares = (v: unknown): boolean => Array.isArray(v) && v.every((n) => typeof n === 'number');
  if (typeof reach !== 'number' || !isShares(untamed) || !isShares(tamed)) return 'weights should be { reach, untamed, tamed }';
  return undefined;
}
