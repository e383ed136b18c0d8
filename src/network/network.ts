// The network: its layers, and what can be asked of them.

import { backpropagate, type LearnedTrace } from './backpropagate.ts';
import type { Sample } from './batches.ts';
import { last, numberWithin, told, wholeNumber } from './checks.ts';
import { quadratic, type Cost } from './costs.ts';
import { costOf, feedForward, type LayerTrace } from './feed-forward.ts';
import { randomUniform, type Initializer } from './initializers.ts';
import { createLayer, updateLayer, type Gradient, type Layer, type LayerOptions } from './layer.ts';
import { sizedVector, type Vector } from './matrix.ts';
import { gradientDescent, type Optimizer } from './optimizers.ts';
import { random, type Random } from './random.ts';
import { readModel, toModel, type Known, type Model } from './serialize.ts';

/** What a network is made from. */
export interface NetworkOptions {
  /** The length of x. */
  readonly inputs: number;
  /** From the first layer after x to the last, whose output is the network's. */
  readonly layers: readonly LayerOptions[];
  /** Default: quadratic. */
  readonly cost?: Cost;
  /** Default: gradientDescent(0.005). */
  readonly optimizer?: Optimizer;
  /** Draws the weights of layers that bring none. Default: randomUniform, from −0.5 to 0.5. */
  readonly initializer?: Initializer;
  /** λ: each update also subtracts ηλw from each weight w. Default: 0. */
  readonly l2?: number;
  /** Where the random numbers come from. Default: random(1), so always the same ones. */
  readonly random?: Random;
}

/** What a network answered to x. */
export interface Evaluation {
  readonly x: Vector;
  readonly output: Vector;
  /** What happened in each layer. */
  readonly layers: readonly LayerTrace[];
}

/** What a network answered to x, and what there was to learn from it. */
export interface LearnedEvaluation extends Evaluation {
  readonly layers: readonly LearnedTrace[];
  readonly expected: Vector;
  /** C, of this sample. L2 is not part of it. */
  readonly cost: number;
}

export class Network {
  /** The length of x. */
  readonly inputs: number;
  readonly cost: Cost;
  readonly optimizer: Optimizer;
  /** λ. */
  readonly l2: number;
  #layers: readonly Layer[];
  /** The sum of the gradients since the last update, layer by layer, and how many they are. */
  #gathered: { readonly count: number; readonly sums: readonly Gradient[] } = { count: 0, sums: [] };
  #updates = 0;

