/** What the loader needs of its surroundings, passed in: a browser's window or Worker, Node, or a test. */
export interface Environment {
  fetch(url: string, init?: { headers?: Record<string, string>; signal?: AbortSignal | null; cache?: RequestCache }): Promise<Response>;
  /** Absent where storage is refused: files are then kept in memory only. */
  caches?: Pick<CacheStorage, 'open'> | undefined;
  /** Absent on pages that came over http: the plain SHA-256 serves. */
  subtle?: Pick<SubtleCrypto, 'digest'> | undefined;
  /** Absent in browsers before 2023: said clearly. */
  DecompressionStream?: typeof DecompressionStream | undefined;
}

/** The surroundings that a global scope offers. Reading some of them throws in sandboxed frames. */
export function environmentOf(scope: typeof globalThis): Environment {
  return {
    fetch: (url, init) => scope.fetch(url, init),
    caches: offered(() => scope.caches),
    subtle: offered(() => scope.crypto.subtle),
    DecompressionStream: offered(() => scope.DecompressionStream),
  };
}

function offered<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
