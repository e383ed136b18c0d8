/**
 * A picture of ink as a PNG in a data: address, for masks: sixteen levels, of which only the opacity counts. Nothing
 * is compressed unless the caller brings something that can (`deflate`, Node's at build): the page's own gzip does that.
 */

/** Levels that a pixel can have: 0 is paper, 15 is ink. */
export const INK_LEVELS = 16;

type Deflate = (raw: Uint8Array) => Uint8Array;

/** `levels` has width × height of them, 0 to 15, row after row. */
export function inkPng(width: number, height: number, levels: ArrayLike<number>, deflate: Deflate = stored): string {
  const stride = 1 + Math.ceil(width / 2);
  const raw = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) raw[y * stride + 1 + (x >> 1)]! |= (levels[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0);
  const palette = new Uint8Array(3 * INK_LEVELS);
  const opacity = Uint8Array.from({ length: INK_LEVELS }, (_, level) => level * 17);
  const header = [...word(width), ...word(height), 4, 3, 0, 0, 0];
  const chunks = [chunk('IHDR', header), chunk('PLTE', palette), chunk('tRNS', opacity), chunk('IDAT', deflate(raw)), chunk('IEND', [])];
  return `data:image/png;base64,${base64([137, 80, 78, 71, 13, 10, 26, 10], ...chunks)}`;
}

const word = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(name: string, data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  bytes.set(word(data.length));
  bytes.set([...name].map((letter) => letter.charCodeAt(0)), 4);
  bytes.set(data, 8);
  bytes.set(word(crc(bytes.subarray(4, 8 + data.length))), 8 + data.length);
  return bytes;
}

/** The check value of a chunk: CRC-32. */
function crc(bytes: Uint8Array): number {
  let c = ~0;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit += 1) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
}

/** A zlib stream of blocks that are left as they are. */
function stored(raw: Uint8Array): Uint8Array {
  const most = 65_535;
  const blocks = Math.max(1, Math.ceil(raw.length / most));
  const stream = new Uint8Array(2 + 5 * blocks + raw.length + 4);
  stream.set([0x78, 0x01]);
  for (let k = 0, at = 2; k < blocks; k += 1) {
    const part = raw.subarray(k * most, (k + 1) * most);
    stream.set([Number(k === blocks - 1), part.length & 255, part.length >> 8, ~part.length & 255, (~part.length >> 8) & 255], at);
    stream.set(part, at + 5);
    at += 5 + part.length;
  }
  let [a, b] = [1, 0];
  for (const byte of raw) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  stream.set([b >> 8, b & 255, a >> 8, a & 255], stream.length - 4);
  return stream;
}

function base64(...parts: ArrayLike<number>[]): string {
  let text = '';
  for (const part of parts) {
    const bytes = Uint8Array.from(part);
    for (let k = 0; k < bytes.length; k += 8192) text += String.fromCharCode(...bytes.subarray(k, k + 8192));
  }
  return btoa(text);
}
