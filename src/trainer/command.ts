/**
 * `npm run train`: trains a network on the digits in this terminal, by the very way that a cell's line goes at build,
 * and writes it to a file that `Network.fromJSON` reads. `npm run train -- --help` lists what it can be told.
 */
import { writeFile } from 'node:fs/promises';
import { loadMnist } from '../mnist/node.ts';
import { kernels } from './compiled.ts';
import { percent, spreadOf } from './error/statistics.ts';
import { trainHere } from './here.ts';
import { random, type DigitsReport, type Network } from './index.ts';
import { HELP, readOrder } from './order.ts';

export interface Terminal {
  print(line: string): void;
  write(path: string, text: string): Promise<void>;
}

/** Does what the words say. Error: they can't be read, or training went astray; in words. */
export async function command(words: readonly string[], { print, write }: Terminal): Promise<void> {
  const order = readOrder(words);
  if (order === 'help') return print(HELP);
  const train = trainHere(order.plain ? async () => undefined : kernels);
  const digits = await loadMnist({ training: order.training });
  const errors: number[] = [];
  let best: { network: Network; seed: number; error: number } | undefined;

  for (const seed of order.seeds) {
    const network = order.network(seed);
    const parts = order.validation > 0 ? digits.training.split(order.validation, random(seed)) : { training: digits.training };
    let last: DigitsReport | undefined;
    if (order.seeds.length > 1) print(`seed ${seed}`);
    for await (const report of train(network, parts.training, { ...order.options(seed), ...parts, test: digits.test })) {
      print(lineOf(report));
      last = report;
    }
    if (!last?.test) continue;
    const kept = order.options(seed).stopping && last.best ? `the network of epoch ${last.best.epoch}` : `the network after epoch ${last.epoch}`;
    print(`${percent(last.test.error)} of the 10,000 test digits are taken for another, by ${kept}; ${last.seconds.toFixed(1)} s of training (${last.machine === 'simd' ? 'WebAssembly' : 'plain'}).`);
    errors.push(last.test.error);
    // Chosen on validation: what the test says is only told.
    const error = last.best?.validation.error ?? last.training.error;
    if (best === undefined || error < best.error) best = { network, seed, error };
  }

  if (errors.length > 1) {
    const { mean, deviation } = spreadOf(errors);
    print(`Test error over ${errors.length} seeds: ${percent(mean)} ± ${percent(deviation)} (mean and standard deviation).`);
  }
  if (order.out !== undefined && best) {
    await write(order.out, `${JSON.stringify(best.network)}\n`);
    print(`${order.out}: the network${order.seeds.length > 1 ? ` of seed ${best.seed}` : ''}, for Network.fromJSON.`);
  }
}

/** One epoch, in columns. */
function lineOf({ epoch, training, validation, learningRate, samplesPerSecond }: DigitsReport): string {
  return [
    `epoch ${String(epoch).padStart(3)}`,
    `cost ${training.cost.toFixed(4)}`,
    `error ${percent(training.error).padStart(7)}`,
    ...(validation ? [`validation ${percent(validation.error).padStart(7)}`] : []),
    `η ${learningRate.toPrecision(3)}`,
    `${Math.round(samplesPerSecond / 1000)},000 digits/s`,
  ].join('   ');
}

if (import.meta.main) {
  try {
    await command(process.argv.slice(2), { print: (line) => void process.stdout.write(`${line}\n`), write: writeFile });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
