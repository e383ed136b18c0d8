/**
 * Training itself, over a machine: epochs, their order, reports, validation, early stopping. It knows no clock but the
 * one it is given, no Worker and no promise: a generator that yields after each slice of work, so that whoever drives it
 * can give way, pause or end it there. Slices are cut by the recipe alone, never by the clock: however often it was
 * paused, and however fast the machine, the sums are added up in the same order.
 */
import type { LayerNumbers, Machine, SetNumber } from '../kernels/types.ts';
import { earlyStopping, random } from '../network/index.ts';
import type { Supply } from './augment/supply.ts';
import { parametersOf, type Recipe } from './recipe.ts';
import { rateAt } from './rates.ts';
import { add, noSums, resultOf, type PlainReport, type Sums } from './reports.ts';

/** A set in the machine's memory. */
export interface Loaded {
  readonly set: SetNumber;
  readonly length: number;
}

export interface LoopOptions {
  /** With the layers to begin with, and the samples. */
  readonly machine: Machine;
  readonly recipe: Recipe;
  readonly training: Loaded;
  readonly validation?: Loaded | undefined;
  readonly test?: Loaded | undefined;
  /** Of transformed digits, in place of the training set from the second epoch on; their labels stay. */
  readonly augmented?: { readonly supply: Supply; readonly labels: Uint8Array } | undefined;
  /** Milliseconds. */
  readonly now: () => number;
  /** Where an earlier run was left. */
  readonly from?: Standing | undefined;
}

/** All that the rest of a run follows from, at the end of an epoch: with it, another run goes on as this one would. */
export interface Standing {
  readonly epoch: number;
  readonly layers: readonly LayerNumbers[];
  readonly memory: readonly LayerNumbers[];
  readonly best?: { readonly epoch: number; readonly layers: readonly LayerNumbers[] } | undefined;
  /** η that was set by hand. */
  readonly rate?: number | undefined;
  /** Of all epochs so far, those within them too. */
  readonly reports: readonly PlainReport[];
}

export type Step =
  /** A moment to give way. So many of the epoch's samples are done. */
  | { readonly kind: 'slice'; readonly epoch: number; readonly done: number; readonly of: number }
  /** The epoch's digits are not there yet: to be gone on with once the supply is ready. */
  | { readonly kind: 'wait'; readonly epoch: number; readonly done: number; readonly of: number }
  | { readonly kind: 'report'; readonly report: PlainReport };

export interface Loop {
  /** Throws, in words for the reader, if training goes astray. */
  readonly steps: Generator<Step, void>;
  /** η by hand from the next slice on, in place of the schedule. */
  rate: number | undefined;
  readonly learningRate: number;
  /** What the run has come to: the best seen if the recipe stops early, what is otherwise there now; after going astray, the last that was good. */
  result(): readonly LayerNumbers[];
  /** What is there now. */
  now(): readonly LayerNumbers[];
  /** The best so far by validation. */
  best(): readonly LayerNumbers[] | undefined;
  /** At the end of the last whole epoch; undefined before the first. */
  standing(): Standing | undefined;
  /** Of late: smooth enough to be read. */
  readonly samplesPerSecond: number;
}

/** A slice's work, in samples × parameters: a few milliseconds in WebAssembly, some tens on the plain twin. */
const SLICE = 60e6;
/** What "of late" means. Milliseconds of work. */
const RECENTLY = 500;
/** Looking at a sample takes about a third of learning from it. */
const LOOKS = 3;

