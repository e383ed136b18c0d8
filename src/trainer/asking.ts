/** `train` for digits in a cell's Worker: the page is asked over a line of the kernel's. */
import type { Network } from '../network/index.ts';
import type { Chainrule } from './convert.ts';
import { createTraining } from './handle.ts';
import { trainPlainly } from './plainly.ts';
import type { FromTrainer } from './protocol.ts';
import type { DigitSet, DigitsOptions } from './types.ts';

interface Line {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  close(): void;
  progress(done: number, total: number, unit: string): void;
}

type Open = (service: 'trainer', hear: (message: FromTrainer) => void, failed: (reason: unknown) => void) => Line;

export function train(module: Chainrule, open: Open, network: Network, digits: DigitSet, options: DigitsOptions): AsyncGenerator<unknown, void> {
  if (!(network instanceof module.Network)) return trainPlainly(module, network, digits, options);
  return createTraining(module, (hear, failed) => {
    const line = open('trainer', (message) => {
      if (message.type === 'report') line.progress(message.report.epoch - 1 + message.report.fraction, options.epochs, 'epochs');
      hear(message);
    }, failed);
    return line;
  }, network, digits, options);
}
