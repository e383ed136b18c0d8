/** Bytes that arrived → digits, if they are the ones that the manifest lists. */
import type { Environment } from './environment.ts';
import { MnistError } from './errors.ts';
import { unpack, type PlainDigits } from './layout.ts';
import { fileOf, type PackedFile } from './manifest.ts';
import { sha256 } from './sha256.ts';
import { counted } from './words.ts';

/** Told by its first two bytes. Some hosts unpack .bin or .gz files on the way, and what is in ours begins otherwise. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The digits in a file's bytes, gzip or unpacked already. Error: other bytes than the manifest says. */
export async function check(bytes: Uint8Array<ArrayBuffer>, file: PackedFile, { subtle, DecompressionStream }: Environment): Promise<PlainDigits> {
  const gzip = isGzip(bytes);
  const expected = gzip ? file.bytes : file.rawBytes;
  if (bytes.length !== expected) throw damaged(file, `it has ${counted(bytes.length)} bytes instead of ${counted(expected)}`);
  if ((await sha256(bytes, subtle)) !== (gzip ? file.sha256 : file.rawSha256)) throw damaged(file, 'its SHA-256 is not the one it should have');
  if (gzip && !DecompressionStream)
    throw new MnistError('unsupported', 'This browser can’t unpack gzip files (DecompressionStream is missing). A version from 2023 or later can.');
  try {
    return unpack(gzip && DecompressionStream ? await gunzip(bytes, file.rawBytes, DecompressionStream) : bytes);
  } catch (cause) {
    throw damaged(file, 'its contents do not fit together', cause);
  }
}

/** Unpacks into one piece of the length that is known. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>, length: number, Decompression: typeof DecompressionStream): Promise<Uint8Array> {
  const unpacked = new Uint8Array(length);
  let done = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new Decompression('gzip')).getReader();
  for (;;) {
    const { value } = await reader.read();
    if (!value) break;
    unpacked.set(value, done); // RangeError if there is more than was said
    done += value.length;
  }
  if (done !== length) throw new Error(`${counted(done)} bytes instead of ${counted(length)}`);
  return unpacked;
}

const damaged = (file: PackedFile, why: string, cause?: unknown): MnistError =>
  new MnistError('damaged', `${fileOf(file)} arrived damaged: ${why}. Nothing of it was used. Try again.`, cause);
