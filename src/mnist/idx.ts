/**
 * The originals' format, IDX: a magic number (0, 0, 8 for unsigned bytes, the number of dimensions), each
 * dimension's length in four bytes, big-endian, then the bytes.
 */
import { counted } from './words.ts';

export const IDX_HEADER = { labels: 8, images: 16 } as const;

export interface Idx {
  dimensions: number[];
  bytes: Uint8Array;
}

/** Reads a file, or its beginning: `bytes` may then be fewer than the dimensions say. Error: no IDX file of bytes. */
export function readIdx(file: Uint8Array, name = 'This'): Idx {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const rank = file[3] ?? 0;
  if (file.length < 4 || view.getUint16(0) !== 0 || file[2] !== 8 || rank === 0 || file.length < 4 + 4 * rank) throw new Error(`${name} is no IDX file of unsigned bytes.`);
  const dimensions = Array.from({ length: rank }, (_, k) => view.getUint32(4 + 4 * k));
  const bytes = file.subarray(4 + 4 * rank);
  const size = dimensions.reduce((product, length) => product * length, 1);
  if (bytes.length > size) throw new Error(`${name} has ${counted(bytes.length)} bytes, but its dimensions ${dimensions.join(' × ')} make ${counted(size)}.`);
  return { dimensions, bytes };
}
