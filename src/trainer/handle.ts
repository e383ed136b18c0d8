/** A training as the one who asked for it holds it: reports in a loop, words to steer it, the result in the network. */
import type { LayerNumbers } from '../kernels/types.ts';
import type { Network } from '../network/index.ts';
import { numbersOf, putNumbers, recipeOf, type Chainrule } from './convert.ts';
import type { Connect, FromTrainer, Line, ToTrainer } from './protocol.ts';
import { checkRate } from './recipe.ts';
import { reportOf } from './reports.ts';
import { checkSets, copySets } from './sets.ts';
import type { DigitSet, DigitsOptions, DigitsReport, DigitsTraining } from './types.ts';

/** Readies a training of `network` over the line that `connect` opens with the first report asked for. Error: an option or a set that can't be. */
export function createTraining(module: Chainrule, connect: Connect, network: Network, digits: DigitSet, options: DigitsOptions): DigitsTraining {
  const recipe = recipeOf(network, options, module);
  const { validation, test } = options;
  const sets = checkSets({ training: digits, ...(validation && { validation }), ...(test && { test }) }, recipe);

  /** What came and was not asked for yet: reports, and how it ended. */
  const queue: FromTrainer[] = [];
  const snapshots = new Map<number, (layers: readonly LayerNumbers[] | null) => void>();
  const early: ToTrainer[] = [];
  let line: Line | undefined;
  let broken: { reason: unknown } | undefined;
  let over = false;
  let seen = 0;
  let requests = 0;
  let wake = (): void => {};

  function hear(message: FromTrainer): void {
    if (message.type === 'snapshot') {
      snapshots.get(message.request)?.(message.layers);
      snapshots.delete(message.request);
    } else if (message.type !== 'progress') queue.push(message);
    wake();
  }

  function start(): void {
    if (line) return;
    line = connect(hear, (reason) => {
      broken ??= { reason };
      for (const resolve of snapshots.values()) resolve(null);
      wake();
    });
    // Taken now: what happened to the network since `train` was called counts.
    const { sets: copies, transfer } = copySets(sets);
    line.post({ type: 'start', recipe, layers: numbersOf(network), sets: copies }, transfer);
    for (const message of early.splice(0)) line.post(message);
  }

  function say(message: ToTrainer): void {
    if (over) return;
    if (line) line.post(message);
    else early.push(message);
  }

  async function heard(): Promise<FromTrainer> {
    for (;;) {
      const message = queue.shift();
      if (message) return message;
      if (broken) throw broken.reason;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  /** Nothing more will come. The network gets what there is. */
  function end(layers: readonly LayerNumbers[] | null): void {
    if (over) return;
    over = true;
    line?.close();
    if (layers) putNumbers(network, layers, module);
    for (const resolve of snapshots.values()) resolve(null);
  }

  async function next(): Promise<IteratorResult<DigitsReport, void>> {
    if (over) return { done: true, value: undefined };
    start();
    if (seen > 0) say({ type: 'took', count: seen });
    try {
      const message = await heard();
      if (message.type === 'report') {
        seen++;
        return { done: false, value: reportOf(message.report) };
      }
      if (message.type === 'ended') end(message.layers);
      if (message.type === 'failed') {
        end(message.layers);
        throw new Error(message.message);
      }
      return { done: true, value: undefined };
    } catch (error) {
      end(null);
      throw error;
    }
  }

  /** Ends it as it was at the last report seen. */
  async function leave(): Promise<IteratorResult<DigitsReport, void>> {
    if (!line) over = true;
    say({ type: 'leave', count: seen });
    while (!over) {
      const message = await heard();
      if (message.type === 'ended' || message.type === 'failed') end(message.layers);
    }
    return { done: true, value: undefined };
  }

  return {
    next,
    return: leave,
    async throw(error) {
      await leave();
      throw error;
    },
    pause: () => say({ type: 'pause' }),
    resume: () => say({ type: 'resume' }),
    stop: () => say({ type: 'stop' }),
    setLearningRate: (learningRate) => say({ type: 'rate', learningRate: checkRate(learningRate) }),
    async snapshot(which = 'now') {
      const copy = network.copy();
      if (!line || over) return copy;
      const request = ++requests;
      const layers = new Promise<readonly LayerNumbers[] | null>((resolve) => snapshots.set(request, resolve));
      line.post({ type: 'snapshot', request, which });
      const found = await layers;
      putNumbers(copy, found ?? numbersOf(network), module);
      return copy;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await leave();
    },
  };
}
