/** A network as it is kept in this browser: bytes, and back. What is damaged is no network. */
import { inTurns, pack, unpack } from '../../trainer/packed.ts';
import { checkNumbers, type About, type Numbers, type Sent } from '../../trainer/saved/types.ts';

const VERSION = 1;

export function encodeSaved({ about, numbers: { layers, ...rest } }: Sent): Uint8Array<ArrayBuffer> {
  const rows = layers.flatMap(({ weights, biases }) => [weights, biases]);
  return pack({ version: VERSION, about, ...rest, print: fingerprint(rows) }, rows);
}

/** What `encodeSaved` made. Error: the bytes are anything else, or not as they were. */
export function decodeSaved(given: Uint8Array): Sent {
  const { header, numbers } = unpack(given);
  const { version, about, print, ...rest } = header as Omit<Numbers, 'layers'> & { version: number; about: About; print: number };
  if (version !== VERSION) throw new Error('It was kept by another version of this course.');
  if (fingerprint([numbers]) !== print) throw new Error('Its numbers are not those that were kept.');
  const { take } = inTurns(numbers);
  const layers = rest.sizes.slice(1).map((size, k) => ({ weights: take(size * (rest.sizes[k] as number)), biases: take(size) }));
  return { about, numbers: checkNumbers({ ...rest, layers }) };
}

/** FNV-1a over the numbers' bits, row after row. */
function fingerprint(rows: readonly Float32Array[]): number {
  let hash = 0x811c9dc5;
  for (const row of rows) for (const bits of new Uint32Array(row.buffer, row.byteOffset, row.length)) hash = Math.imul(hash ^ bits, 0x01000193);
  return hash >>> 0;
}
