/** `savedNetwork` in a cell's Worker, which has no storage: the page is asked over a line of the kernel's. */
import type { Chainrule } from '../convert.ts';
import { networkOf } from './convert.ts';
import type { SavedNetwork, Sent, Which } from './types.ts';

/** What the page answers. */
export type FromNetworks = ({ type: 'network' } & Sent) | { type: 'failed'; message: string };

interface Line {
  post(message: unknown): void;
  close(): void;
}

type Open = (service: 'networks', hear: (message: FromNetworks) => void, failed: (reason: unknown) => void) => Line;

export function savedNetwork(module: Chainrule, open: Open, which: Which): Promise<SavedNetwork> {
  return new Promise((resolve, reject) => {
    const line = open('networks', (message) => {
      line.close();
      if (message.type === 'failed') return reject(new Error(message.message));
      try {
        resolve({ ...message.about, network: networkOf(message.numbers, module) });
      } catch (error) {
        reject(error);
      }
    }, reject);
    line.post({ which });
  });
}
