/** The loader in a Worker, without one: both ends of its protocol over a channel. */
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoader } from '../../../src/mnist/load.ts';
import { openMnist, type WorkerLike } from '../../../src/mnist/page.ts';
import { serve, type Port } from '../../../src/mnist/serve.ts';
import type { MnistPart, MnistProgress } from '../../../src/mnist/source.ts';
import { BASE, DIGITS, NAMES, createHost, environment, same, type Host } from './host.ts';

const ALL = { training: 300, test: 60 };
const open: NodePort[] = [];

afterEach(() => open.splice(0).forEach((port) => port.close()));

/** A handle whose Workers are ends of channels; `workers` are those started. */
function start(host: Host) {
  const workers: (WorkerLike & { terminated: boolean })[] = [];
  const handle = openMnist(BASE, () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    serve(port2 as unknown as Port, (base) => createLoader(base, environment(host)));
    port2.start();
    const worker = port1 as unknown as WorkerLike & { terminated: boolean };
    worker.terminated = false;
    worker.terminate = () => {
      worker.terminated = true;
      port1.close();
    };
    workers.push(worker);
    return worker;
  });
  return { handle, workers };
}

describe('the loading Worker', () => {
  it('is started by the first request, and hands over the digits and its progress', async () => {
    const { handle, workers } = start(createHost());
    expect(workers.length).toBe(0);
    const told: MnistProgress[] = [];
    const found = await handle.load({ ...ALL, onProgress: (progress) => told.push(progress) });
    expect(same(found, DIGITS)).toBe(true);
    expect(told.at(-1)?.digits).toBe(360);
    expect(workers.length).toBe(1);
  });

  it('hands them over file by file, and again from what it kept', async () => {
    const host = createHost();
    const { handle } = start(host);
    const parts: MnistPart[] = [];
    for await (const part of handle.parts(ALL)) parts.push(part);
    expect(parts.map(({ set, first, labels }) => [set, first, labels.length])).toEqual([['training', 0, 50], ['training', 50, 100], ['training', 150, 150], ['test', 0, 60]]);
    const asked = host.asked.length;
    expect((await handle.load({ training: 60, test: 0 })).training.labels.length).toBe(60);
    expect(host.asked.length).toBe(asked);
  });

  it('passes on what went wrong, as the same kind of error, and works when tried again', async () => {
    const host = createHost();
    host.faults.set(NAMES[2] as string, { flip: 900 });
    const { handle } = start(host);
    await expect(handle.load(ALL)).rejects.toMatchObject({ name: 'MnistError', problem: 'damaged', message: expect.stringContaining('training digits 151–300') as string });
    await expect(handle.load({ training: 301, test: 0 })).rejects.toThrow('There are 300 training digits');
    host.faults.clear();
    expect((await handle.load(ALL)).training.labels.length).toBe(300);
  });

  it('stops fetching when it is cancelled', async () => {
    const host = createHost();
    const controller = new AbortController();
    let chunks = 0;
    host.faults.set(NAMES[1] as string, {
      chunk: () => {
        if (++chunks === 2) controller.abort();
        return new Promise((resolve) => setTimeout(resolve, 15));
      },
    });
    const { handle } = start(host);
    await expect(handle.load({ ...ALL, signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(chunks).toBeLessThan(6);
    expect(host.asked.map(({ name }) => name)).not.toContain(NAMES[2]);
  });

  it('stops fetching when the loop over its parts is left', async () => {
    const host = createHost();
    host.faults.set(NAMES[1] as string, { chunk: () => new Promise((resolve) => setTimeout(resolve, 15)) });
    const { handle } = start(host);
    for await (const part of handle.parts(ALL)) {
      expect(part.first).toBe(0);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(host.asked.map(({ name }) => name)).not.toContain(NAMES[2]);
  });

  it('fails in words when it dies, and is started anew', async () => {
    const host = createHost();
    const { handle, workers } = start(host);
    host.faults.set(NAMES[0] as string, { chunk: () => new Promise((resolve) => setTimeout(resolve, 50)) });
    const loading = handle.load(ALL);
    const event = { preventDefault: () => undefined } as ErrorEvent;
    setTimeout(() => workers[0]?.onerror?.(event), 20);
    await expect(loading).rejects.toMatchObject({ problem: 'worker', message: expect.stringContaining('Try again') as string });
    expect(workers[0]?.terminated).toBe(true);
    host.faults.clear();
    expect((await handle.load(ALL)).test.labels.length).toBe(60);
    expect(workers.length).toBe(2);
  });

  it('is ended by close', async () => {
    const host = createHost();
    const { handle, workers } = start(host);
    host.faults.set(NAMES[0] as string, { chunk: () => new Promise((resolve) => setTimeout(resolve, 50)) });
    const loading = handle.load(ALL);
    setTimeout(() => handle.close(), 10);
    await expect(loading).rejects.toMatchObject({ problem: 'worker' });
    expect(workers[0]?.terminated).toBe(true);
  });
});
