/**
 * A network in a small file: a byte for each weight. The weights of a neuron are whole numbers from −127 to 127 times
 * the neuron's own scale, so that none is off by more than half a 127th of the neuron's largest.
 *
 *     offset  bytes  field
 *          0      4  magic 'CRN1' (the 1 is the version)
 *          4      4  FNV-1a of all that follows
 *          8      4  h, the length of the head
 *         12      h  head, as JSON: what the network is, and its layers' activations
 *     12 + h         for each layer of n neurons with m inputs: n scales, n biases (32-bit floats), n × m weights (bytes)
 *
 * Numbers of four bytes are little-endian.
 */
import { told } from '../../network/checks.ts';
import type { Model } from '../../network/index.ts';
import { list, record } from '../recipe.ts';

const MAGIC = 0x314e5243; // 'CRN1' as a little-endian number
const HEAD = 12;
const LARGEST = 127;

interface Head<About> {
  readonly about: About;
  readonly inputs: number;
  readonly layers: readonly { readonly size: number; readonly activation: string }[];
  readonly rest: Pick<Model, 'format' | 'version' | 'cost' | 'optimizer' | 'l2'>;
}

/** `about` is plain data, which comes along. */
export function encodeNetwork({ inputs, layers, ...rest }: Model, about: unknown): Uint8Array<ArrayBuffer> {
  const head: Head<unknown> = { about, inputs, layers: layers.map(({ size, activation }) => ({ size, activation })), rest };
  const words = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(HEAD + words.length + numbersIn(head));
  const view = new DataView(bytes.buffer);
  bytes.set(words, HEAD);
  let at = HEAD + words.length;
  const put = (value: number): void => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const { weights, biases } of layers) {
    const scales = weights.map((row) => Math.fround(Math.max(...row.map(Math.abs)) / LARGEST));
    scales.forEach(put);
    biases.forEach(put);
    weights.forEach((row, j) => row.forEach((weight) => view.setInt8(at++, scales[j]! > 0 ? Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scales[j]!))) : 0)));
  }
  view.setUint32(0, MAGIC, true);
  view.setUint32(8, words.length, true);
  view.setUint32(4, hash(bytes.subarray(8)), true);
  return bytes;
}

/**
 * What such a file holds; `Network.fromJSON(model)` makes the network. Weights are 32-bit floats.
 * Error: it is no such file, or is cut off or damaged, with what was expected.
 */
export function decodeNetwork<About = unknown>(bytes: Uint8Array): { readonly about: About; readonly model: Model } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || view.getUint32(0, true) !== MAGIC) throw new Error('A network of the course’s must begin with CRN1, but this file does not.');
  const start = HEAD + view.getUint32(8, true);
  if (start > bytes.length) throw cutOff(bytes.length, start);
  const head = readHead<About>(bytes.subarray(HEAD, start));
  const length = start + numbersIn(head);
  if (bytes.length !== length) throw cutOff(bytes.length, length);
  if (hash(bytes.subarray(8)) !== view.getUint32(4, true)) throw damaged();

  let at = start;
  let inputs = head.inputs;
  const floats = (count: number): number[] => Array.from({ length: count }, () => view.getFloat32((at += 4) - 4, true));
  const layers = head.layers.map(({ size, activation }) => {
    const [scales, biases] = [floats(size), floats(size)];
    const weights = scales.map((scale) => Array.from({ length: inputs }, () => Math.fround(view.getInt8(at++) * scale)));
    inputs = size;
    return { size, activation, weights, biases };
  });
  return { about: head.about, model: { ...head.rest, inputs: head.inputs, layers } };
}

/** Bytes of scales, biases and weights. */
function numbersIn({ inputs, layers }: Pick<Head<unknown>, 'inputs' | 'layers'>): number {
  return layers.reduce((sum, { size }, k) => sum + size * (8 + (layers[k - 1]?.size ?? inputs)), 0);
}

/** Looked at before the hash is, since the file's length follows from it: of a damaged one anything may come. */
function readHead<About>(bytes: Uint8Array): Head<About> {
  try {
    const head = record(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), 'The head');
    const sizes = [head['inputs'], ...list(head['layers'], 'The layers', 20).map((layer) => record(layer, 'A layer')['size'])];
    if (!sizes.every((size) => Number.isSafeInteger(size) && (size as number) > 0)) throw damaged();
    return head as unknown as Head<About>;
  } catch (cause) {
    throw damaged(cause);
  }
}

const damaged = (cause?: unknown): Error => new Error('This file of a network is damaged: its bytes are not those that were written.', { cause });
const cutOff = (length: number, expected: number): Error => new Error(`This file of a network is damaged: it should be ${told(expected)} bytes long, but is ${told(length)}.`);

function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
