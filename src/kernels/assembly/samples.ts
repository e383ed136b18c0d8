// Samples as blocks of what is lit (layout.ts): 150 of a digit's 784 pixels, on average.

import { BLOCK_HEAD, blockOf } from './layout';

/** How many bytes the blocks of `count` samples of `inputs` bytes will take. */
export function measureBlocks(bytes: usize, count: i32, inputs: i32): usize {
  let room: usize = 0;
  for (let sample = 0; sample < count; sample++) {
    let lit: usize = 0;
    const end = bytes + <usize>inputs;
    for (; bytes < end; bytes++) lit += <usize>(load<u8>(bytes) != 0);
    room += blockSize(lit);
  }
  return room;
}

/** Writes the blocks from `to` on, and their addresses to `set`. Returns where the last one ends. */
export function writeBlocks(bytes: usize, labels: usize, count: i32, inputs: i32, set: usize, to: usize): usize {
  for (let sample = 0; sample < count; sample++) {
    store<u32>(set + (<usize>sample << 2), <u32>to);
    let lit: usize = 0;
    for (let place = 0; place < inputs; place++) {
      // Written in any case, and overwritten by the next if it was 0: no branch to guess wrongly.
      store<u16>(to + BLOCK_HEAD + (lit << 1), <u16>place);
      lit += <usize>(load<u8>(bytes + <usize>place) != 0);
    }
    let value = to + BLOCK_HEAD + (lit << 1);
    for (let place = 0; place < inputs; place++) {
      const grey = load<u8>(bytes + <usize>place);
      store<u8>(value, grey);
      value += <usize>(grey != 0);
    }
    store<u16>(to, <u16>lit);
    store<u16>(to, load<u8>(labels + <usize>sample), 2);
    to += blockSize(lit);
    bytes += <usize>inputs;
  }
  store<u32>(set + (<usize>count << 2), <u32>to);
  return to;
}

@inline
function blockSize(lit: usize): usize {
  return (BLOCK_HEAD + lit * 3 + 3) & ~3;
}

/**
 * Reads a byte of each cache line of the samples' blocks. In a drawn order they come from all over memory; asked for
 * one after the other they would each be waited for, asked for all at once they come together.
 */
export function touch(set: usize, group: usize, count: i32): u32 {
  let sum: u32 = 0;
  for (let k = 0; k < count; k++) {
    const sample = load<u32>(group + (<usize>k << 2));
    const end = blockOf(set, sample + 1);
    for (let at = blockOf(set, sample); at < end; at += 64) sum += load<u8>(at);
  }
  return sum;
}
