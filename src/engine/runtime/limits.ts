/**
 * What the Worker takes away before a cell's code runs. The frame's policy already lets nothing out; this makes
 * mistakes readable (a name that is not there, instead of a refused request) and keeps a runaway allocation from
 * taking the tab along, as it does in Firefox within half a second.
 */

/** Network, storage, other Workers, and the ways to end or address this one. */
const TAKEN = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource', 'importScripts'],
  ...['Worker', 'SharedWorker', 'BroadcastChannel', 'FontFace', 'fonts', 'indexedDB', 'caches', 'close', 'postMessage'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'Notification', 'onmessage', 'onmessageerror'],
];

/** Removes names from a global scope and from what it inherits. */
export function takeAway(scope: object, names: readonly string[] = TAKEN): void {
  for (let holder: object | null = scope; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder) as object | null)
    for (const name of names) Reflect.deleteProperty(holder, name);
}

/** Smaller allocations are not counted. Bytes. */
const COUNTED = 64 * 1024;
/** What one task may allocate in buffers. Bytes. */
const BUDGET = 2 * 1024 ** 3;

const BUFFERS = [
  ...['ArrayBuffer', 'SharedArrayBuffer', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

type BufferMaker = (new (...sizes: unknown[]) => ArrayBufferView | ArrayBuffer) & { BYTES_PER_ELEMENT?: number };

/** Wraps the buffer constructors of `scope`: a task that allocates more than its budget gets a RangeError. */
export function limitAllocations(scope: Record<string, unknown>, later: (task: () => void) => void, budget = BUDGET): void {
  let spent = 0;
  const spend = (bytes: number): void => {
    if (!(bytes >= COUNTED)) return;
    if (spent === 0) later(() => (spent = 0));
    spent += bytes;
    if (spent > budget) throw new RangeError('Array buffer allocation failed');
  };
  for (const name of BUFFERS) {
    const maker = scope[name] as BufferMaker | undefined;
    if (!maker) continue;
    const unit = maker.BYTES_PER_ELEMENT ?? 1;
    scope[name] = new Proxy(maker, {
      construct(target, sizes: unknown[], newTarget) {
        spend(asked(sizes[0]) * unit);
        return Reflect.construct(target, sizes, newTarget) as object;
      },
    });
  }
}

/** How many elements a constructor's first argument asks for. A view on a buffer that is there costs nothing. */
function asked(size: unknown): number {
  if (typeof size === 'number') return size;
  if (typeof size !== 'object' || size === null || size instanceof ArrayBuffer) return 0;
  const { length } = size as { length?: unknown };
  return typeof length === 'number' ? length : 0;
}
