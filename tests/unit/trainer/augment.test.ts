/** Training on digits that are transformed anew: the same weights however the work is shared out. */
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../src/kernels/build.ts';
import { createMachine, createWarper } from '../../../src/kernels/index.ts';
import * as augment from '../../../src/network/augment/index.ts';
import type { Augmenting } from '../../../src/trainer/augment/maker.ts';
import { createMaker } from '../../../src/trainer/augment/maker.ts';
import { serveMaking, supplyFrom, supplyHere, type FromMaker, type MakingWorker, type Supply } from '../../../src/trainer/augment/supply.ts';
import { AUGMENT } from '../../../src/trainer/cells.ts';
import { trainHere } from '../../../src/trainer/here.ts';
import * as chainrule from '../../../src/trainer/index.ts';
import { createTraining } from '../../../src/trainer/handle.ts';
import { serveTraining } from '../../../src/trainer/serve.ts';
import type { FromTrainer } from '../../../src/trainer/protocol.ts';
import type { DigitsOptions } from '../../../src/trainer/types.ts';
import { small, strokes, weightsOf } from './digits.ts';
import { openPage } from './page.ts';

const wasm = await compileKernels();
const STRENGTHS = { rotation: 20, scale: 0.2, shear: 0.2, shift: 0.5 };
const OPTIONS: DigitsOptions = { epochs: 5, augment: STRENGTHS };
const training = strokes(1200, 1, 1);
// A rim of paper, so that most transforms keep the ink inside.
for (let k = 0; k < training.bytes.length; k++) if ([0, 3].includes(k % 4)) training.bytes[k] = 0;

async function weights(train = trainHere(async () => wasm), options: DigitsOptions = OPTIONS): Promise<number[]> {
  const network = small();
  for await (const _ of train(network, training, options));
  return weightsOf(network);
}

/** A Worker in this thread; `slow` says for how many milliseconds an answer waits. */
function makingWorker(slow = 0): MakingWorker & { die(): void; asked: number[] } {
  const worker = {
    asked: [] as number[],
    dead: false,
    onmessage: null as MakingWorker['onmessage'],
    onerror: null as MakingWorker['onerror'],
    postMessage(message: Parameters<MakingWorker['postMessage']>[0], transfer: ArrayBuffer[]) {
      if (message.type === 'make') worker.asked.push(message.epoch);
      const copy = structuredClone(message, { transfer });
      setTimeout(() => worker.dead || receive(copy), slow);
    },
    terminate: () => void (worker.dead = true),
    die() {
      worker.dead = true;
      worker.onerror?.({ preventDefault() {} } as ErrorEvent);
    },
  };
  const receive = serveMaking((message, transfer = []) => {
    const copy = structuredClone(message, { transfer });
    setImmediate(() => worker.dead || worker.onmessage?.({ data: copy } as MessageEvent<FromMaker>));
  }, (bytes, side) => createWarper(bytes, side, side));
  return worker;
}

type CreateSupply = (bytes: Uint8Array, augmenting: Augmenting, kernels: string | undefined, more: () => void) => Promise<Supply>;

/** Training over a line, with its digits from where `createSupply` says; `from`: where an earlier run stood. */
function over(createSupply: CreateSupply, standings: Uint8Array[] = [], from?: Uint8Array) {
  return (network: chainrule.Network, digits: typeof training, options: DigitsOptions) =>
    createTraining(chainrule as never, (hear) => {
      const receive = serveTraining({
        post: (message: FromTrainer) => {
          if (message.type === 'report' && message.standing) standings.push(message.standing);
          hear(message);
        },
        createMachine: (design) => createMachine(design, { wasm }),
        createSupply,
        now: () => performance.now(),
        breathe: () => new Promise((resolve) => setImmediate(resolve)),
        standing: true,
      });
      return { post: (message) => receive(message.type === 'start' && from ? { ...message, from } : message), close() {} };
    }, network, digits, options);
}

const byWorker = (worker: MakingWorker): CreateSupply => async (bytes, augmenting, kernels, more) => (await supplyFrom(() => worker, bytes, augmenting, kernels, more)) as Supply;
const inTurn: CreateSupply = async (bytes, augmenting) => supplyHere(bytes, await createWarper(bytes, augmenting.side, augmenting.side, { wasm }), augmenting);

