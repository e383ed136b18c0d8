/**
 * The course's networks for its build and for Node: trained when they are first asked for, and kept in node_modules/.cache
 * by all that decides what comes out, so that the next build only reads them. Node only.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compileKernels } from '../../kernels/build.ts';
import { mnistFrom, type LoadMnist } from '../../mnist/index.ts';
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

/** Where things are, if not in the project's folder. */
interface Places {
  readonly cache?: string;
  readonly loadMnist?: LoadMnist;
}

/** Trains, or reads what an earlier call left in the cache. */
export async function makeFile(course: CourseNetwork, root: string, places: Places = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { cache = join(root, 'node_modules/.cache/chainrule-networks'), loadMnist = mnistFrom(originals(originalsFolder(root))).loadMnist } = places;
  const kernels = (): Promise<Uint8Array> => compileKernels(root);
  const kept = join(cache, `${course.id}-${await keyOf(course, loadMnist, kernels)}.bin`);
  for (;;) {
    const found = await read(kept);
    if (found) return found;
    const leave = await enter(`${kept}.lock`);
    if (!leave) {
      await pause(300);
      continue;
    }
    try {
      // It may have come about in the meantime.
      const bytes = (await read(kept)) ?? (await trainCourse(course, await loadMnist(), kernels));
      await write(kept, bytes);
      return bytes;
    } finally {
      await leave();
    }
  }
}

/**
 * All that decides what comes out: the recipe, and what the code makes of it. That is tried out on a few digits: however
 * the code changes, the key does if the weights would.
 */
async function keyOf(course: CourseNetwork, loadMnist: LoadMnist, kernels: Kernels): Promise<string> {
  const few = await loadMnist({ training: 200, test: 20 });
  const tried = await trainCourse({ ...course, recipe: { ...course.recipe, epochs: 2, drawn: 100 } }, few, kernels);
  return createHash('sha256').update(JSON.stringify(course)).update(tried).digest('hex').slice(0, 16);
}

/** What is there, if it is whole. */
async function read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    decodeNetwork(bytes);
    return bytes;
  } catch {
    return undefined;
  }
}

/**
 * Builds and tests that run at once train a network once: the first to come writes its process's number to a file, the
 * others wait. Undefined: another is at it. Where nothing can be written, each trains for itself.
 */
async function enter(lock: string): Promise<(() => Promise<void>) | undefined> {
  try {
    await mkdir(dirname(lock), { recursive: true });
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return () => rm(lock, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return async () => {};
  }
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  // One that was ended left it behind. (A file without a number is just being written.)
  if (pid > 0 && !isRunning(pid)) await rm(lock, { force: true });
  return undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes beside, then renames: another build never sees half a file. A cache that can't be written is done without. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}`;
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch {
    // The build goes on with what is in memory.
  }
}
