/**
 * The site's data files for its build: packed from the originals, and kept in node_modules/.cache by what they
 * were made from, so that the next build only reads them. Node only.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, readManifest } from './manifest.ts';
import { ORIGIN } from './origin.ts';
import { originalsFolder, readOriginals } from './originals.ts';
import { PACKING, PLAN, packMnist, sum, type Packed } from './pack.ts';

const underWay = new Map<string, Promise<Packed>>();

/** All files below data/, for the project in `root`. Packed or read once in a process. */
export function siteFiles(root = process.cwd()): Promise<Packed> {
  let files = underWay.get(root);
  if (!files) {
    files = makeFiles(root);
    underWay.set(root, files);
    files.catch(() => underWay.delete(root));
  }
  return files;
}

/** Packs, or reads what an earlier call left in the cache. */
export async function makeFiles(root: string, plan = PLAN): Promise<Packed> {
  const folder = originalsFolder(root);
  const digits = { training: await readOriginals(folder, 'training', sum(plan.training)), test: await readOriginals(folder, 'test', sum(plan.test)) };
  const key = createHash('sha256').update(JSON.stringify([PACKING, plan, ORIGIN]));
  for (const { images, labels } of [digits.training, digits.test]) key.update(images).update(labels);
  const cache = join(root, 'node_modules/.cache/chainrule-mnist');
  const kept = join(cache, key.digest('hex').slice(0, 16));
  return (await read(kept)) ?? (await write(cache, kept, packMnist(digits, plan)));
}

/** What an earlier build left, if it is whole. */
async function read(folder: string): Promise<Packed | undefined> {
  try {
    const manifest = readManifest(await readFile(join(folder, MANIFEST), 'utf8'));
    const files: Packed['files'] = new Map();
    for (const { name, sha256 } of manifest.files) {
      const bytes = new Uint8Array(await readFile(join(folder, name)));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined;
      files.set(name, bytes);
    }
    return { manifest, files };
  } catch {
    return undefined;
  }
}

/** Writes beside, then renames: another build never sees half a folder. A cache that can't be written is done without. */
async function write(cache: string, folder: string, packed: Packed): Promise<Packed> {
  try {
    await mkdir(cache, { recursive: true });
    const beside = await mkdtemp(join(cache, 'new-'));
    await writeFile(join(beside, MANIFEST), JSON.stringify(packed.manifest));
    for (const [name, bytes] of packed.files) await writeFile(join(beside, name), bytes);
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  } catch {
    // The build goes on with what is in memory.
  }
  return packed;
}
