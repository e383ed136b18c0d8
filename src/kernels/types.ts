// What a machine for fast training takes, does and gives: the WebAssembly one and its plain twin are made alike,
// so that either can stand in for the other. And the same of a warper, which transforms digits to learn from.

/** By the names of src/network. */
export type HiddenActivation = 'leakyRelu' | 'relu' | 'sigmoid' | 'tanh';
export type OutputActivation = 'softmax' | 'sigmoid';
export type CostName = 'crossEntropy' | 'quadratic';
export type OptimizerName = 'gradientDescent' | 'momentum' | 'nesterov';

/** What a machine is made for. It cannot be changed later: make another. */
export interface Design {
  /** Neurons a layer, x first: [784, 36, 14, 10]. Two numbers or more. */
  readonly sizes: readonly number[];
  /** Of each hidden layer, so there are two fewer than sizes. */
  readonly hidden: readonly HiddenActivation[];
  readonly output: OutputActivation;
  readonly cost: CostName;
  readonly optimizer: OptimizerName;
  /** Samples per update. The last batch of a run may be smaller. */
  readonly batchSize: number;
}

/** The numbers of one layer. `weights` row after row: a row a neuron, a column an input. */
export interface LayerNumbers {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Numbers of the updates, which may differ from one to the next. */
export interface Pace {
  /** η of each update to come. */
  readonly rates: Float32Array;
  /** γ of momentum and Nesterov; not read for gradient descent. */
  readonly gamma: number;
  /** λ: each update also subtracts ηλw from each weight w, not from biases, as src/network does. */
  readonly l2: number;
}

/** What a run over samples came to. */
export interface Tally {
  readonly samples: number;
  /** The sum of the samples' costs. Not finite if training went astray. */
  readonly cost: number;
  /** How many were answered wrongly: the largest output is not the label's. */
  readonly errors: number;
}

/** One set of samples in a machine's memory. */
export type SetNumber = number;

export interface Machine {
  /** `simd`: WebAssembly. `plain`: the twin. */
  readonly kind: 'simd' | 'plain';
  readonly design: Design;
  /** Copies samples in: `bytes` holds sizes[0] grey values each, 0…255 and taken as /255; labels are 0…outputs − 1. Error: lengths or labels that can't be. */
  addSamples(bytes: Uint8Array, labels: Uint8Array): SetNumber;
  /** Puts other samples in a set's place; as many, or fewer, or more. */
  replaceSamples(set: SetNumber, bytes: Uint8Array, labels: Uint8Array): void;
  /** All layers' numbers. Error: shapes that are not the design's. */
  setLayers(layers: readonly LayerNumbers[]): void;
  /** Copies. */
  layers(): LayerNumbers[];
  /** What the optimizer remembers (velocities), shaped like the layers; zeros at first. */
  setMemory(layers: readonly LayerNumbers[]): void;
  memory(): LayerNumbers[];
  /**
   * Learns from the samples `order[0], order[1], …` of a set, batch after batch, one update each. `pace.rates` has one
   * η a batch: ⌈order.length / batchSize⌉. The tally is of each sample as it was just before it was learned from.
   */
  train(set: SetNumber, order: Uint32Array, pace: Pace): Tally;
  /** Looks at samples from `first` up to, but without, `end`, and learns nothing. `predictions` gets each one's answer, if given. */
  evaluate(set: SetNumber, first: number, end: number, predictions?: Uint8Array): Tally;
  /** The output layer's values for the samples from `first` to `end`, sample after sample. */
  outputs(set: SetNumber, first: number, end: number): Float32Array;
  /** Frees what it holds. It must not be used after. */
  close(): void;
}

/** Holds digits, and gives them transformed, again and again: pictures to learn from that were never written. */
export interface Warper {
  /** `simd`: WebAssembly. `plain`: the twin. */
  readonly kind: 'simd' | 'plain';
  /** How many digits it holds. */
  readonly length: number;
  /**
   * Writes the digits from `first` up to, but without, `end` to `out`, one after the other. `transforms` has six numbers
   * for each, a, b, c, d, e, f: pixel (x, y) is looked up at (ax + by + c, dx + ey + f) of the digit, between pixels
   * (bilinear), and rounded to a whole grey value. Error: lengths that don't fit, or a number that is not finite.
   */
  warp(first: number, end: number, transforms: Float32Array, out: Uint8Array): void;
  /** Frees what it holds. It must not be used after. */
  close(): void;
}
