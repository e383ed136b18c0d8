// A few characters that stand for a network's numbers, to tell whether two are equal bit for bit.

import type { LayerNumbers } from './types.ts';

/** FNV-1a, 32 bits, over the bits of all weights and biases: eight hexadecimal digits. */
export function hashOfLayers(layers: readonly LayerNumbers[]): string {
  let hash = 0x811c9dc5;
  for (const { weights, biases } of layers)
    for (const numbers of [weights, biases])
      for (const word of new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length))
        for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((word >>> shift) & 0xff), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
