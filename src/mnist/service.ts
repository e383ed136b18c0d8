/** The page's side of cells that load digits: checks what is asked, loads, and hands over plain bytes. */
import { MnistError, type MnistProblem } from './errors.ts';
import { TEST, TRAINING, type MnistBytes, type MnistProgress, type MnistSource } from './source.ts';

export type FromMnistService =
  | { type: 'progress'; progress: MnistProgress }
  | { type: 'done'; bytes: MnistBytes }
  | { type: 'failed'; message: string; problem?: MnistProblem };

type Answer = (message: FromMnistService, transfer?: ArrayBuffer[]) => void;

/** One call: the first message asks, `end` cancels. */
export function serveMnist(load: MnistSource, answer: Answer): { hear(message: unknown): void; end(): void } {
  const controller = new AbortController();
  let asked = false;

  async function run(message: unknown): Promise<void> {
    const { training, test } = (message ?? {}) as Record<string, unknown>;
    try {
      if (!isCount(training, TRAINING) || !isCount(test, TEST)) throw new Error('Digits were asked for in a way that cannot be read.');
      const bytes = await load({ training, test, signal: controller.signal, onProgress: (progress) => answer({ type: 'progress', progress }) });
      const { images, labels } = bytes.training;
      const buffers = [images, labels, bytes.test.images, bytes.test.labels].map(({ buffer }) => buffer as ArrayBuffer);
      answer({ type: 'done', bytes }, [...new Set(buffers)]);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (!controller.signal.aborted) answer({ type: 'failed', message: said, ...(error instanceof MnistError ? { problem: error.problem } : {}) });
    }
  }

  return {
    hear(message) {
      if (asked) return;
      asked = true;
      void run(message);
    },
    end: () => controller.abort(),
  };
}

const isCount = (value: unknown, most: number): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
