/** The Worker's side: runs the loader for the page, and hands over what it loads. */
import { MnistError } from './errors.ts';
import { createLoader, type Loader } from './load.ts';
import type { FromMnist, ToMnist } from './protocol.ts';

/** A Worker's global scope, or one end of a channel. */
export interface Port {
  postMessage(message: FromMnist, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToMnist>) => void): void;
}

export function serve(port: Port, create: (base: string) => Loader = createLoader): void {
  const loaders = new Map<string, Loader>();
  const runs = new Map<number, AbortController>();

  async function run({ id, base, training, test }: Extract<ToMnist, { type: 'load' }>): Promise<void> {
    const post = (message: FromMnist, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
    const controller = new AbortController();
    runs.set(id, controller);
    const loader = loaders.get(base) ?? create(base);
    loaders.set(base, loader);
    try {
      const { signal } = controller;
      for await (const part of loader.parts({ training, test, signal, onProgress: (progress) => post({ type: 'progress', id, progress }) }))
        post({ type: 'part', id, part }, [part.images.buffer, part.labels.buffer]);
      post({ type: 'done', id });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      post({ type: 'failed', id, message, ...(error instanceof MnistError ? { problem: error.problem } : {}) });
    } finally {
      runs.delete(id);
    }
  }

  port.addEventListener('message', ({ data }) => {
    if (data.type === 'load') void run(data);
    else runs.get(data.id)?.abort();
  });
}
