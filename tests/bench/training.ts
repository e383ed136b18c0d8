/**
 * Training on MNIST: the kernels beside their plain twin, other libraries and C++, in turn; how their time grows with the
 * task; and the same in a Worker of the browser. Slow ones get fewer samples, and are scaled to 60,000.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileKernels } from '../../src/kernels/build.ts';
import { hashOfLayers } from '../../src/kernels/index.ts';
import { originalsFolder, readOriginals } from '../../src/mnist/originals.ts';
import { processorTime } from './clock.ts';
import { brain } from './peers/brain.ts';
import { convnet } from './peers/convnet.ts';
import { native } from './peers/native.ts';
import type { Peer } from './peers/peer.ts';
import { tensorflow } from './peers/tensorflow.ts';
import { tensorflowMinimize } from './peers/tensorflow-minimize.ts';
import type { Bench } from './run.ts';
import { quantile, table } from './table.ts';
import { inBrowser } from './training/browser.ts';
import { BATCH, SIZES, ready, type Digits, type Task } from './training/task.ts';

const ROUNDS = 7;
/** Milliseconds that a turn is timed for, or longer. */
const TURN = 200;
const ALL = 60_000;

export async function training({ browser, samples = ALL }: Bench): Promise<string> {
  const digits = await readOriginals(originalsFolder(), 'training', samples);
  const wasm = await compileKernels();
  return [
    await beside(digits, wasm),
    await growth(digits, wasm),
    await pages(digits, wasm, browser),
  ].join('\n\n');
}

function some(digits: Digits, count: number): Digits {
  return { images: digits.images.subarray(0, count * SIZES[0]!), labels: digits.labels.subarray(0, count) };
}

/** Milliseconds of an epoch, by the processor's time. */
async function timed(epoch: Peer['epoch']): Promise<number> {
  const start = processorTime();
  const own = await epoch();
  return typeof own === 'number' ? own : processorTime() - start;
}

/**
 * Milliseconds of an epoch in one turn. Whoever had the turn before has filled the caches with data of its own, which is
 * no matter of this one's: so an epoch goes ahead that does not count. A contestant that takes its time itself does so too.
 */
async function turn(epoch: Peer['epoch']): Promise<number> {
  const own = await epoch();
  if (typeof own === 'number') return own;
  let [sum, epochs] = [0, 0];
  for (; sum < TURN; epochs++) sum += await timed(epoch);
  return sum / epochs;
}

async function beside(digits: Digits, wasm: Uint8Array): Promise<string> {
  const count = digits.labels.length;
  const fewer = (part: number): number => Math.max(BATCH, Math.round(count / part / BATCH) * BATCH);
  const fast = await ready(digits, { wasm });
  const plain = await ready(digits, {});
  const peers: Peer[] = [
    { name: 'Chainrule, WebAssembly SIMD', samples: count, target: '', epoch: fast.epoch },
    { name: 'Chainrule, the plain twin', samples: count, target: '8 times slower or more', epoch: plain.epoch },
    await tensorflow(digits, fewer(4)),
    await tensorflowMinimize(digits, fewer(10)),
    convnet(digits, fewer(20)),
    brain(digits, fewer(40)),
  ];
  const compiled = native(count);
  if (compiled) peers.push(compiled);

  const times = peers.map((): number[] => []);
  for (const { epoch } of peers) await epoch();
  for (let round = 0; round < ROUNDS; round++)
    for (const [k, { epoch }] of peers.entries()) times[k]!.push(await turn(epoch));

  const perEpoch = peers.map(({ samples }, k) => (quantile(times[k]!, 0.5) * ALL) / samples);
  const ratio = (own: number): string => {
    const times = own / perEpoch[0]!;
    return times >= 1 ? `${times.toFixed(times < 10 ? 1 : 0)} times slower` : `${(1 / times).toFixed(2)} times faster`;
  };
  return table(
    ['60,000 digits, 784-36-14-10, batch 32, one thread', 'timed with', 'processor time an epoch, median', 'against the first', 'held to'],
    peers.map(({ name, samples, target }, k) => [
      name, `${samples} digits × ${ROUNDS}`, seconds(perEpoch[k]!), k === 0 ? '' : ratio(perEpoch[k]!), target,
    ]),
  );
}

async function growth(digits: Digits, wasm: Uint8Array): Promise<string> {
  const count = digits.labels.length;
  const tasks = [
    ...[1, 8, 32, 128, 512].map((batchSize) => ({ batchSize, sizes: SIZES, count })),
    ...[[784, 10], [784, 128, 10], [784, 300, 100, 10]].map((sizes) => ({ batchSize: BATCH, sizes, count })),
    ...[4, 2].map((part) => ({ batchSize: BATCH, sizes: SIZES, count: Math.round(count / part) })),
  ];
  const rows: string[][] = [];
  for (const { batchSize, sizes, count } of tasks) {
    const before = await memoryNow();
    const { median, memory } = await grown(some(digits, count), { sizes, batchSize, wasm });
    rows.push([sizes.join('-'), String(batchSize), String(count), seconds(median), `${((memory - before) / 2 ** 20).toFixed(0)} MB`]);
  }
  return table(['network', 'batch', 'digits', 'processor time an epoch, median of 5', 'memory at its peak'], rows);
}

/** One task, in a function of its own, so that nothing of it is left when the next one's memory is measured. */
async function grown(digits: Digits, task: Task): Promise<{ median: number; memory: number }> {
  const { epoch } = await ready(digits, task);
  epoch();
  // A WebAssembly memory never shrinks: what it holds now is the most that it ever held.
  const memory = await memoryNow();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) times.push(await timed(epoch));
  return { median: quantile(times, 0.5), memory };
}

/** Bytes outside of the JavaScript heap, after what is no longer in use has been collected. */
async function memoryNow(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What a first collection finds, the second frees.
  collect();
  await new Promise((done) => setImmediate(done));
  collect();
  return process.memoryUsage().external;
}

async function pages(digits: Digits, wasm: Uint8Array, executablePath: string): Promise<string> {
  const here = await ready(digits, { wasm });
  const there = await inBrowser(executablePath, digits, wasm);
  try {
    const [own, others]: [number[], number[]] = [[], []];
    const run = (): number => {
      const start = performance.now();
      here.epoch();
      return performance.now() - start;
    };
    const firsts = [run(), (await there.run(1)).milliseconds[0]!];
    let hash = '';
    for (let round = 0; round < 5 * ROUNDS; round++) {
      own.push(run());
      const answer = await there.run(1);
      others.push(...answer.milliseconds);
      hash = answer.hash;
    }
    const row = (name: string, first: number, times: number[]): string[] => [name, seconds(first), seconds(quantile(times, 0.25)), seconds(quantile(times, 0.5))];
    const same = hash === hashOfLayers(here.machine.layers());
    return [
      table(['time of day an epoch', 'the first', 'lower quartile', `median of ${5 * ROUNDS}`], [
        row(`Node ${process.versions.node}`, firsts[0]!, own),
        row(`a Worker of Chromium ${there.version}`, firsts[1]!, others),
      ]),
      `After ${1 + 5 * ROUNDS} epochs the weights are ${same ? 'equal bit for bit' : 'NOT EQUAL'} (${hash}).`,
    ].join('\n\n');
  } finally {
    await there.close();
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1)} s`;
}
