/**
 * The digits for cells and programs: everything one imports from 'chainrule/mnist'.
 *
 *     import { loadMnist } from 'chainrule/mnist';
 *
 *     const digits = await loadMnist({ training: 5000 });
 *     digits.training.image(0)
 *
 * Where the bytes come from is not decided here. Who makes the module known to cells or programs binds it to a
 * source with `mnistFrom(source)`; a source gets `{ training, test, signal, onProgress }` and promises
 * `{ training: { images, labels }, test: { images, labels } }`, plain byte arrays that may be transferred:
 * - in a page, `openMnist(base).load` (page.ts: a Worker of the page's own fetches, checks, unpacks, keeps);
 * - in a cell's Worker, which has no network, a function that asks the page for just that over its port;
 * - in Node, node.ts, which has done so: the original files from npm, or a built site's.
 */
import { Digits } from './digits.ts';
import { MnistError } from './errors.ts';
import { TEST, TRAINING, type MnistProgress, type MnistSource } from './source.ts';
import { counted, told } from './words.ts';

export { ascii } from './ascii.ts';
export { Digits, type DigitImage, type DigitSample } from './digits.ts';
export { MnistError, type MnistProblem } from './errors.ts';
export { ORIGIN as origin } from './origin.ts';
export type { Chooser } from './split.ts';
export type { MnistBytes, MnistProgress, MnistRequest, MnistSource } from './source.ts';

export interface MnistOptions {
  /** How many training digits, from the first. Default: all 60,000. */
  readonly training?: number;
  /** How many test digits. Default: all 10,000. The first half is from tidier hands, so fewer flatter a network. */
  readonly test?: number;
  /** Cancels. */
  readonly signal?: AbortSignal;
  /** Told as bytes arrive and as digits are ready. */
  readonly onProgress?: (progress: MnistProgress) => void;
  /** Gives the bytes, instead of the source that the module is bound to. */
  readonly source?: MnistSource;
}

export interface Mnist {
  readonly training: Digits;
  readonly test: Digits;
}

export type LoadMnist = (options?: MnistOptions) => Promise<Mnist>;

/** The module's functions, bound to where the bytes come from. */
export function mnistFrom(bound: MnistSource | undefined): { loadMnist: LoadMnist } {
  return {
    async loadMnist({ training = TRAINING, test = TEST, signal, onProgress, source = bound } = {}) {
      mustBe(training, 'training', TRAINING);
      mustBe(test, 'test', TEST);
      if (!source) throw new MnistError('no source', 'The digits have no source here. Give one: loadMnist({ source }).');
      const bytes = await source({ training, test, signal, onProgress });
      return { training: digitsOf(bytes.training, training), test: digitsOf(bytes.test, test) };
    },
  };
}

/**
 * Loads handwritten digits: `training` to learn from, `test` to tell at the end how well that went. Where there
 * is no source bound, `source` must be given.
 */
export const { loadMnist } = mnistFrom(undefined);

function mustBe(n: number, set: string, most: number): void {
  if (!Number.isInteger(n) || n < 0 || n > most) throw new RangeError(`There are ${counted(most)} ${set} digits, so 0 to ${counted(most)} can be asked for, not ${told(n)}.`);
}

function digitsOf({ images, labels }: { images: Uint8Array; labels: Uint8Array }, asked: number): Digits {
  if (labels.length !== asked) throw new Error(`${counted(asked)} digits were asked for, but the source gave ${counted(labels.length)}.`);
  return new Digits(images, labels);
}
