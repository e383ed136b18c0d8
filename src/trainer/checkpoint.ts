/**
 * Checkpoints: where a run stands, as bytes and back, and a place to keep them. Storage may be refused, full, or hold
 * what is damaged: a run then goes on without, and what can't be read is no checkpoint.
 */
import type { LayerNumbers } from '../kernels/types.ts';
import type { Standing } from './loop.ts';
import { inTurns, pack, unpack } from './packed.ts';
import { checkLayers } from './protocol.ts';
import type { Recipe } from './recipe.ts';
import type { Sets } from './sets.ts';

const VERSION = 1;

export function encodeStanding({ layers, memory, best, ...rest }: Standing): Uint8Array<ArrayBuffer> {
  const rows = [layers, memory, best?.layers ?? []].flat().flatMap(({ weights, biases }) => [weights, biases]);
  return pack({ version: VERSION, ...rest, ...(best && { best: best.epoch }) }, rows);
}

/** What `encodeStanding` made, for a network of these sizes; undefined if the bytes are anything else. */
export function decodeStanding(given: Uint8Array, sizes: readonly number[]): Standing | undefined {
  try {
    const { header, numbers } = unpack(given);
    const { version, best, ...rest } = header as Omit<Standing, 'layers' | 'memory' | 'best'> & { version: number; best?: number };
    if (version !== VERSION || !Number.isSafeInteger(rest.epoch) || rest.epoch < 1 || !Array.isArray(rest.reports)) return undefined;
    const { take, left } = inTurns(numbers);
    const set = (): LayerNumbers[] => checkLayers(sizes.slice(1).map((size, k) => ({ weights: take(size * (sizes[k] as number)), biases: take(size) })), sizes);
    const standing: Standing = { ...rest, layers: set(), memory: set(), ...(best === undefined ? {} : { best: { epoch: best, layers: set() } }) };
    return left() === 0 ? standing : undefined;
  } catch {
    return undefined;
  }
}

/** A short text that two runs share only if they would go alike: same recipe, same weights to begin with, same digits. */
export function fingerprint({ keep: _, ...recipe }: Recipe, layers: readonly LayerNumbers[], sets: Sets): string {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  const mix = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + (a >>> 15)), 0x27d4eb2d);
  };
  for (const letter of JSON.stringify(recipe)) mix(letter.codePointAt(0) as number);
  for (const { weights, biases } of layers)
    for (const numbers of [weights, biases]) new Uint32Array(numbers.slice().buffer).forEach(mix);
  for (const { bytes, labels } of Object.values(sets) as Sets['training'][]) {
    mix(labels.length);
    labels.forEach(mix);
    // A digit has 784 grey values: every 97th is some of each.
    for (let k = 0; k < bytes.length; k += 97) mix(bytes[k] as number);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Where checkpoints are kept, by name. Each promise may reject: storage can be refused or full. */
export interface CheckpointStore {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  drop(name: string): Promise<void>;
}

/** The browser's Cache as such a store. `base`: an address of the site, below which nothing of the kind is served. */
export function cacheStore(caches: Pick<CacheStorage, 'open'> | undefined, base: string): CheckpointStore {
  const open = (): Promise<Cache> => (caches ? caches.open('chainrule-training') : Promise.reject(new Error('This browser offers no storage.')));
  const address = (name: string): string => `${base}training/${encodeURIComponent(name)}`;
  return {
    async get(name) {
      const found = await (await open()).match(address(name));
      return found && new Uint8Array(await found.arrayBuffer());
    },
    async put(name, bytes) {
      await (await open()).put(address(name), new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } }));
    },
    async drop(name) {
      await (await open()).delete(address(name));
    },
  };
}
