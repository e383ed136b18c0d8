// Room in a WebAssembly memory: taken, given back, taken again.
//
// A memory only grows. Sets of samples are replaced by others of another size, so what they leave is kept in a list of
// holes, and the first that is large enough is used before the memory grows.

/** Bytes of a WebAssembly page. */
const PAGE = 65536;
/** Everything starts at a cache line. */
const LINE = 64;

interface Hole {
  start: number;
  end: number;
}

export interface Room {
  /** The address of so many bytes, which may hold anything. Error: the host has no more memory. */
  take(bytes: number): number;
  give(address: number): void;
}

/** Room from `start` on. */
export function createRoom(memory: WebAssembly.Memory, start: number): Room {
  const taken = new Map<number, number>();
  const holes: Hole[] = [];
  let top = Math.ceil(start / LINE) * LINE;

  function grow(to: number): void {
    const pages = Math.ceil((to - memory.buffer.byteLength) / PAGE);
    if (pages <= 0) return;
    try {
      memory.grow(pages);
    } catch (cause) {
      throw new Error(`Training needs ${Math.ceil(to / 2 ** 20)} MB of memory, which this host does not give.`, { cause });
    }
  }

  return {
    take(bytes) {
      const size = Math.max(1, Math.ceil(bytes / LINE)) * LINE;
      const hole = holes.find((one) => one.end - one.start >= size);
      const address = hole?.start ?? top;
      if (hole !== undefined) hole.start += size;
      else {
        grow(top + size);
        top += size;
      }
      taken.set(address, size);
      return address;
    },
    give(address) {
      const size = taken.get(address);
      if (size === undefined) return;
      taken.delete(address);
      holes.push({ start: address, end: address + size });
      holes.sort((a, b) => a.start - b.start);
      // Neighbours become one; a hole at the top is no hole.
      for (let k = holes.length - 1; k > 0; k--) {
        const [before, hole] = [holes[k - 1]!, holes[k]!];
        if (before.end < hole.start) continue;
        before.end = hole.end;
        holes.splice(k, 1);
      }
      if (holes.at(-1)?.end === top) top = holes.pop()!.start;
    },
  };
}
