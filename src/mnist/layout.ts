/**
 * The byte layout of a packed file of digits, version 1. Without loss, and without compression of its own:
 * it puts the bytes in an order that gzip does well with. (The originals take 11.2 MB under gzip, cropped to
 * the ink 10.6, in this order 8.8, about what xz or brotli make of the cropped ones.)
 *
 * Two observations do it. Most of an image is blank margin: only the box around the ink is kept. And what a
 * pixel is likely to be depends on the pixels around it: next to black usually black, in the open usually
 * white. So the pixels are written in reading order, all images' one after the other, and then sorted by their
 * *neighbourhood*; those of one neighbourhood keep their order. gzip's Huffman codes then suit each
 * neighbourhood in turn. The reader goes through the images in the same order; it knows a pixel's
 * neighbourhood before the pixel, and so the place where it waits.
 *
 *     offset  bytes  field
 *          0      4  magic 'CRD1' (the 1 is the version)
 *          4      4  n, the number of digits
 *          8    256  for each of the 64 neighbourhoods: how many pixels it has
 *        264      n  labels, 0 … 9
 *    264 + n      n  left edges of the boxes, counted from the image's left
 *   264 + 2n      n  top edges
 *   264 + 3n      n  widths; a blank image has width and height 0
 *   264 + 4n      n  heights
 *   264 + 5n    Σwh  pixels, 0 … 255: neighbourhood 0, then 1, … 63
 *
 * Numbers of four bytes are unsigned and little-endian. A neighbourhood is the level of the pixel to the left
 * times 16, plus that of the one above times 4, plus that of the one above and to the right; outside the box
 * all is blank. Levels: 0 blank, 1 up to 127, 2 up to 249, 3 above.
 */
import { counted } from './words.ts';

/** Width and height of a digit's image. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** Digits in their plainest form: n × 784 grey values, image after image and row after row, and n labels. */
export interface PlainDigits {
  images: Uint8Array<ArrayBuffer>;
  labels: Uint8Array<ArrayBuffer>;
}

const MAGIC = 0x31445243; // 'CRD1' as a little-endian number
const NEIGHBOURHOODS = 64;
const HEADER = 8 + 4 * NEIGHBOURHOODS;

const LEVEL = Uint8Array.from({ length: 256 }, (_, grey) => (grey === 0 ? 0 : grey < 128 ? 1 : grey < 250 ? 2 : 3));

/** Packs digits. Error: images or labels that are none. */
export function pack({ images, labels }: { images: Uint8Array; labels: Uint8Array }): Uint8Array<ArrayBuffer> {
  const n = labels.length;
  if (images.length !== n * PIXELS)
    throw new Error(`${counted(n)} labels need ${counted(n * PIXELS)} pixels, but there are ${counted(images.length)}.`);
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0) throw new Error(`A label must be 0 to 9, but that of digit ${counted(wrong)} is ${labels[wrong]}.`);

  // The pixels in reading order, and the neighbourhood of each.
  const pixels = new Uint8Array(images.length);
  const around = new Uint8Array(images.length);
  const boxes = new Uint8Array(4 * n);
  const line = new Uint8Array(SIDE + 1);
  let total = 0;
  for (let k = 0; k < n; k++) {
    const [left, top, width, height] = box(images, k * PIXELS);
    boxes[k] = left;
    boxes[n + k] = top;
    boxes[2 * n + k] = width;
    boxes[3 * n + k] = height;
    line.fill(0);
    for (let y = 0; y < height; y++) {
      const row = k * PIXELS + (top + y) * SIDE + left;
      for (let x = 0, before = 0; x < width; x++, total++) {
        const grey = images[row + x] as number;
        around[total] = (before << 4) | ((line[x] as number) << 2) | (line[x + 1] as number);
        pixels[total] = grey;
        before = line[x] = LEVEL[grey] as number;
      }
    }
  }

  // Sorted by neighbourhood: counted first, so that each one's place is known.
  const counts = new Uint32Array(NEIGHBOURHOODS);
  for (let k = 0; k < total; k++) (counts[around[k] as number] as number)++;
  const packed = new Uint8Array(HEADER + 5 * n + total);
  const view = new DataView(packed.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, n, true);
  counts.forEach((count, c) => view.setUint32(8 + 4 * c, count, true));
  packed.set(labels, HEADER);
  packed.set(boxes, HEADER + n);
  const next = starts(counts, HEADER + 5 * n);
  for (let k = 0; k < total; k++) packed[(next[around[k] as number] as number)++] = pixels[k] as number;
  return packed;
}

/** Unpacks digits. Error, in a few words for a developer: bytes that are no such file, or not all of it. */
export function unpack(packed: Uint8Array): PlainDigits {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.length < HEADER || view.getUint32(0, true) !== MAGIC) throw new Error('These bytes are no packed digits of version 1.');
  const n = view.getUint32(4, true);
  const counts = Uint32Array.from({ length: NEIGHBOURHOODS }, (_, c) => view.getUint32(8 + 4 * c, true));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (packed.length !== HEADER + 5 * n + total)
    throw new Error(`${counted(n)} digits and ${counted(total)} pixels need ${counted(HEADER + 5 * n + total)} bytes, but there are ${counted(packed.length)}.`);

  const column = (k: number): Uint8Array => packed.subarray(HEADER + k * n, HEADER + (k + 1) * n);
  const [labels, lefts, tops, widths, heights] = [column(0), column(1), column(2), column(3), column(4)];
  const first = starts(counts, HEADER + 5 * n);
  const next = first.slice();
  const images = new Uint8Array(n * PIXELS);
  const line = new Uint8Array(SIDE + 1);
  for (let k = 0; k < n; k++) {
    const [left, top, width, height] = [lefts[k] as number, tops[k] as number, widths[k] as number, heights[k] as number];
    if ((labels[k] as number) > 9 || left + width > SIDE || top + height > SIDE) throw new Error(`Digit ${counted(k)} has a label or a box that can't be.`);
    line.fill(0);
    for (let y = 0; y < height; y++) {
      const row = k * PIXELS + (top + y) * SIDE + left;
      for (let x = 0, before = 0; x < width; x++) {
        const neighbourhood = (before << 4) | ((line[x] as number) << 2) | (line[x + 1] as number);
        const grey = packed[(next[neighbourhood] as number)++] as number;
        images[row + x] = grey;
        before = line[x] = LEVEL[grey] as number;
      }
    }
  }
  if (counts.some((count, c) => (next[c] as number) - (first[c] as number) !== count)) throw new Error('The pixels do not fit the boxes.');
  return { images, labels: labels.slice() };
}

/** Where each neighbourhood begins. */
function starts(counts: Uint32Array, offset: number): Uint32Array {
  const places = new Uint32Array(counts.length);
  counts.forEach((count, c) => {
    places[c] = offset;
    offset += count;
  });
  return places;
}

/** Left, top, width and height of the box around the ink; four zeros for a blank image. */
function box(images: Uint8Array, offset: number): [number, number, number, number] {
  let [left, top, right, bottom] = [SIDE, SIDE, -1, -1];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      if (images[offset + y * SIDE + x] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return bottom < 0 ? [0, 0, 0, 0] : [left, top, right - left + 1, bottom - top + 1];
}
