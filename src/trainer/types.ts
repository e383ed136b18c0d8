/**
 * Fast training as a cell or a program meets it, by the same `train` that takes a list of samples:
 *
 *     import { cosine, train } from 'chainrule';
 *     import { loadMnist } from 'chainrule/mnist';
 *
 *     const { training, test } = await loadMnist();
 *     const parts = training.split(5000, random(1));
 *     const run = train(network, parts.training, {
 *       epochs: 20, learningRate: cosine(0.02), validation: parts.validation, test, stopping: {},
 *     });
 *     for await (const epoch of run) display(epoch);
 *     network.evaluate(test.sample(0).x)          // the network itself has learned
 *
 * Handed digits instead of samples, `train` goes the fast way: float32, WebAssembly, in a Worker of the page's own.
 * The same call gives the same weights and the same reports in the page, at build and in Node.
 */
import type { Strengths } from '../network/augment/draw.ts';
import type { Cost, EpochReport, Network, Optimizer, Result, Sample, Stopping, TrainingOptions } from '../network/index.ts';

/** What is learned from and tested on: the `Digits` of chainrule/mnist, or anything with these two. */
export interface DigitSet {
  /** Grey values, as many as the network has inputs for each digit; learned as byte / 255. */
  readonly bytes: Uint8Array;
  /** What each is meant to be: the place of its output, counted from 0. */
  readonly labels: Uint8Array;
}

/** η over the whole of a training, from its first update (t = 0) to its last (t = 1). Made by `constant`, `linear`, `cosine`. */
export type Schedule =
  | { readonly kind: 'constant'; readonly from: number }
  /** from + (to − from) · t */
  | { readonly kind: 'linear'; readonly from: number; readonly to: number }
  /** to + (from − to) · (1 + cos πt) / 2: slow at both ends. */
  | { readonly kind: 'cosine'; readonly from: number; readonly to: number };

export interface DigitsOptions {
  /** At most this many times through all digits. Schedules are spread over them. */
  readonly epochs: number;
  /** Digits per update. Default: 32. */
  readonly batchSize?: number;
  /** Of the order, new for each epoch: the order that the plain `train` takes with `random(seed)`. Default: 1. */
  readonly seed?: number;
  /** Default: the network's optimizer's, constant. */
  readonly learningRate?: number | Schedule;
  /** γ. Default: the network's optimizer's; 0.9 if it has none. */
  readonly gamma?: number;
  /** λ. Default: the network's. */
  readonly l2?: number;
  /** By name, or as such: gradientDescent, momentum or nesterov. Default: the network's. */
  readonly optimizer?: Optimizer | 'gradientDescent' | 'momentum' | 'nesterov';
  /** By name, or as such: crossEntropy or quadratic. Default: the network's. */
  readonly cost?: Cost | 'crossEntropy' | 'quadratic';
  /** Set aside, never learned from: looked at after each epoch; early stopping and `best` go by it. */
  readonly validation?: DigitSet;
  /** Only reported: looked at once, at the end, by the network that is then kept. */
  readonly test?: DigitSet;
  /** Look at the test set in every such epoch, too: only to show, nothing goes by it. Default: never. */
  readonly testEvery?: number;
  /** Which validation result counts: the share of wrong answers, or the mean cost. Default: 'error'. */
  readonly watch?: 'error' | 'cost';
  /** End when the moving average of the validation results stops falling, and keep the best network seen. */
  readonly stopping?: Stopping;
  /**
   * Data augmentation: from the second epoch on, each digit is learned as transformed by a new draw within these strengths
   * (see `randomTransform`), the same for the same seed. A draw that takes ink out of the picture is drawn anew, up to five
   * times; then the digit is learned as it is. In the page a second Worker transforms while this one trains. Default: none.
   */
  readonly augment?: Strengths;
  /** So many reports an epoch instead of one, the last at its end; true stands for 10. */
  readonly within?: number | boolean;
  /** Keep a checkpoint after each epoch, in the page in this browser, so that a run survives a reload. Default: true. */
  readonly keep?: boolean;
}

/** Where a training stands. What a display shows is the same at every run; the times are there to be asked for. */
export interface DigitsReport {
  /** 1 for the first. */
  readonly epoch: number;
  /** How much of this epoch is done: 1 at its end, less in reports within one. */
  readonly fraction: number;
  /**
   * On the digits learned from (transformed, with `augment`), each as it was just before it was learned from. At an
   * epoch's end: all of them; within one: those since the report before.
   */
  readonly training: Result;
  /** After the epoch, with the moving average of what is watched. */
  readonly validation?: Result & { readonly average: number };
  /** In the epochs to test in; and in the last, by the network that is kept. */
  readonly test?: Result;
  /** The best validation result so far, and after which epoch. `snapshot('best')` is that network. */
  readonly best?: { readonly epoch: number; readonly validation: Result };
  /** Whether training ends here because the validation results no longer improve. */
  readonly stopped: boolean;
  /** η of the last update. */
  readonly learningRate: number;
  /** `simd`: WebAssembly. `plain`: its slower twin, where a browser lacks that. The results are the same. */
  readonly machine: 'simd' | 'plain';
  /** Seconds spent on learning and testing so far, and on transforming digits where that is done in turn; pauses don't count. Not listed by a display. */
  readonly seconds: number;
  /** Digits learned from a second, since the report before. Not listed by a display. */
  readonly samplesPerSecond: number;
}

/**
 * A training under way; it begins with the first report asked for. Leaving the loop ends it, and the network then is
 * as the last report saw it. At its end the network has what was learned: with `stopping` the best seen, otherwise the last.
 */
export interface DigitsTraining extends AsyncGenerator<DigitsReport, void> {
  pause(): void;
  resume(): void;
  /** Ends it where it is, in the midst of an epoch too. The loop over the reports then ends. */
  stop(): void;
  /** η from the next update on, in place of the schedule. Takes effect wherever the training then is: for what must come out the same each time, use a schedule. */
  setLearningRate(learningRate: number): void;
  /** The network as it is now, or the best so far by validation, as a copy. */
  snapshot(which?: 'now' | 'best'): Promise<Network>;
}

/** `train` of 'chainrule': a list of samples goes through the network module's own, digits go the fast way. */
export interface Train {
  (network: Network, digits: DigitSet, options: DigitsOptions): DigitsTraining;
  (network: Network, samples: readonly Sample[], options: TrainingOptions): AsyncGenerator<EpochReport, void>;
}
