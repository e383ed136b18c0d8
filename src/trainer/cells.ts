/**
 * 'chainrule' as the cells' Worker has it: the network module, and a `train` that turns to the page when it is handed
 * digits. It comes with every chapter, so there is no more here than that: what asks (asking.ts), what reads and writes
 * files (src/network/onnx), and what transforms digits and makes drawings ready (src/network/augment, drawing), is fetched when it is needed.
 */
import type { Known } from '../network/index.ts';
import { cosine, constant, linear } from './schedules.ts';
import type { Chainrule } from './convert.ts';

/** `caller()`, asked for at once, knows the cell that is calling; `part` fetches a part of the engine. */
type BindTo = (caller: () => unknown, part: (name: 'trainer' | 'augment') => Promise<Readonly<Record<string, (...values: any[]) => unknown>>>) => Record<string, unknown>;

const WORDS = ['next', 'return', 'throw', 'pause', 'resume', 'stop', 'setLearningRate', 'snapshot'];

/** What src/network/augment exports. */
export const AUGMENT = ['affineOf', 'deskewDigit', 'distortDigit', 'drawFitting', 'elasticField', 'factorsOf', 'inkSpans', 'inverseOf', 'momentsOf', 'product', 'randomTransform', 'rowsOf', 'staysInside', 'transformDigit'];

/** What src/network/drawing exports; it comes in the same part. */
export const DRAWING = ['PREPARATION', 'boundsOf', 'centre', 'checkDrawing', 'crop', 'deskew', 'drawingFrom', 'drawingText', 'inkOf', 'joinDots', 'onePen', 'pictureOf', 'prepare', 'scale'];

/** Each of them as a promise, which whoever imports one awaits. Not listed: to list them is not to ask for them. */
const withAugment = (exports: Record<string, unknown>, fetched: () => Promise<Readonly<Record<string, unknown>>>): Record<string, unknown> =>
  Object.defineProperties(exports, Object.fromEntries([...AUGMENT, ...DRAWING].map((name) => [name, { get: () => fetched().then((part) => part[name]) }])));

type Handle = Record<string, (...values: unknown[]) => unknown>;

export const fastTraining = (network: Chainrule): { bindTo: BindTo } => ({
  bindTo: (caller, part) => withAugment({
    ...network,
    ...{ constant, cosine, linear },
    toOnnx: async (trained: { toJSON(): unknown }) => (await part('trainer'))['writeOnnx']!(trained.toJSON()),
    fromOnnx: async (file: unknown, known?: Known) => network.Network.fromJSON((await part('trainer'))['readOnnx']!(file), known),
    savedNetwork(which: unknown) {
      const calling = caller();
      return part('trainer').then(({ savedNetwork }) => savedNetwork!(network, calling, which));
    },
    train(...given: [any, any, any]) {
      if (!('bytes' in Object(given[1]))) return network.train(...given);
      let handle: Promise<Handle> | undefined;
      const open = (): Promise<Handle> => {
        const calling = caller();
        return part('trainer').then(({ train }) => train!(network, calling, ...given) as Handle);
      };
      const run: Record<string | symbol, unknown> = { [Symbol.asyncIterator]: () => run };
      for (const word of WORDS) run[word] = (...values: unknown[]) => (handle ??= open()).then((training) => training[word]?.(...values));
      return run;
    },
  }, () => part('augment')),
});