describe('digits of an epoch', () => {
  const made = async (epoch: number, seed = 1, before: number[] = []): Promise<Uint8Array> => {
    const maker = createMaker(training.bytes, await createWarper(training.bytes, 4, 4), { strengths: STRENGTHS, seed, side: 4 });
    const out = new Uint8Array(training.bytes.length);
    for (const each of [...before, epoch]) for (const _ of maker.make(each, out));
    return out;
  };

  it('follow from the seed and the epoch, whatever was made before', async () => {
    expect(await made(7, 1, [2, 3])).toEqual(await made(7));
    expect(await made(8)).not.toEqual(await made(7));
    expect(await made(7, 2)).not.toEqual(await made(7));
  });

  it('are mostly transformed', async () => {
    const out = await made(2);
    const same = Array.from({ length: 1200 }, (_, k) => Buffer.compare(out.subarray(16 * k, 16 * k + 16), training.bytes.subarray(16 * k, 16 * k + 16)) === 0);
    expect(same.filter(Boolean).length).toBeLessThan(600);
  });
});

describe('the weights', () => {
  it('are others than without, from the second epoch on', async () => {
    const plainly = { epochs: 5 };
    expect(await weights()).not.toEqual(await weights(undefined, plainly));
    expect(await weights(undefined, { ...OPTIONS, epochs: 1 })).toEqual(await weights(undefined, { epochs: 1 }));
  });

  it('are the same each time, by WebAssembly and by the twin', async () => {
    expect(await weights()).toEqual(await weights());
    expect(await weights(trainHere(async () => undefined))).toEqual(await weights());
  });

  it('are the same with a second Worker, quick or slow', async () => {
    const [quick, slow] = [makingWorker(), makingWorker(30)];
    expect(await weights(over(byWorker(quick)) as never)).toEqual(await weights());
    expect(await weights(over(byWorker(slow)) as never)).toEqual(await weights());
    expect(quick.asked).toEqual([2, 3, 4, 5]);
  });

  it('are the same when a run is gone on with', async () => {
    const whole = await weights();
    for (const supply of [() => inTurn, () => byWorker(makingWorker())]) {
      const standings: Uint8Array[] = [];
      await weights(over(supply(), standings) as never);
      for (const standing of [standings[0], standings[2]]) expect(await weights(over(supply(), [], standing) as never)).toEqual(whole);
    }
  });
});

describe('a second Worker', () => {
  it('makes the next epoch’s digits while this one trains', async () => {
    const worker = makingWorker();
    const run = over(byWorker(worker))(small(), training, OPTIONS);
    await run.next();
    expect(worker.asked.slice(0, 1)).toEqual([2]);
    await run.return();
    expect((worker as unknown as { dead: boolean }).dead).toBe(true);
  });

  it('that dies ends the training in words; one that never was is done without', async () => {
    const worker = makingWorker();
    const run = over(byWorker(worker))(small(), training, { ...OPTIONS, epochs: 1000 });
    await run.next();
    worker.die();
    await expect((async () => { for await (const _ of run); })()).rejects.toThrow('The Worker that transforms the digits ended unexpectedly');
    const none = (): MakingWorker => { throw new Error('no'); };
    const augmenting = { strengths: STRENGTHS, seed: 1, side: 4 };
    expect(await supplyFrom(none, training.bytes, augmenting, undefined, () => {})).toBeUndefined();
    const dying = makingWorker(20);
    setTimeout(() => dying.die());
    expect(await supplyFrom(() => dying, training.bytes, augmenting, undefined, () => {})).toBeUndefined();
  });
});

describe('what can’t be', () => {
  it.each<[object, string]>([
    [{ rotation: -1 }, 'The strength of rotation must be at least 0'],
    [{ scale: 1.2 }, 'The strength of scaling must be at least 0 and below 1, but is 1.2.'],
    [{ tilt: 3 }, 'augment can have rotation, scale, shear and shift, but not "tilt".'],
  ])('%j', (strengths, message) => {
    expect(() => chainrule.train(small(), training, { epochs: 2, augment: strengths })).toThrow(message);
  });

  it('pictures that are not square', () => {
    const network = small({ inputs: 15 });
    expect(() => chainrule.train(network, { bytes: new Uint8Array(15), labels: new Uint8Array(1) }, OPTIONS)).toThrow('Only square pictures can be transformed, but 15 inputs make none.');
  });
});

describe('in a cell', () => {
  it('what augments is fetched when it is imported, all of it', async () => {
    expect([...AUGMENT].sort()).toEqual(Object.keys(augment).sort());
    const page = openPage({ cells: { shift: `import { transformDigit, vector } from 'chainrule'; vector(transformDigit([1, 2, 3, 4], 2, 2, { shiftX: 1 }))`, typo: "import { transformDigits } from 'chainrule'; transformDigits" } });
    page.session.run('shift');
    page.session.run('typo');
    await page.until(() => page.session.cell('shift').shown !== undefined && page.session.cell('typo').status === 'error');
    expect(page.session.cell('shift').error).toBeUndefined();
    expect(page.session.cell('shift').shown?.at(-1)?.record).toMatchObject({ kind: 'vector', values: [0, 1, 0, 3] });
    expect(JSON.stringify(page.session.cell('typo').error)).toContain('Did you mean transformDigit?');
  });
});
