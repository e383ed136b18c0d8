/** A make-believe host and a make-believe cache, with the faults that real ones have. */
import { gunzipSync } from 'node:zlib';
import type { Environment } from '../../../src/mnist/environment.ts';
import { packMnist, type Packed } from '../../../src/mnist/pack.ts';
import type { MnistBytes } from '../../../src/mnist/source.ts';
import { blots } from './blots.ts';

export const BASE = 'https://course.example/sub/data/';
export const DIGITS = { training: blots(300, 1), test: blots(60, 2) };
export const PACKED = packMnist(DIGITS, { training: [50, 100, 150], test: [60] });

/** The packed files' names in their order. */
export const NAMES = PACKED.manifest.files.map(({ name }) => name);

export interface Asked {
  name: string;
  range?: string;
  cache?: RequestCache;
}

export interface Fault {
  /** The connection breaks after so many bytes. */
  breakAfter?: number;
  /** The body ends after so many bytes, as if that were all. */
  cutAfter?: number;
  /** The byte at this place arrives as another. */
  flip?: number;
  status?: number;
  /** A web page instead, as hosts of single-page apps give for any address. */
  page?: boolean;
  offline?: boolean;
  /** The host unpacks gzip on the way, as some do that take it for a transfer encoding. */
  unpacked?: boolean;
  /** Appended to the file. */
  more?: number;
  /** Called before each chunk; may wait. */
  chunk?: (sent: number) => void | Promise<void>;
}

export interface Host {
  files: Map<string, Uint8Array>;
  asked: Asked[];
  /** By name of the file; taken away to heal it. */
  faults: Map<string, Fault>;
  ranges: boolean;
  /** Ranges are answered from the wrong place. */
  wrongRange: boolean;
  fetch: Environment['fetch'];
}

const CHUNK = 512;

export function createHost(packed: Packed = PACKED): Host {
  const files = new Map<string, Uint8Array>([...packed.files, ['mnist.json', new TextEncoder().encode(JSON.stringify(packed.manifest))]]);
  const host: Host = { files, asked: [], faults: new Map(), ranges: true, wrongRange: false, fetch };

  async function fetch(url: string, init: Parameters<Environment['fetch']>[1] = {}): Promise<Response> {
    init.signal?.throwIfAborted();
    if (!url.startsWith(BASE)) throw new TypeError(`outside the data: ${url}`);
    const name = url.slice(BASE.length);
    const { range } = init.headers ?? {};
    host.asked.push({ name, ...(range ? { range } : {}), ...(init.cache ? { cache: init.cache } : {}) });
    const fault = host.faults.get(name) ?? {};
    if (fault.offline) throw new TypeError('Failed to fetch');
    if (fault.page) return new Response('<!doctype html><p>Welcome', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    if (fault.status) return new Response('no', { status: fault.status });
    let bytes = host.files.get(name);
    if (!bytes) return new Response('not found', { status: 404 });
    if (fault.unpacked) bytes = gunzipSync(bytes);
    if (fault.flip !== undefined) bytes = bytes.map((byte, k) => (k === fault.flip ? byte ^ 1 : byte));
    if (fault.more) bytes = Uint8Array.from([...bytes, ...new Uint8Array(fault.more)]);
    const from = Number(range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0);
    if (from === 0 || !host.ranges) return new Response(body(bytes, fault, init.signal));
    if (from >= bytes.length) return new Response(null, { status: 416 });
    const start = host.wrongRange ? from - 1 : from;
    return new Response(body(bytes.subarray(start), fault, init.signal), {
      status: 206,
      headers: { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` },
    });
  }
  return host;
}

function body(bytes: Uint8Array, { breakAfter, cutAfter, chunk }: Fault, signal?: AbortSignal | null): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await chunk?.(sent);
      if (signal?.aborted) return controller.error(signal.reason);
      if (breakAfter !== undefined && sent >= breakAfter) return controller.error(new TypeError('network error'));
      if (sent >= Math.min(bytes.length, cutAfter ?? Infinity)) return controller.close();
      const end = Math.min(sent + CHUNK, bytes.length, cutAfter ?? Infinity, breakAfter ?? Infinity);
      controller.enqueue(bytes.slice(sent, end));
      sent = end;
    },
  }, { highWaterMark: 0 });
}

export interface Store {
  caches: Pick<CacheStorage, 'open'>;
  entries: Map<string, Uint8Array>;
  /** Storage as a whole is refused, or there is no room for anything that is put. */
  mode: 'good' | 'refused' | 'full';
}

export function createStore(): Store {
  const store: Store = { entries: new Map(), mode: 'good', caches: { open: () => (store.mode === 'refused' ? Promise.reject(new DOMException('no', 'SecurityError')) : Promise.resolve(cache)) } };
  const cache = {
    async match(url: string) {
      const bytes = store.entries.get(url);
      return bytes && new Response(bytes.slice());
    },
    async put(url: string, response: Response) {
      if (store.mode === 'full') throw new DOMException('no room', 'QuotaExceededError');
      store.entries.set(url, new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (url: string) => store.entries.delete(url),
    keys: async () => [...store.entries.keys()].map((url) => new Request(url)),
  } as unknown as Cache;
  return store;
}

export const environment = (host: Host, store?: Store): Environment => ({
  fetch: host.fetch,
  caches: store?.caches,
  subtle: crypto.subtle,
  DecompressionStream,
});

/** Whether two results are the same digits. Compared as bytes: element by element takes seconds. */
export const same = (a: MnistBytes, b: MnistBytes): boolean =>
  (['training', 'test'] as const).every((set) => Buffer.compare(a[set].images, b[set].images) === 0 && Buffer.compare(a[set].labels, b[set].labels) === 0);
