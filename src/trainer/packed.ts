/** What a browser keeps of a network: a header of JSON, its length before it, and after it all numbers in a row, 32-bit floats. */

/** Numbers lie at multiples of four bytes. */
const numbersFrom = (header: number): number => Math.ceil((4 + header) / 4) * 4;

export function pack(header: object, rows: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(JSON.stringify(header));
  let at = numbersFrom(words.length);
  const bytes = new Uint8Array(at + 4 * rows.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, words.length, true);
  bytes.set(words, 4);
  for (const row of rows) {
    new Float32Array(bytes.buffer, at, row.length).set(row);
    at += row.length * 4;
  }
  return bytes;
}

/** The header, as yet unchecked, and the numbers of `pack`. Error: the bytes are anything else. */
export function unpack(given: Uint8Array): { header: unknown; numbers: Float32Array<ArrayBuffer> } {
  const bytes = given.slice();
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length)));
  return { header, numbers: new Float32Array(bytes.buffer, numbersFrom(length)) };
}

/** Takes the next `count` of `numbers` with each call. Error: there are no more. */
export function inTurns(numbers: Float32Array): { take: (count: number) => Float32Array; left: () => number } {
  let at = 0;
  return {
    take(count) {
      if (at + count > numbers.length) throw new RangeError('There are fewer numbers than there should be.');
      return numbers.slice(at, (at += count));
    },
    left: () => numbers.length - at,
  };
}
