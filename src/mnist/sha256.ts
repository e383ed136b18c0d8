/**
 * SHA-256 (FIPS 180-4) in plain JavaScript, for where crypto.subtle is not: on pages that came over http, and
 * in the sandboxed Worker.
 */

/** The hash in hexadecimal: by the platform if it can, else here. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, subtle?: Pick<SubtleCrypto, 'digest'>): Promise<string> {
  if (!subtle) return plainSha256(bytes);
  return hexadecimal(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

export function plainSha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(fractions(8, 1 / 2));
  const rounds = fractions(64, 1 / 3);
  const schedule = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < whole; offset += 64) mix(state, rounds, schedule, view, offset);

  // The rest, a one bit, zeros, and the length in bits, to a whole block or two.
  const rest = bytes.subarray(whole);
  const end = new Uint8Array(rest.length < 56 ? 64 : 128);
  end.set(rest);
  end[rest.length] = 0x80;
  const tail = new DataView(end.buffer);
  tail.setUint32(end.length - 8, Math.floor(bytes.length / 2 ** 29));
  tail.setUint32(end.length - 4, (bytes.length * 8) % 2 ** 32);
  for (let offset = 0; offset < end.length; offset += 64) mix(state, rounds, schedule, tail, offset);

  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, k) => hash.setUint32(4 * k, word));
  return hexadecimal(new Uint8Array(hash.buffer));
}

/** Works one block of 64 bytes into the state. */
function mix(state: Uint32Array, rounds: Uint32Array, w: Uint32Array, view: DataView, offset: number): void {
  const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
  for (let t = 0; t < 16; t++) w[t] = view.getUint32(offset + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [near, far] = [w[t - 15] as number, w[t - 2] as number];
    const s0 = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3);
    const s1 = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10);
    w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1;
  }
  let a = state[0] as number, b = state[1] as number, c = state[2] as number, d = state[3] as number;
  let e = state[4] as number, f = state[5] as number, g = state[6] as number, h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (rounds[t] as number) + (w[t] as number)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    h = g; g = f; f = e; e = (d + one) | 0;
    d = c; c = b; b = a; a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, k) => (state[k] = (state[k] as number) + word));
}

/** The first 32 bits after the point of the first primes' roots: the constants that the standard chose. */
function fractions(count: number, power: number): Uint32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let k = 2; k * k <= n; k++) prime &&= n % k !== 0;
    if (prime) found.push((n ** power % 1) * 2 ** 32);
  }
  return Uint32Array.from(found);
}

const hexadecimal = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
