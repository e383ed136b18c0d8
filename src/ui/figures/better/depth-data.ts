/**
 * What the figure of a deep network is drawn from: how the signals lie in each layer, and how the gradients do.
 * Each list is a histogram from −reach to reach, as shares of all; what lies further out is in the last bin.
 */
export interface DepthData {
  reach: number;
  layers: DepthLayer[];
}

export interface DepthLayer {
  signals: number[];
  /** Their standard deviation. */
  spread: number;
  gradients: number[];
  gradientSpread: number;
}

/** Why a value can't be drawn, in words; undefined when it can. */
export function depthProblem(value: unknown): string | undefined {
  const { reach, layers } = (value ?? {}) as Record<string, unknown>;
  if (typeof reach !== 'number' || !(reach > 0)) return 'reach should be a number above 0';
  if (!Array.isArray(layers) || layers.length === 0) return 'layers should be a list of one or more';
  const isShares = (v: unknown): boolean => Array.isArray(v) && v.length > 0 && v.every((n) => typeof n === 'number');
  const isSpread = (v: unknown): boolean => typeof v === 'number' || typeof v === 'string';
  const isLayer = (v: Partial<DepthLayer> | null): boolean =>
    typeof v === 'object' && v !== null && isShares(v.signals) && isShares(v.gradients) && isSpread(v.spread) && isSpread(v.gradientSpread);
  return layers.every(isLayer) ? undefined : 'each layer should be { signals, spread, gradients, gradientSpread }';
}
