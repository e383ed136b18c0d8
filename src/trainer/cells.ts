/**
 * 'chainrule' as the cells' Worker has it: the network module, and a `train` that turns to the page when it is handed
 * digits. It comes with every chapter, so there is no more here than that: what asks (asking.ts), and what reads and
 * writes files (src/network/onnx), is fetched when it is needed.
 */
import type { Known } from '../network/index.ts';
import { cosine, constant, linear } from './schedules.ts';
import type { Chainrule } from './convert.ts';

/** `caller()`, asked for at once, knows the cell that is calling; `part` fetches a part of the engine. */
type BindTo = (caller: () => unknown, part: (name: 'trainer') => Promise<Readonly<Record<string, (...values: any[]) => unknown>>>) => Record<string, unknown>;

const WORDS = ['next', 'return', 'throw', 'pause', 'resume', 'stop', 'setLearningRate', 'snapshot'];

type Handle = Record<string, (...values: unknown[]) => unknown>;

export const fastTraining = (network: Chainrule): { bindTo: BindTo } => ({
  bindTo: (caller, part) => ({
    ...network,
    ...{ constant, cosine, linear },
    toOnnx: async (trained: { toJSON(): unknown }) => (await part('trainer'))['writeOnnx']!(trained.toJSON()),
    fromOnnx: async (file: unknown, known?: Known) => network.Network.fromJSON((await part('trainer'))['readOnnx']!(file), known),
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
  }),
});