export function createLoop({ machine, recipe, training, validation, test, augmented, now, from }: LoopOptions): Loop {
  const { design, epochs, schedule, gamma, l2, watch, within } = recipe;
  const { batchSize } = design;
  const batches = Math.ceil(training.length / batchSize);
  const sliceSamples = Math.max(1, Math.round(SLICE / parametersOf(design.sizes)));
  const sliceBatches = Math.max(1, Math.round(sliceSamples / batchSize));
  const shuffler = random(recipe.seed);
  const judge = earlyStopping(recipe.stopping ?? {});
  const reports: PlainReport[] = [...(from?.reports ?? [])];
  let rate = from?.rate;
  let learningRate = rate ?? rateAt(schedule, 0);
  let best: (Standing['best'] & { result: NonNullable<PlainReport['best']>['validation'] }) | undefined;
  let standing = from;
  let milliseconds = (from?.reports.at(-1)?.seconds ?? 0) * 1000;
  let timed = { samples: 0, milliseconds: 0 };
  let recently = 0;
  let astray = false;
  const first = from?.layers ?? machine.layers();
  const order = Uint32Array.from({ length: training.length }, (_, k) => k);

  if (from) goOn(from);

  function goOn({ epoch, layers, memory, best: saved }: Standing): void {
    machine.setLayers(layers);
    machine.setMemory(memory);
    // The generator's state follows from the seed and from how often it has shuffled.
    for (let done = 0; done < epoch; done++) shuffle();
    for (const report of reports) if (report.validation) judge(report.validation[watch]);
    const told = reports.at(-1)?.best;
    if (saved && told) best = { ...saved, result: told.validation };
  }

  /** The same numbers, in the same order, as the network module's `shuffle` of all samples. */
  function shuffle(): void {
    order.forEach((_, k) => (order[k] = k));
    for (let last = order.length - 1; last > 0; last--) {
      const chosen = shuffler.integer(last + 1);
      const moved = order[last] as number;
      order[last] = order[chosen] as number;
      order[chosen] = moved;
    }
  }

  /** What `work` gives; its time counts, and nothing else does. */
  function timing<T>(work: () => T): T {
    const began = now();
    const result = work();
    milliseconds += now() - began;
    return result;
  }

  /** Puts the epoch's digits in place, and has those of the next made. */
  function* renew(epoch: number): Generator<Step, void> {
    if (!augmented) return;
    const { supply, labels } = augmented;
    if (epoch > 1) {
      supply.prepare(epoch);
      let bytes: Uint8Array | undefined;
      while ((bytes = timing(() => supply.take(epoch))) === undefined) yield { kind: 'wait', epoch, done: 0, of: training.length };
      const made = bytes;
      timing(() => machine.replaceSamples(training.set, made, labels));
    }
    if (epoch < epochs) supply.prepare(epoch + 1);
  }

  function learn(epoch: number, begin: number, end: number): Sums {
    const total = epochs * batches;
    const rates = Float32Array.from({ length: end - begin }, (_, k) =>
      rate ?? rateAt(schedule, total > 1 ? ((epoch - 1) * batches + begin + k) / (total - 1) : 0));
    learningRate = rates.at(-1) as number;
    const began = milliseconds;
    const part = order.subarray(begin * batchSize, Math.min(end * batchSize, training.length));
    const tally = timing(() => machine.train(training.set, part, { rates, gamma, l2 }));
    const took = milliseconds - began;
    timed = { samples: timed.samples + tally.samples, milliseconds: timed.milliseconds + took };
    const share = recently === 0 ? 1 : 1 - Math.exp(-took / RECENTLY);
    if (took > 0) recently += ((tally.samples / took) * 1000 - recently) * share;
    if (!Number.isFinite(tally.cost)) goneAstray(epoch, 'the cost');
    return { ...tally };
  }

  function goneAstray(epoch: number, what: string): never {
    astray = true;
    const last = standing?.epoch ?? 0;
    const kept = best ? `the best so far, of epoch ${best.epoch}` : last > 0 ? `what it had after epoch ${last}` : 'what it had before';
    throw new Error(`Training went astray in epoch ${epoch}: ${what} is no longer a finite number. The learning rate η = ${plain(learningRate)} is probably too large: try a smaller one. The network has ${kept}.`);
  }

  function* look({ set, length }: Loaded, epoch: number): Generator<Step, Sums> {
    const sums = noSums();
    const slice = sliceSamples * LOOKS;
    for (let at = 0; at < length; at += slice) {
      const end = Math.min(at + slice, length);
      add(sums, timing(() => machine.evaluate(set, at, end)));
      yield { kind: 'slice', epoch, done: training.length, of: training.length };
    }
    return sums;
  }

  function told(report: Omit<PlainReport, 'seconds' | 'samplesPerSecond' | 'machine' | 'learningRate'>): Step {
    const samplesPerSecond = timed.milliseconds > 0 ? (timed.samples / timed.milliseconds) * 1000 : 0;
    timed = { samples: 0, milliseconds: 0 };
    const whole: PlainReport = { ...report, learningRate, machine: machine.kind, seconds: milliseconds / 1000, samplesPerSecond };
    reports.push(whole);
    return { kind: 'report', report: whole };
  }

  const bestTold = (): Pick<PlainReport, 'best'> => (best ? { best: { epoch: best.epoch, validation: best.result } } : {});

  function* run(): Generator<Step, void> {
    const ended = reports.at(-1);
    if (ended?.stopped) return;
    for (let epoch = (from?.epoch ?? 0) + 1; epoch <= epochs; epoch++) {
      shuffle();
      yield* renew(epoch);
      const all = noSums();
      for (let part = 1, at = 0; part <= within; part++) {
        const border = Math.round((part * batches) / within);
        const sums = noSums();
        while (at < border) {
          const end = Math.min(at + sliceBatches, border);
          add(sums, learn(epoch, at, end));
          at = end;
          yield { kind: 'slice', epoch, done: Math.min(at * batchSize, training.length), of: training.length };
        }
        add(all, sums);
        if (part < within && sums.samples > 0)
          yield told({ epoch, fraction: at / batches, training: resultOf(sums), ...bestTold(), stopped: false });
      }
      const layers = machine.layers();
      if (!layers.every(({ weights, biases }) => weights.every(Number.isFinite) && biases.every(Number.isFinite))) goneAstray(epoch, 'a weight');
      yield* atEnd(epoch, all, layers);
      if (reports.at(-1)?.stopped) return;
    }
  }

  /** Validation, tests and the report of a whole epoch. */
  function* atEnd(epoch: number, all: Sums, layers: LayerNumbers[]): Generator<Step, void> {
    const memory = machine.memory();
    let validated: Pick<PlainReport, 'validation'> = {};
    let stopped = false;
    if (validation) {
      const result = resultOf(yield* look(validation, epoch));
      if (!Number.isFinite(result.cost)) goneAstray(epoch, 'the validation cost');
      if (best === undefined || result[watch] < best.result[watch]) best = { epoch, layers, result };
      const { average, stop } = judge(result[watch]);
      stopped = recipe.stopping !== null && stop;
      validated = { validation: { ...result, average } };
    }
    const last = stopped || epoch === epochs;
    if (last && recipe.stopping && best) machine.setLayers(best.layers);
    const testing = test && (last || (recipe.testEvery > 0 && epoch % recipe.testEvery === 0)) ? test : undefined;
    const tested = testing && { test: resultOf(yield* look(testing, epoch)) };
    const step = told({ epoch, fraction: 1, training: resultOf(all), ...validated, ...tested, ...bestTold(), stopped });
    standing = { epoch, layers, memory, best: best && { epoch: best.epoch, layers: best.layers }, rate, reports: [...reports] };
    yield step;
  }

  return {
    steps: run(),
    get rate() {
      return rate;
    },
    set rate(value) {
      rate = value;
      if (value !== undefined) learningRate = value;
    },
    get learningRate() {
      return learningRate;
    },
    result() {
      if (best && (recipe.stopping || astray)) return best.layers;
      return astray ? (standing?.layers ?? first) : machine.layers();
    },
    now: () => machine.layers(),
    best: () => best?.layers,
    standing: () => standing,
    get samplesPerSecond() {
      return recently;
    },
  };
}

/** A number in a sentence: at most four digits that count. */
const plain = (value: number): string => String(Number(value.toPrecision(4)));
