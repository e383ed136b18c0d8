// Initializers: the weights that training begins from.

import { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

export interface Initializer {
  readonly name: string;
  /** Weights for a layer of `size` neurons with `inputs` inputs each: size × inputs. */
  weights(size: number, inputs: number, random: Random): Matrix;
}

/** An initializer that draws every weight on its own, by `draw`. */
function drawing(name: string, draw: (size: number, inputs: number, random: Random) => number): Initializer {
  return {
    name,
    weights: (size, inputs, random) =>
      new Matrix(size, inputs, new Float64Array(size * inputs).map(() => draw(size, inputs, random))),
  };
}

/** Evenly from −0.5 to 0.5, whatever the layer's size: the series' default. */
export const randomUniform = drawing('randomUniform', (_size, _inputs, random) => random.uniform(-0.5, 0.5));
