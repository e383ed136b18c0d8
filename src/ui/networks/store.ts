/** Networks of the reader's, kept in this browser: the numbers in its Cache, a list of them in localStorage. */
import type { Numbers, Sent } from '../../trainer/saved/types.ts';
import { decodeSaved, encodeSaved } from './bytes.ts';
import { list, readKept, unlist, type Kept, type Mine, type Storing } from './index-of-kept.ts';

export interface NetworkStore {
  kept(): Kept[];
  /** Error: storage is refused or full. */
  keep(about: Kept, numbers: Numbers): Promise<void>;
  /** Undefined if there is none. Error: what is there is damaged; it is then no longer listed. */
  find(id: Mine): Promise<Sent | undefined>;
}

/** `base`: an address of the site, below which nothing of the kind is served. */
export function networkStore(window: Storing & { readonly caches?: Pick<CacheStorage, 'open'> }, base: string): NetworkStore {
  const open = (): Promise<Cache> => {
    const caches = window.caches;
    return caches ? caches.open('chainrule-networks') : Promise.reject(new Error('This browser offers no storage.'));
  };
  const address = (id: Mine): string => `${base}networks/${id}`;
  return {
    kept: () => readKept(window),
    async keep(about, numbers) {
      const { sizes: _, ...rest } = about;
      await (await open()).put(address(about.id), new Response(encodeSaved({ about: rest, numbers }), { headers: { 'content-type': 'application/octet-stream' } }));
      list(window, about);
    },
    async find(id) {
      if (!readKept(window).some((one) => one.id === id)) return undefined;
      const found = await (await open()).match(address(id));
      if (!found) return unlist(window, id), undefined;
      try {
        return decodeSaved(new Uint8Array(await found.arrayBuffer()));
      } catch (error) {
        unlist(window, id);
        throw error;
      }
    },
  };
}

/** This page's store. */
export function pageStore(): NetworkStore {
  return networkStore({
    get localStorage() {
      return window.localStorage;
    },
    get caches() {
      return window.caches; // may be refused: whoever asks is told
    },
  }, siteAddress());
}

export const siteAddress = (): string => new URL(document.documentElement.dataset['base'] ?? '/', location.href).href;
