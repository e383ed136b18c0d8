/**
 * Files kept for the next visit, in the Cache API; where that is refused, absent or full, in memory until the
 * page is left. Nothing here ever fails: what can't be kept is fetched again.
 */

const NAME = 'chainrule-mnist';

export interface Keep {
  get(url: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  drop(url: string): Promise<void>;
  /** Drops all below `base` that is not in `urls`: files of an earlier build. */
  tidy(base: string, urls: readonly string[]): Promise<void>;
}

export function createKeep(caches?: Pick<CacheStorage, 'open'>): Keep {
  const memory = new Map<string, Uint8Array<ArrayBuffer>>();

  /** What `use` gives, or undefined where the cache fails in any way. */
  async function cached<T>(use: (cache: Cache) => Promise<T>): Promise<T | undefined> {
    try {
      return caches && (await use(await caches.open(NAME)));
    } catch {
      return undefined;
    }
  }

  return {
    async get(url) {
      return memory.get(url) ?? cached(async (cache) => {
        const response = await cache.match(url);
        return response && new Uint8Array(await response.arrayBuffer());
      });
    },
    async put(url, bytes) {
      const done = await cached(async (cache) => {
        await cache.put(url, new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } }));
        return true;
      });
      if (!done) memory.set(url, bytes);
    },
    async drop(url) {
      memory.delete(url);
      await cached((cache) => cache.delete(url));
    },
    async tidy(base, urls) {
      await cached(async (cache) => {
        for (const { url } of await cache.keys()) if (url.startsWith(base) && !urls.includes(url)) await cache.delete(url);
      });
    },
  };
}
