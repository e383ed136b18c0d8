// The wire format of protobuf, as much of it as ONNX files need: a message is a row of fields, each a number that says
// which it is, how it is coded, and its value.

/** A message, or a part of one. */
export type Bytes = Uint8Array<ArrayBuffer>;

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH = 2;
const FOUR_BYTES = 5;

/** The parts one after the other: the fields of a message. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A field that holds a whole number, 0 or more. */
export const whole = (field: number, value: number): Bytes => joined(varint(field * 8 + VARINT), varint(value));

/** A field that holds a text, bytes, or the fields of another message. */
export function block(field: number, value: string | Uint8Array): Bytes {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return joined(varint(field * 8 + LENGTH), varint(bytes.length), bytes);
}

/** A field that holds a 32-bit float. */
export const float = (field: number, value: number): Bytes => joined(varint(field * 8 + FOUR_BYTES), littleEndian([value]));

/** 32-bit floats as they lie in a file. */
export function littleEndian(values: readonly number[]): Bytes {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, k) => view.setFloat32(k * 4, value, true));
  return new Uint8Array(view.buffer);
}

/** The other way. What is left over, too little for another one, is left out. */
export function floatsIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, k) => view.getFloat32(k * 4, true));
}

/** Seven bits a byte, the lowest first; all but the last with the eighth bit set. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Uint8Array.of(...bytes, value);
}

/** A message taken apart. */
export interface Message {
  /** All whole numbers in the fields of that number, packed ones too. */
  wholes(field: number): number[];
  whole(field: number): number | undefined;
  /** All blocks in the fields of that number. */
  blocks(field: number): Uint8Array[];
  messages(field: number): Message[];
  text(field: number): string;
  /** All 32-bit floats in the fields of that number, packed ones too. */
  floats(field: number): number[];
}

/** Takes a message apart. Error: it is none, or ends too early. */
export function readMessage(bytes: Uint8Array): Message {
  const numbers: [field: number, value: number][] = [];
  const blocks: [field: number, bytes: Uint8Array, coding: number][] = [];
  for (let at = 0; at < bytes.length;) {
    const [key, start] = readVarint(bytes, at);
    const [field, coding] = [Math.floor(key / 8), key % 8];
    if (coding === VARINT) {
      const [value, end] = readVarint(bytes, start);
      numbers.push([field, value]);
      at = end;
      continue;
    }
    const [length, from] = coding === LENGTH ? readVarint(bytes, start) : [coding === FOUR_BYTES ? 4 : coding === EIGHT_BYTES ? 8 : NaN, start];
    if (field === 0 || !(from + length <= bytes.length)) broken(`byte ${at} begins what can’t be a field, or one that is cut off`);
    blocks.push([field, bytes.subarray(from, from + length), coding]);
    at = from + length;
  }

  const of = <T>(list: readonly (readonly [number, T, ...unknown[]])[], field: number): T[] => list.flatMap(([one, value]) => (one === field ? [value] : []));
  const message: Message = {
    wholes: (field) => [...of(numbers, field), ...of(blocks, field).flatMap(unpacked)],
    whole: (field) => of(numbers, field).at(-1),
    blocks: (field) => blocks.flatMap(([one, value, coding]) => (one === field && coding === LENGTH ? [value] : [])),
    messages: (field) => message.blocks(field).map(readMessage),
    text: (field) => new TextDecoder().decode(message.blocks(field).at(-1)),
    floats: (field) => of(blocks, field).flatMap((block) => floatsIn(block)),
  };
  return message;
}

function unpacked(bytes: Uint8Array): number[] {
  const values: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const [value, end] = readVarint(bytes, at);
    values.push(value);
    at = end;
  }
  return values;
}

/** The number at `at`, and where the next thing begins. Negative ones, of ten bytes, come out as huge. */
function readVarint(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  for (let k = 0; k < 10; k++) {
    const byte = bytes[at + k];
    if (byte === undefined) broken('it ends in the midst of a number');
    value += (byte % 128) * 128 ** k;
    if (byte < 128) return [value, at + k + 1];
  }
  return broken(`byte ${at} begins a number that is too long`);
}

function broken(why: string): never {
  throw new Error(`This is no ONNX file, or it is cut off or damaged: ${why}.`);
}
