/** Takes one file from the host: streamed, counted, and from where an earlier try broke off if the host allows. */
import { isGzip } from './check.ts';
import type { Environment } from './environment.ts';
import { MnistError } from './errors.ts';
import { fileOf, type PackedFile } from './manifest.ts';
import { sized } from './words.ts';

/** What came of a file so far; survives a failed or cancelled try. */
export interface Arrived {
  chunks: Uint8Array<ArrayBuffer>[];
  length: number;
  /** Whether the last bytes were damaged: then no cache between here and the host is to be believed. */
  distrust: boolean;
}

export const nothing = (distrust = false): Arrived => ({ chunks: [], length: 0, distrust });

/**
 * All bytes of the file at `url`, as many as the host gives, unchecked. `arrived` is filled as they come.
 * `onBytes` is told how many of the file's packed bytes are there.
 */
export async function take(
  url: string,
  file: PackedFile,
  arrived: Arrived,
  { fetch }: Environment,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ask(url, file, arrived, fetch, signal);
  const reader = response.body?.getReader();
  try {
    onBytes(share(arrived, file));
    for (let read; reader && (read = await reader.read()).value; ) {
      signal?.throwIfAborted();
      arrived.chunks.push(read.value as Uint8Array<ArrayBuffer>);
      arrived.length += read.value.length;
      if (arrived.length > expected(arrived, file)) break; // no more of what is no file of ours; the check will say so
      onBytes(share(arrived, file));
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw brokenOff(file, arrived, cause);
  } finally {
    reader?.cancel().catch(() => undefined);
  }
  if (arrived.length < expected(arrived, file) && arrived.length !== file.bytes) throw brokenOff(file, arrived);
  const bytes = new Uint8Array(arrived.length);
  let at = 0;
  for (const chunk of arrived.chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The response that goes on where `arrived` ends; if the host gives the whole file, `arrived` is emptied. */
async function ask(url: string, file: PackedFile, arrived: Arrived, fetch: Environment['fetch'], signal: AbortSignal | undefined): Promise<Response> {
  // Bytes that a host unpacked on the way are not bytes of its file: they can't be counted on.
  if (arrived.length > 0 && !(arrived.chunks[0] && isGzip(arrived.chunks[0]))) empty(arrived);
  const from = arrived.length;
  let response: Response;
  try {
    response = await fetch(url, {
      signal: signal ?? null,
      ...(from > 0 ? { headers: { range: `bytes=${from}-` } } : {}),
      ...(arrived.distrust ? { cache: 'reload' as const } : {}),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new MnistError('offline', `${fileOf(file)} could not be fetched: the host was not reached. Check the connection and try again.`, cause);
  }
  const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${from}-`);
  if (goesOn) return response;
  empty(arrived);
  if (response.status === 200 && !response.headers.get('content-type')?.startsWith('text/html')) return response;
  response.body?.cancel().catch(() => undefined);
  // A range that the host can't give, or another than asked for: the whole file then, once.
  if (from > 0 && (response.status === 206 || response.status === 416)) return ask(url, file, arrived, fetch, signal);
  // Some hosts answer with a web page, and 200, for a file that they do not have.
  if (response.status === 404 || response.status === 410 || response.status === 200)
    throw new MnistError('missing', `${fileOf(file)} is missing on this host (${file.name}). If trying again does not help, the site was not put up whole.`);
  throw new MnistError('refused', `${fileOf(file)} was not delivered: the host answered ${response.status}. Try again in a while.`);
}

function empty(arrived: Arrived): void {
  arrived.chunks = [];
  arrived.length = 0;
}

/** How long the file should become, told by its beginning. */
const expected = ({ chunks }: Arrived, file: PackedFile): number => (!chunks[0] || isGzip(chunks[0]) ? file.bytes : file.rawBytes);

/** How far, in bytes on the wire. */
const share = (arrived: Arrived, file: PackedFile): number => Math.min(file.bytes, Math.round((arrived.length / expected(arrived, file)) * file.bytes));

const brokenOff = (file: PackedFile, arrived: Arrived, cause?: unknown): MnistError =>
  new MnistError('broken off', `${fileOf(file)} is incomplete: the connection broke off after ${sized(share(arrived, file))} of ${sized(file.bytes)}. Try again: what came is kept.`, cause);
