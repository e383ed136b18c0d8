/**
 * The side that trains: drives the loop, says how it goes, and gives way so often that what is said to it is heard.
 * In the page it lives in a Worker (worker.ts), in Node in the thread at hand (here.ts).
 */
import type { Design, LayerNumbers, Machine } from '../kernels/types.ts';
import { decodeStanding, encodeStanding } from './checkpoint.ts';
import { createLoop, type Loaded, type Loop, type Standing } from './loop.ts';
import { supplyHere, type Supply } from './augment/supply.ts';
import type { Augmenting } from './augment/maker.ts';
import { createWarper } from '../kernels/index.ts';
import type { FromTrainer, Start, ToTrainer } from './protocol.ts';
import { sideOf, type Recipe } from './recipe.ts';
import type { DigitSet } from './types.ts';

export interface Surroundings {
  post(message: FromTrainer, transfer?: ArrayBuffer[]): void;
  /** `kernels`: the address that the start named. */
  createMachine(design: Design, kernels: string | undefined): Promise<Machine>;
  /** Of transformed digits, made of these `bytes`. `more` is to be called when it becomes ready. Default: by the plain twin, in this thread. */
  createSupply?(bytes: Uint8Array, augmenting: Augmenting, kernels: string | undefined, more: () => void): Promise<Supply>;
  now(): number;
  /** Lets messages in. */
  breathe(): Promise<void>;
  /** Whether each epoch's report brings what a checkpoint needs. */
  standing: boolean;
}

/** Milliseconds of work between two breaths. */
const TURN = 30;
/** Milliseconds between two words on how far it is. */
const TELLING = 100;
/** So many epochs it goes ahead of the reports that were looked at: enough to be at work while they are. */
const AHEAD = 1;

const NOTHING: DigitSet = { bytes: new Uint8Array(0), labels: new Uint8Array(0) };

/** Takes what is said to it, one training in its life. */
export function serveTraining({ post, createMachine, createSupply = plainSupply, now, breathe, standing: withStanding }: Surroundings): (message: ToTrainer) => void {
  let loop: Loop | undefined;
  let took = 0;
  let left: number | undefined;
  let paused = false;
  let stopped = false;
  let wake = (): void => {};
  /** Of each report that may still be the last one seen: what the network was, and whether an epoch ended there. */
  const seen = new Map<number, { layers: readonly LayerNumbers[]; epoch: boolean }>();

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (wake = resolve));
  }

  async function train({ recipe, layers: first, kernels, from: saved, sets }: Start): Promise<void> {
    const machine = await createMachine(recipe.design, kernels);
    const load = (set: DigitSet | undefined): Loaded | undefined => set && { set: machine.addSamples(set.bytes, set.labels), length: set.labels.length };
    machine.setLayers(first);
    const from = saved && decodeStanding(saved, recipe.design.sizes);
    const loaded = { training: load(sets.training) as Loaded, validation: load(sets.validation), test: load(sets.test) };
    const labels = sets.training.labels;
    const supply = recipe.augment && (await createSupply(sets.training.bytes, augmentingOf(recipe, recipe.augment), kernels, () => wake()));
    sets = { training: NOTHING }; // the machine has them: some 50 MB need not stay twice
    const running = (loop = createLoop({ machine, recipe, now, from, augmented: supply && { supply, labels }, ...loaded }));
    seen.set(0, { layers: first, epoch: false });
    let sent = 0;
    const report = (message: Extract<FromTrainer, { type: 'report' }>, layers: readonly LayerNumbers[]): void => {
      seen.set(++sent, { layers, epoch: message.report.fraction === 1 });
      post(message, message.standing ? [message.standing.buffer as ArrayBuffer] : []);
    };
    for (const past of from?.reports ?? []) report({ type: 'report', report: past }, running.result());
    const beyond = sent;

    try {
      for (let turn = now(), toldAt = -Infinity, at = { epoch: 0, done: 0, of: 0 }; ; ) {
        const ahead = (): number => [...seen].filter(([n, { epoch }]) => epoch && n > Math.max(took, beyond)).length;
        await until(() => stopped || left !== undefined || (!paused && ahead() <= AHEAD));
        if (stopped || left !== undefined) break;
        const { value: step, done } = running.steps.next();
        if (done) break;
        if (step.kind === 'report') {
          const standing = step.report.fraction === 1 && withStanding ? encodeStanding(running.standing() as Standing) : undefined;
          report({ type: 'report', report: step.report, ...(standing && { standing }) }, running.result());
        }
        else at = step;
        if (step.kind === 'wait') await until(() => stopped || left !== undefined || supply?.ready() !== false);
        if (step.kind !== 'report' && now() - turn < TURN) continue;
        if (now() - toldAt >= TELLING) {
          toldAt = now();
          post({ type: 'progress', epoch: at.epoch, done: at.done, of: at.of, samplesPerSecond: running.samplesPerSecond, learningRate: running.learningRate, machine: machine.kind, ...(supply && { transforming: supply.made }) });
        }
        await breathe();
        turn = now();
      }
      const how = left !== undefined ? 'left' : stopped ? 'stopped' : 'done';
      const result = running.result();
      // Who looks at the last reports may yet leave at one of them.
      await until(() => left !== undefined || took >= sent);
      post({ type: 'ended', how, layers: seen.get(left ?? -1)?.layers ?? result });
    } catch (error) {
      post({ type: 'failed', message: messageOf(error), layers: running.result() });
    } finally {
      machine.close();
      supply?.close();
    }
  }

  return (message) => {
    switch (message.type) {
      case 'start':
        void train(message).catch((error: unknown) => post({ type: 'failed', message: messageOf(error), layers: null }));
        break;
      case 'took':
        took = message.count;
        for (const n of seen.keys()) if (n < took) seen.delete(n);
        break;
      case 'leave':
        left = message.count;
        break;
      case 'pause':
      case 'resume':
        paused = message.type === 'pause';
        break;
      case 'stop':
        stopped = true;
        break;
      case 'rate':
        if (loop) loop.rate = message.learningRate;
        break;
      case 'snapshot':
        post({ type: 'snapshot', request: message.request, layers: (message.which === 'best' ? loop?.best() : loop?.now()) ?? null });
        break;
    }
    wake();
  };
}

const augmentingOf = ({ seed, design }: Recipe, strengths: Augmenting['strengths']): Augmenting => ({ strengths, seed, side: sideOf(design.sizes) });

const plainSupply: NonNullable<Surroundings['createSupply']> = async (bytes, augmenting) =>
  supplyHere(bytes, await createWarper(bytes, augmenting.side, augmenting.side), augmenting);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
