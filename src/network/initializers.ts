// Initializers: the weights that training begins from.
//
// Each scales its draws so that a signal neither swells nor fades on its way through many layers.
// In `inputs` a neuron sums; `size` neurons share each input's gradient on the way back.

import { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

export interface Initializer {
  readonly name: string;
  /** Weights for a layer of `size` neurons with `inputs` inputs each: size × inputs. */
  weights(size: number, inputs: number, random: Random): Matrix;
}

/** A weight's variance, in a layer of this size and number of inputs. */
type Variance = (size: number, inputs: number) => number;

/** Variance 2 / (inputs + size), for tanh and sigmoid (Glorot and Bengio, 2010). */
const xavier: Variance = (size, inputs) => 2 / (inputs + size);
/** Variance 1 / inputs (LeCun, Bottou, Orr and Müller, 1998). */
const leCun: Variance = (_size, inputs) => 1 / inputs;
/** Variance 2 / inputs, for ReLU, which lets half of the signal through (He, Zhang, Ren and Sun, 2015). */
const he: Variance = (_size, inputs) => 2 / inputs;

export const xavierNormal = normal('xavierNormal', xavier);
export const xavierUniform = uniform('xavierUniform', xavier);
export const leCunNormal = normal('leCunNormal', leCun);
export const leCunUniform = uniform('leCunUniform', leCun);
export const heNormal = normal('heNormal', he);
export const heUniform = uniform('heUniform', he);

/** Evenly from −0.5 to 0.5, whatever the layer's size: the series' default. */
export const randomUniform = uniform('randomUniform', () => 1 / 12);

/** Every initializer, by name. */
export const initializers: Readonly<Record<string, Initializer>> = {
  xavierNormal, xavierUniform, leCunNormal, leCunUniform, heNormal, heUniform, randomUniform,
};

/** Draws from the bell curve of mean 0 and this variance. */
function normal(name: string, variance: Variance): Initializer {
  return drawn(name, (random, size, inputs) => random.normal(0, Math.sqrt(variance(size, inputs))));
}

/** Draws evenly from −a to a, where a = √(3 · variance) gives this variance. */
function uniform(name: string, variance: Variance): Initializer {
  return drawn(name, (random, size, inputs) => {
    const a = Math.sqrt(3 * variance(size, inputs));
    return random.uniform(-a, a);
  });
}

function drawn(name: string, draw: (random: Random, size: number, inputs: number) => number): Initializer {
  return {
    name,
    weights: (size, inputs, random) =>
      new Matrix(size, inputs, new Float64Array(size * inputs).map(() => draw(random, size, inputs))),
  };
}
