/** A network as it is kept in this browser: bytes, and back. What is damaged is no network. */
import { checkNumbers, type About, type Numbers, type Sent } from '../../trainer/saved/types.ts';

const VERSION = 1;

/** A header of JSON, its length before it, and after it all numbers in a row. */
export function encodeSaved({ about, numbers }: Sent): Uint8Array<ArrayBuffer> {
  const { layers, ...rest } = numbers;
  const rows = layers.flatMap(({ weights, biases }) => [weights, biases]);
  const body = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
  rows.reduce((at, row) => (body.set(row, at), at + row.length), 0);
  const header = new TextEncoder().encode(JSON.stringify({ version: VERSION, about, ...rest, print: fingerprint(body) }));
  const begin = Math.ceil((4 + header.length) / 4) * 4;
  const bytes = new Uint8Array(begin + body.byteLength);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  bytes.set(new Uint8Array(body.buffer), begin);
  return bytes;
}

/** What `encodeSaved` made. Error: the bytes are anything else, or not as they were. */
export function decodeSaved(given: Uint8Array): Sent {
  const bytes = given.slice();
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const { version, about, print, ...rest } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length))) as Omit<Numbers, 'layers'> & { version: number; about: About; print: number };
  if (version !== VERSION) throw new Error('It was kept by another version of this course.');
  const body = new Float32Array(bytes.buffer, Math.ceil((4 + length) / 4) * 4);
  if (fingerprint(body) !== print) throw new Error('Its numbers are not those that were kept.');
  let at = 0;
  const take = (count: number): Float32Array => body.slice(at, (at += count));
  const layers = rest.sizes.slice(1).map((size, k) => ({ weights: take(size * (rest.sizes[k] as number)), biases: take(size) }));
  return { about, numbers: checkNumbers({ ...rest, layers }) };
}

/** FNV-1a over the numbers' bits. */
function fingerprint(numbers: Float32Array): number {
  let hash = 0x811c9dc5;
  for (const bits of new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length)) hash = Math.imul(hash ^ bits, 0x01000193);
  return hash >>> 0;
}
