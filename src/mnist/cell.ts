/** The digits in a cell's Worker, which has no network: a source that asks the page over a line of the kernel's. */
import { MnistError } from './errors.ts';
import type { FromMnistService } from './service.ts';
import type { MnistBytes, MnistSource } from './source.ts';

interface Line {
  post(message: unknown): void;
  close(): void;
  /** Says on the cell how far it is. */
  progress(done: number, total: number, unit: string): void;
}

type Open = (service: 'mnist', hear: (message: FromMnistService) => void, failed: (reason: unknown) => void) => Line;

/** `caller()`, asked at once, opens lines for the cell that is calling. How far it is, that cell shows, unless it looks itself. */
export function askThePage(caller: () => Open): MnistSource {
  return ({ training, test, signal, onProgress }) => {
    const open = caller();
    return new Promise<MnistBytes>((resolve, reject) => {
      signal?.throwIfAborted();
      const line = open('mnist', hear, reject);
      const cancel = (): void => end(() => reject(signal?.reason));
      signal?.addEventListener('abort', cancel);

      function end(last: () => void): void {
        signal?.removeEventListener('abort', cancel);
        line.close();
        last();
      }

      function hear(message: FromMnistService): void {
        if (message.type === 'done') return end(() => resolve(message.bytes));
        if (message.type === 'failed') return end(() => reject(message.problem ? new MnistError(message.problem, message.message) : new Error(message.message)));
        const { bytes, bytesTotal } = message.progress;
        if (!onProgress) return line.progress(bytes / 1e6, bytesTotal / 1e6, 'MB of digits');
        try {
          onProgress(message.progress);
        } catch (error) {
          end(() => reject(error));
        }
      }

      line.post({ training, test });
    });
  };
}
