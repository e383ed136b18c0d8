/**
 * Loads the packed digits: the manifest, then file after file as far as digits are asked for, each fetched or
 * taken from what was kept, checked, unpacked, kept, and given out whole or not at all. Meant to run in a
 * Worker (worker.ts); runs anywhere.
 */
import { check } from './check.ts';
import { environmentOf, type Environment } from './environment.ts';
import { MnistError } from './errors.ts';
import { gather } from './gather.ts';
import { createKeep } from './keep.ts';
import { PIXELS, type PlainDigits } from './layout.ts';
import { MANIFEST, readManifest, type Manifest, type PackedFile } from './manifest.ts';
import type { MnistPart, MnistRequest, MnistSource } from './source.ts';
import { nothing, take, type Arrived } from './take.ts';
import { counted } from './words.ts';

export interface Loader {
  /** The digits file by file, the first training digits first, the test digits last; training can start with what is there. */
  parts(request: MnistRequest): AsyncGenerator<MnistPart, void, void>;
  /** All that was asked for, in one piece for each set. */
  load: MnistSource;
  /** The list of files; from the last visit if the host can't be reached. */
  manifest(signal?: AbortSignal): Promise<Manifest>;
}

/** `base` is the absolute URL of the folder that the manifest is in, with its last slash. */
export function createLoader(base: string, environment: Environment = environmentOf(globalThis)): Loader {
  const keep = createKeep(environment.caches);
  const arrived = new Map<string, Arrived>();
  const busy = new Map<string, Promise<unknown>>();
  let listed: Manifest | undefined;

  async function manifest(signal?: AbortSignal): Promise<Manifest> {
    if (listed) return listed;
    const url = base + MANIFEST;
    let response: Response;
    try {
      response = await environment.fetch(url, { signal: signal ?? null, cache: 'no-cache' });
    } catch (cause) {
      signal?.throwIfAborted();
      const kept = await keep.get(url);
      if (kept) return (listed = readManifest(new TextDecoder().decode(kept)));
      throw new MnistError('offline', 'The digits could not be fetched: the host was not reached. Check the connection and try again.', cause);
    }
    if (!response.ok) throw new MnistError('missing', `The list of the digits' files (${MANIFEST}) is missing on this host: it answered ${response.status}. If trying again does not help, the site was not put up whole.`);
    let text: string;
    try {
      text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new MnistError('broken off', `The list of the digits' files (${MANIFEST}) is incomplete: the connection broke off. Try again.`, cause);
    }
    listed = readManifest(text);
    await keep.put(url, new TextEncoder().encode(text));
    await keep.tidy(base, [url, ...listed.files.map(({ name }) => base + name)]);
    return listed;
  }

  /** One file's digits: kept, or fetched. */
  async function digits(file: PackedFile, signal: AbortSignal | undefined, onBytes: (bytes: number) => void): Promise<PlainDigits> {
    const url = base + file.name;
    const kept = await keep.get(url);
    if (kept) {
      try {
        return await check(kept, file, environment);
      } catch {
        await keep.drop(url); // damaged in the cache: as if it had not been there
      }
    }
    for (;;) {
      const so = arrived.get(url) ?? nothing();
      arrived.set(url, so);
      const resumed = so.length > 0;
      const bytes = await take(url, file, so, environment, signal, onBytes);
      try {
        const found = await check(bytes, file, environment);
        arrived.delete(url);
        await keep.put(url, bytes);
        return found;
      } catch (error) {
        arrived.set(url, nothing(true));
        // Two halves that do not fit may be of two builds or hosts: the whole file decides.
        if (!resumed) throw error;
        onBytes(0);
      }
    }
  }

  /** The same file is not fetched twice at once: the second waits, and then finds it kept. */
  async function inTurn<T>(name: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    for (let other; (other = busy.get(name)); ) await unlessCancelled(other, signal);
    const working = work();
    const settled = working.then(() => undefined, () => undefined).then(() => busy.delete(name));
    busy.set(name, settled);
    return working;
  }

  async function* parts({ training, test, signal, onProgress }: MnistRequest): AsyncGenerator<MnistPart, void, void> {
    signal?.throwIfAborted();
    const list = await manifest(signal);
    const wanted = { training, test };
    for (const set of ['training', 'test'] as const) mustBeThere(wanted[set], set, list[set]);
    const files = list.files.filter(({ set, first }) => first < wanted[set]);
    const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
    let [bytes, ready] = [0, 0];
    const tell = (of: number): void => onProgress?.({ bytes: bytes + of, bytesTotal, digits: ready, digitsTotal: training + test });
    tell(0);
    for (const file of files) {
      const found = await inTurn(file.name, signal, () => digits(file, signal, tell)).catch((error: unknown) => {
        // The site may have been put up anew since it was read: the next try reads it again.
        if (error instanceof MnistError && (error.problem === 'missing' || error.problem === 'damaged')) listed = undefined;
        throw error;
      });
      signal?.throwIfAborted();
      const count = Math.min(file.count, wanted[file.set] - file.first);
      bytes += file.bytes;
      ready += count;
      tell(0);
      yield { set: file.set, first: file.first, ...(count < file.count ? firstOf(found, count) : found) };
    }
  }

  return { parts, manifest, load: (request) => gather(parts(request), request) };
}

const firstOf = ({ images, labels }: PlainDigits, count: number): PlainDigits => ({ images: images.slice(0, count * PIXELS), labels: labels.slice(0, count) });

function mustBeThere(wanted: number, set: 'training' | 'test', there: number): void {
  if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted > there)
    throw new RangeError(`There are ${counted(there)} ${set} digits, so 0 to ${counted(there)} can be asked for, not ${wanted}.`);
}

/** Waits for `work`, but no longer than the signal allows. */
async function unlessCancelled(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (!signal) return void (await work);
  let cancel = (): void => undefined;
  try {
    await Promise.race([work, new Promise((_, reject) => signal.addEventListener('abort', (cancel = () => reject(signal.reason))))]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
