// Training: epoch after epoch, with a report on each.

import { batches, type Sample } from './batches.ts';
import { wholeNumber } from './checks.ts';
import { earlyStopping, type Stopping } from './early-stopping.ts';
import { classOf, score } from './measure.ts';
import type { Network } from './network.ts';
import { random, type Random } from './random.ts';

export interface TrainingOptions {
  /** At most this many times through all samples. */
  readonly epochs: number;
  /** Samples per update. Default: 32. */
  readonly batchSize?: number;
  /** Shuffles the samples anew for each epoch. Default: random(1), so always the same way. */
  readonly random?: Random;
  /** Samples that are never learned from, to test on. */
  readonly test?: readonly Sample[];
  /** Test in every such epoch, and in the last. Default: 1, in each. */
  readonly testEvery?: number;
  /** Which test result counts: the share of wrong answers, or the mean cost. Default: 'error'. */
  readonly watch?: 'error' | 'cost';
  /** End when the moving average of the test results stops falling. Without it, all epochs are run. */
  readonly stopping?: Stopping;
  /** Lets others have a turn; asked for about 20 times a second. Default: a timer of 0 ms. */
  readonly giveWay?: () => Promise<void>;
}

/** How well the network did over a set of samples. */
export interface Result {
  /** The mean cost. L2 is not part of it. */
  readonly cost: number;
  /** The share of right answers, 0 to 1. */
  readonly accuracy: number;
  /** The share of wrong ones. */
  readonly error: number;
}

export interface EpochReport {
  /** 1 for the first. */
  readonly epoch: number;
  /** On the samples learned from, each as it was just before it was learned from. */
  readonly training: Result;
  /** On the test samples after this epoch, if it was one to test in, with the moving average of what is watched. */
  readonly test?: Result & { readonly average: number };
  /** The best test result so far: after which epoch, and the network as it then was. */
  readonly best?: { readonly epoch: number; readonly test: Result; readonly network: Network };
  /** Whether training ends here because the test results no longer improve. */
  readonly stopped: boolean;
}

/** No turn is longer than this, in milliseconds, give or take one sample. */
const TURN = 40;

/**
 * Trains the network itself, and yields a report after each epoch. The best network tested is kept
 * as a copy in the report. Error: no samples, or an option that can't be.
 */
export async function* train(network: Network, samples: readonly Sample[], options: TrainingOptions): AsyncGenerator<EpochReport, void> {
  const { batchSize = 32, random: source = random(1), test = [], testEvery = 1, watch = 'error', giveWay = timer } = options;
  const epochs = options.epochs === Infinity ? Infinity : wholeNumber(options.epochs, 'The number of epochs');
  wholeNumber(testEvery, 'testEvery');
  if (samples.length === 0) throw new Error('Training needs one sample or more, but there are none.');
  if (options.stopping !== undefined && test.length === 0)
    throw new Error('Early stopping needs test samples to watch, but there are none.');
  const judge = earlyStopping(options.stopping);
  const breathe = takingTurns(giveWay);
  let best: EpochReport['best'];

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const learned = tally();
    for (const batch of batches(samples, batchSize, source)) {
      for (const { x, expected } of batch) {
        const { cost, output, expected: wanted } = network.evaluate(x, expected);
        learned.add(cost, classOf(output) === classOf(wanted));
        await breathe();
      }
      network.updateFromLearning();
    }
    const training = learned.result();

    if (test.length === 0 || (epoch % testEvery !== 0 && epoch !== epochs)) {
      yield { epoch, training, ...(best && { best }), stopped: false };
      continue;
    }
    const tested = tally();
    for (const sample of test) {
      const { cost, right } = score(network, sample);
      tested.add(cost, right);
      await breathe();
    }
    const result = tested.result();
    if (best === undefined || result[watch] < best.test[watch]) best = { epoch, test: result, network: network.copy() };
    const { average, stop } = judge(result[watch]);
    const stopped = options.stopping !== undefined && stop;
    yield { epoch, training, test: { ...result, average }, best, stopped };
    if (stopped) return;
  }
}

function tally(): { add(cost: number, right: boolean): void; result(): Result } {
  let [count, costs, rights] = [0, 0, 0];
  return {
    add(cost, right) {
      count += 1;
      costs += cost;
      rights += Number(right);
    },
    result: () => ({ cost: costs / count, accuracy: rights / count, error: (count - rights) / count }),
  };
}

/** A function to call often, which gives way whenever a turn has lasted long enough. */
function takingTurns(giveWay: () => Promise<void>): () => Promise<void> | undefined {
  let end = performance.now() + TURN;
  return () => {
    if (performance.now() < end) return undefined;
    return giveWay().then(() => {
      end = performance.now() + TURN;
    });
  };
}

function timer(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
