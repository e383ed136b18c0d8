/**
 * The course's networks for its build and for Node: trained when they are first asked for, and kept in node_modules/.cache
 * by all that decides what comes out, so that the next build only reads them. Node only.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileKernels } from '../../kernels/build.ts';
import { mnistFrom } from '../../mnist/index.ts';
import { originals, originalsFolder } from '../../mnist/originals.ts';
import { Network } from '../../network/index.ts';
import type { Kernels } from '../here.ts';
import { decodeNetwork } from './file.ts';
import { courseNetworkOf, type CourseId, type CourseNetwork } from './networks.ts';
import { trainCourse, type About } from './train.ts';

export { courseNetworks, type CourseId, type CourseNetwork } from './networks.ts';
export type { About } from './train.ts';

const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The network's file, for the project in `root`. Trained or read once in a process. Error: there is no such network. */
export function courseFile(id: CourseId, root = process.cwd()): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${id} ${root}`;
  let file = underWay.get(key);
  if (!file) {
    file = makeFile(courseNetworkOf(id), root);
    underWay.set(key, file);
    file.catch(() => underWay.delete(key));
  }
  return file;
}

/** The network itself, as a page has it. */
export const courseNetwork = async (id: CourseId, root?: string): Promise<Network> => Network.fromJSON(decodeNetwork(await courseFile(id, root)).model);

/** What its file says of it. */
export const aboutCourse = async (id: CourseId, root?: string): Promise<About> => decodeNetwork<About>(await courseFile(id, root)).about;

/** Trains, or reads what an earlier call left in the cache. */
export async function makeFile(course: CourseNetwork, root: string): Promise<Uint8Array<ArrayBuffer>> {
  const kernels = (): Promise<Uint8Array> => compileKernels(root);
  const { loadMnist } = mnistFrom(originals(originalsFolder(root)));
  const kept = join(root, 'node_modules/.cache/chainrule-networks', `${course.id}-${await keyOf(course, loadMnist, kernels)}.bin`);
  try {
    const bytes = new Uint8Array(await readFile(kept));
    decodeNetwork(bytes);
    return bytes;
  } catch {
    // Not there yet, or not whole.
  }
  const bytes = await trainCourse(course, await loadMnist(), kernels);
  await write(kept, bytes);
  return bytes;
}

/**
 * All that decides what comes out: the recipe, and what the code makes of it. That is tried out on a few digits: however
 * the code changes, the key does if the weights would.
 */
async function keyOf(course: CourseNetwork, loadMnist: ReturnType<typeof mnistFrom>['loadMnist'], kernels: Kernels): Promise<string> {
  const few = await loadMnist({ training: 200, test: 20 });
  const tried = await trainCourse({ ...course, recipe: { ...course.recipe, epochs: 2, drawn: 100 } }, few, kernels);
  return createHash('sha256').update(JSON.stringify(course)).update(tried).digest('hex').slice(0, 16);
}

/** Writes beside, then renames: another build never sees half a file. A cache that can't be written is done without. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const beside = `${path}.${process.pid}`;
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch {
    // The build goes on with what is in memory.
  }
}
