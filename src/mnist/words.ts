/** Numbers as the sentences of this room write them. */

/** 60,000 */
export const counted = (n: number): string => n.toLocaleString('en-US');

/** 1.9 MB, 640 kB */
export const sized = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} kB`;

/** What came instead of what was expected, in few characters. */
export const told = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : typeof value === 'function' ? 'a function' : Array.isArray(value) ? 'an array' : String(value);