  /** Error: a size, a shape or a number that can't be, with what was expected and what came. */
  constructor(options: NetworkOptions) {
    const { layers, cost = quadratic, optimizer = gradientDescent(0.005), initializer = randomUniform, l2 = 0, random: source = random(1) } = options;
    if (!Array.isArray(layers) || layers.length === 0)
      throw new Error(`A network needs one layer or more, but its layers are ${told(layers)}.`);
    this.inputs = wholeNumber(options.inputs, 'The number of inputs');
    this.cost = cost;
    this.optimizer = optimizer;
    this.l2 = numberWithin(l2, 0, Infinity, 'The L2 factor');
    let inputs = this.inputs;
    this.#layers = options.layers.map((layer, k) => {
      const created = createLayer(`layer ${k}`, inputs, layer, initializer, source);
      inputs = created.size;
      return created;
    });
  }

  /** The layers as they are now, from the first after x to the last. */
  get layers(): readonly Layer[] {
    return this.#layers;
  }

  /** The length of the output. */
  get outputs(): number {
    return last(this.#layers).size;
  }

  /** The number of weights and biases. */
  get parameterCount(): number {
    return this.#layers.reduce((count, { size, inputs }) => count + size * inputs + size, 0);
  }

  /**
   * The network's answer to x. With what was expected, also the cost and every gradient, which the
   * network gathers for the next `updateFromLearning`. No weight changes.
   * Error: a list of another length than the network's, or with a number that is not finite.
   */
  evaluate(x: Iterable<number>): Evaluation;
  evaluate(x: Iterable<number>, expected: Iterable<number>): LearnedEvaluation;
  evaluate(x: Iterable<number>, expected?: Iterable<number>): Evaluation | LearnedEvaluation {
    const from = sizedVector(x, this.inputs, 'x', 'inputs');
    const wanted = expected && sizedVector(expected, this.outputs, 'expected', 'outputs');

    const traces = feedForward(this.#layers, from);
    const evaluation = { x: from, output: last(traces).output, layers: traces };
    if (wanted === undefined) return evaluation;

    const learned = backpropagate(traces, wanted, this.cost);
    const cost = costOf(traces, wanted, this.cost);
    this.#gather(learned);
    return { ...evaluation, layers: learned, expected: wanted, cost };
  }

  /**
   * One update of every parameter, by the average of the gradients gathered since the last one,
   * which are then forgotten. Error: nothing was gathered, or a parameter would no longer be
   * finite, in which case none changes.
   */
  updateFromLearning(): void {
    const { count, sums } = this.#gathered;
    if (count === 0)
      throw new Error('There is nothing to learn from yet: call evaluate(x, expected) before updateFromLearning().');
    const updated = this.#layers.map((layer, k) => {
      const { dW, db } = sums[k] as Gradient;
      const average = { dW: dW.scale(1 / count), db: db.scale(1 / count) };
      return updateLayer(layer, average, this.optimizer, this.l2, this.#updates + 1);
    });
    if (!updated.every(({ weights, biases }) => weights.isFinite() && biases.isFinite()))
      throw new Error('Training has gone astray: a parameter would no longer be finite. A smaller learning rate may help.');

    this.#layers = updated;
    this.#updates += 1;
    this.#gathered = { count: 0, sums: [] };
  }

  /**
   * Learns from all the samples (and whatever else was gathered) in one update.
   * Returns their mean cost before it. Error: as for `evaluate`; nothing of the batch is then learned.
   */
  learnBatch(samples: readonly Sample[]): number {
    if (samples.length === 0) throw new Error('A batch needs one sample or more, but there are none.');
    const before = this.#gathered;
    try {
      const costs = samples.map(({ x, expected }) => this.evaluate(x, expected).cost);
      this.updateFromLearning();
      return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    } catch (error) {
      this.#gathered = before;
      throw error;
    }
  }

  /**
   * Puts other weights and biases in the place of its own, layer by layer. What was gathered, and what the optimizer
   * remembers, is forgotten. Error: a shape or a number that can't be, and nothing changes.
   */
  setParameters(parameters: readonly Pick<Layer, 'weights' | 'biases'>[]): void {
    if (parameters.length !== this.#layers.length)
      throw new Error(`The network has ${this.#layers.length} layers, but parameters came for ${parameters.length}.`);
    const layers = this.#layers.map(({ size, activation }, k) => {
      const { weights, biases } = parameters[k] as Layer;
      return { size, activation, weights, biases };
    });
    this.#layers = new Network({ ...this, layers }).#layers;
    this.#gathered = { count: 0, sums: [] };
    this.#updates = 0;
  }

  /** A network that is equal to this one in all it holds, and goes its own way from here. */
  copy(): Network {
    const copy = new Network(this);
    copy.#layers = this.#layers;
    copy.#gathered = this.#gathered;
    copy.#updates = this.#updates;
    return copy;
  }

  /** The network as plain data, which JSON.stringify asks for. What an optimizer remembers is not part of it. */
  toJSON(): Model {
    return toModel(this);
  }

  /** The network in a model file, given as text or parsed. `known` adds activations and the like of one's own. */
  static fromJSON(file: unknown, known: Known = {}): Network {
    return new Network(readModel(file, known));
  }

  #gather(learned: readonly Gradient[]): void {
    const { count, sums } = this.#gathered;
    this.#gathered = {
      count: count + 1,
      sums: learned.map(({ dW, db }, k) => {
        const sum = sums[k];
        return sum === undefined ? { dW, db } : { dW: sum.dW.plus(dW), db: sum.db.plus(db) };
      }),
    };
  }
}
