/** Training in the thread at hand, giving way often: in Node, in a program's own Worker, at build. */
import { createMachine, createWarper } from '../kernels/index.ts';
import * as network from '../network/index.ts';
import { isDigits, type Chainrule } from './convert.ts';
import { supplyHere } from './augment/supply.ts';
import { createTraining } from './handle.ts';
import { trainPlainly } from './plainly.ts';
import type { Connect } from './protocol.ts';
import { serveTraining } from './serve.ts';
import type { DigitSet, DigitsOptions, Train } from './types.ts';

/** The bytes of the kernels, or undefined where there are none: the plain twin then trains. */
export type Kernels = () => Promise<Uint8Array | undefined>;

/** `train` in this thread. */
export function trainHere(kernels: Kernels, module: Chainrule = network): Train {
  const train = (trained: network.Network, samples: DigitSet | readonly network.Sample[], options: DigitsOptions & network.TrainingOptions): unknown =>
    !isDigits(samples)
      ? module.train(trained, samples, options)
      : trained instanceof module.Network
        ? createTraining(module, connectHere(kernels), trained, samples, options)
        : trainPlainly(module, trained, samples, options);
  return train as Train;
}

function connectHere(kernels: Kernels): Connect {
  return (hear) => {
    const receive = serveTraining({
      post: hear,
      async createMachine(design) {
        const wasm = await kernels();
        return createMachine(design, wasm ? { wasm } : {});
      },
      async createSupply(bytes, augmenting) {
        const wasm = await kernels();
        return supplyHere(bytes, await createWarper(bytes, augmenting.side, augmenting.side, wasm ? { wasm } : {}), augmenting);
      },
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => later(resolve)),
      standing: false,
    });
    return { post: receive, close: () => {} };
  };
}

/** A task of its own: Node comes round to it at once, a browser after 4 ms at most. */
function later(task: () => void): void {
  if (typeof setImmediate === 'function') setImmediate(task);
  else setTimeout(task, 0);
}
