/** The loader against a host that does everything wrong. Long because all cases stand on one packed fixture and its host. */
import { describe, expect, it } from 'vitest';
import { MnistError, type MnistProblem } from '../../../src/mnist/errors.ts';
import { PIXELS } from '../../../src/mnist/layout.ts';
import { createLoader } from '../../../src/mnist/load.ts';
import { packMnist } from '../../../src/mnist/pack.ts';
import type { MnistBytes, MnistPart, MnistProgress } from '../../../src/mnist/source.ts';
import { blots } from './blots.ts';
import { BASE, DIGITS, NAMES, PACKED, createHost, createStore, environment, same, type Fault } from './host.ts';

const ALL = { training: 300, test: 60 };
const SECOND = NAMES[1] as string;
const SIZE = PACKED.manifest.files[1]?.bytes as number;

const expectAll = (found: MnistBytes): void => expect(same(found, DIGITS)).toBe(true);

/** What loading rejects with. */
async function problem(loading: Promise<unknown>): Promise<{ problem: MnistProblem; message: string }> {
  const error: unknown = await loading.then(() => 'it resolved', (reason: unknown) => reason);
  expect(error).toBeInstanceOf(MnistError);
  return error as MnistError;
}

describe('loading digits', () => {
  it('gives them all, in order', async () => {
    const host = createHost();
    expectAll(await createLoader(BASE, environment(host)).load(ALL));
    expect(host.asked.map(({ name }) => name)).toEqual(['mnist.json', ...NAMES]);
  });

  it('fetches no more files than it needs', async () => {
    const host = createHost();
    const { training, test } = await createLoader(BASE, environment(host)).load({ training: 70, test: 0 });
    const first = { images: DIGITS.training.images.slice(0, 70 * PIXELS), labels: DIGITS.training.labels.slice(0, 70) };
    expect(same({ training, test }, { training: first, test: blots(0) })).toBe(true);
    expect(host.asked.map(({ name }) => name)).toEqual(['mnist.json', NAMES[0], NAMES[1]]);
  });

  it('gives out the first digits before the others are fetched', async () => {
    const host = createHost();
    const parts = createLoader(BASE, environment(host)).parts(ALL);
    const { value } = (await parts.next()) as { value: MnistPart };
    expect([value.set, value.first, value.labels.length]).toEqual(['training', 0, 50]);
    expect(host.asked.length).toBe(2);
    await parts.return();
    expect(host.asked.length).toBe(2);
  });

  it('tells of its progress, in bytes and digits', async () => {
    const told: MnistProgress[] = [];
    await createLoader(BASE, environment(createHost())).load({ ...ALL, onProgress: (progress) => told.push(progress) });
    const total = PACKED.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(told[0]).toEqual({ bytes: 0, bytesTotal: total, digits: 0, digitsTotal: 360 });
    expect(told.at(-1)).toEqual({ bytes: total, bytesTotal: total, digits: 360, digitsTotal: 360 });
    expect(told.length).toBeGreaterThan(total / 600);
    for (let k = 1; k < told.length; k++) expect(told[k]?.bytes).toBeGreaterThanOrEqual(told[k - 1]?.bytes as number);
  });

  it('asks for what can be had only', async () => {
    const loader = createLoader(BASE, environment(createHost()));
    await expect(loader.load({ training: 301, test: 0 })).rejects.toThrow('There are 300 training digits, so 0 to 300 can be asked for, not 301.');
    await expect(loader.load({ training: 1.5, test: 0 })).rejects.toThrow(RangeError);
  });

  it('works without crypto.subtle', async () => {
    const loader = createLoader(BASE, { ...environment(createHost()), subtle: undefined });
    expectAll(await loader.load(ALL));
  });

  it('says it when the browser can’t unpack', async () => {
    const loader = createLoader(BASE, { ...environment(createHost()), DecompressionStream: undefined });
    expect(await problem(loader.load(ALL))).toMatchObject({ problem: 'unsupported', message: expect.stringContaining('2023') as string });
  });
});

describe('a host that meddles', () => {
  it('may unpack the files on the way', async () => {
    const host = createHost();
    for (const name of NAMES) host.faults.set(name, { unpacked: true });
    const told: MnistProgress[] = [];
    const loader = createLoader(BASE, { ...environment(host), DecompressionStream: undefined });
    expectAll(await loader.load({ ...ALL, onProgress: (progress) => told.push(progress) }));
    expect(told.every(({ bytes, bytesTotal }) => bytes <= bytesTotal)).toBe(true);
  });

  it.each([{ breakAfter: 700, unpacked: true }, { cutAfter: 700, unpacked: true }])('is not resumed from unpacked bytes (%o)', async (fault) => {
    const host = createHost();
    host.faults.set(SECOND, fault);
    const loader = createLoader(BASE, environment(host));
    expect((await problem(loader.load(ALL))).problem).toBe('broken off');
    host.faults.clear();
    expectAll(await loader.load(ALL));
    expect(host.asked.filter(({ range }) => range)).toEqual([]);
  });
});

describe('a file that does not arrive whole', () => {
  const cases: [string, Fault, MnistProblem, RegExp][] = [
    ['not there', { status: 404 }, 'missing', /^The file with training digits 51–150 is missing on this host \(training-51-150\..*\.bin\)\./],
    ['a web page instead', { page: true }, 'missing', /is missing on this host/],
    ['an error of the host', { status: 503 }, 'refused', /^The file with training digits 51–150 was not delivered: the host answered 503\. Try again/],
    ['no connection', { offline: true }, 'offline', /host was not reached\. Check the connection and try again\.$/],
    ['a connection that breaks', { breakAfter: 1500 }, 'broken off', /^The file with training digits 51–150 is incomplete: the connection broke off after \d+ kB of \d+ kB\. Try again/],
    ['a connection that breaks at once', { breakAfter: 0 }, 'broken off', /after 0 kB of/],
    ['a truncated file', { cutAfter: 1500 }, 'broken off', /is incomplete/],
    ['an empty file', { cutAfter: 0 }, 'broken off', /after 0 kB/],
    ['a changed byte', { flip: 1000 }, 'damaged', /^The file with training digits 51–150 arrived damaged: its SHA-256 is not the one it should have\. Nothing of it was used\. Try again\.$/],
    ['a changed first byte', { flip: 0 }, 'damaged', /bytes instead of/],
    ['a file that is too long', { more: 100_000 }, 'damaged', /arrived damaged: it has [\d,]+ bytes instead of [\d,]+\./],
    ['unpacked, and a byte changed', { unpacked: true, flip: 2000 }, 'damaged', /SHA-256/],
  ];

  it.each(cases)('%s: said clearly, nothing half-loaded, and trying again works', async (_, fault, kind, words) => {
    const host = createHost();
    const store = createStore();
    host.faults.set(SECOND, fault);
    const loader = createLoader(BASE, environment(host, store));
    const parts: MnistPart[] = [];
    const failed = await problem((async () => {
      for await (const part of loader.parts(ALL)) parts.push(part);
    })());
    expect(failed.problem).toBe(kind);
    expect(failed.message).toMatch(words);
    expect(parts.length).toBe(1);
    expect(store.entries.has(BASE + SECOND)).toBe(false);

    host.faults.clear();
    host.asked.length = 0;
    expectAll(await loader.load(ALL));
    expect(host.asked.map(({ name }) => name)).not.toContain(NAMES[0]);
    // After damage no cache on the way is to be believed.
    if (kind === 'damaged') expect(host.asked).toContainEqual({ name: SECOND, cache: 'reload' });
  });

  it('fails once only, in as many words, if it stays so', async () => {
    const host = createHost();
    host.faults.set(SECOND, { flip: 1000 });
    const loader = createLoader(BASE, environment(host));
    const first = await problem(loader.load(ALL));
    expect(await problem(loader.load(ALL))).toMatchObject({ message: first.message });
    expect(host.asked.filter(({ name }) => name === SECOND).length).toBe(2);
  });
});

describe('the manifest', () => {
  it('is read again after a file was missing: the site may have been put up anew', async () => {
    const host = createHost();
    const loader = createLoader(BASE, environment(host));
    for await (const part of loader.parts(ALL)) if (part.first === 0) break;
    host.files = createHost(packMnist(DIGITS, { training: [50, 250], test: [60] })).files;
    expect((await problem(loader.load(ALL))).problem).toBe('missing');
    expectAll(await loader.load(ALL));
  });

  const cases: [string, Fault, MnistProblem][] = [
    ['not there', { status: 404 }, 'missing'],
    ['no connection', { offline: true }, 'offline'],
    ['a web page instead', { page: true }, 'damaged'],
    ['truncated', { cutAfter: 200 }, 'damaged'],
    ['broken off', { breakAfter: 200 }, 'broken off'],
  ];
  it.each(cases)('%s: said clearly, and trying again works', async (_, fault, kind) => {
    const host = createHost();
    host.faults.set('mnist.json', fault);
    const loader = createLoader(BASE, environment(host));
    const { problem: found, message } = await problem(loader.load(ALL));
    expect([found, message]).toEqual([kind, expect.stringMatching(/try(ing)? again/i) as string]);
    host.faults.clear();
    expectAll(await loader.load(ALL));
  });

  it.each([
    ['files that do not add up', { training: 301 }],
    ['another version', { version: 2 }],
    ['a name that leads elsewhere', { files: PACKED.manifest.files.map((file) => ({ ...file, name: '../x' })) }],
    ['a gap', { files: PACKED.manifest.files.slice(1) }],
  ])('with %s is not believed', async (_, change) => {
    const host = createHost({ ...PACKED, manifest: { ...PACKED.manifest, ...change } as typeof PACKED.manifest });
    expect((await problem(createLoader(BASE, environment(host)).load(ALL))).message).toContain('arrived damaged');
  });
});

describe('going on where it broke off', () => {
  async function broken(prepare: (host: ReturnType<typeof createHost>) => void = () => undefined) {
    const host = createHost();
    host.faults.set(SECOND, { breakAfter: 1500 });
    const loader = createLoader(BASE, environment(host));
    await problem(loader.load(ALL));
    host.faults.clear();
    host.asked.length = 0;
    prepare(host);
    expectAll(await loader.load(ALL));
    return host.asked.filter(({ name }) => name === SECOND).map(({ range }) => range);
  }

  it('asks for the rest only', async () => expect(await broken()).toEqual(['bytes=1500-']));

  it('takes the whole file from a host without ranges', async () =>
    expect(await broken((host) => (host.ranges = false))).toEqual(['bytes=1500-']));

  it('takes the whole file if the host answers with another range', async () =>
    expect(await broken((host) => (host.wrongRange = true))).toEqual(['bytes=1500-', undefined]));

  it('breaks off twice and still comes to an end', async () => {
    const host = createHost();
    const loader = createLoader(BASE, environment(host));
    for (const breakAfter of [1000, 500]) {
      host.faults.set(SECOND, { breakAfter });
      await problem(loader.load(ALL));
    }
    host.faults.clear();
    expectAll(await loader.load(ALL));
    expect(host.asked.filter(({ name }) => name === SECOND).map(({ range }) => range)).toEqual([undefined, 'bytes=1000-', 'bytes=1500-']);
  });

  it('takes the whole file, once, if the halves do not fit', async () => {
    const host = createHost();
    host.faults.set(SECOND, { breakAfter: 1500, flip: 700 });
    const loader = createLoader(BASE, environment(host));
    await problem(loader.load(ALL));
    host.faults.clear();
    expectAll(await loader.load(ALL));
    expect(host.asked.filter(({ name }) => name === SECOND)).toEqual([{ name: SECOND }, { name: SECOND, range: 'bytes=1500-' }, { name: SECOND, cache: 'reload' }]);
  });

  it('takes the whole file if all of it had come, but no end', async () => {
    const host = createHost();
    host.faults.set(SECOND, { breakAfter: SIZE });
    const loader = createLoader(BASE, environment(host));
    await problem(loader.load(ALL));
    host.faults.clear();
    expectAll(await loader.load(ALL));
  });
});

describe('cancelling', () => {
  it('ends at once, with the signal’s reason, and what came is not fetched again', async () => {
    const host = createHost();
    const controller = new AbortController();
    host.faults.set(SECOND, { chunk: (sent) => { if (sent >= 1024) controller.abort(); } });
    const loader = createLoader(BASE, environment(host));
    await expect(loader.load({ ...ALL, signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    host.faults.clear();
    host.asked.length = 0;
    expectAll(await loader.load(ALL));
    expect(host.asked[0]).toEqual({ name: SECOND, range: 'bytes=1024-' });
  });

  it('before the start fetches nothing', async () => {
    const host = createHost();
    await expect(createLoader(BASE, environment(host)).load({ ...ALL, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(host.asked).toEqual([]);
  });
});

describe('two at once', () => {
  it('share each file', async () => {
    const host = createHost();
    const loader = createLoader(BASE, environment(host, createStore()));
    for (const found of await Promise.all([loader.load(ALL), loader.load(ALL)])) expectAll(found);
    expect(NAMES.map((name) => host.asked.filter((asked) => asked.name === name).length)).toEqual(NAMES.map(() => 1));
  });

  it('do not hang on each other’s failure, nor on a wait that is cancelled', async () => {
    const host = createHost();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    host.faults.set(SECOND, { chunk: () => held, breakAfter: 600 });
    const loader = createLoader(BASE, environment(host));
    const first = problem(loader.load(ALL));
    const controller = new AbortController();
    const second = loader.load({ ...ALL, signal: controller.signal });
    const third = problem(loader.load(ALL));
    setTimeout(() => controller.abort(), 20);
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    release();
    expect([(await first).problem, (await third).problem]).toEqual(['broken off', 'broken off']);
  });
});

describe('keeping files for the next visit', () => {
  it('fetches only the manifest then', async () => {
    const store = createStore();
    await createLoader(BASE, environment(createHost(), store)).load(ALL);
    const host = createHost();
    expectAll(await createLoader(BASE, environment(host, store)).load(ALL));
    expect(host.asked.map(({ name }) => name)).toEqual(['mnist.json']);
  });

  it('works without a connection then', async () => {
    const store = createStore();
    await createLoader(BASE, environment(createHost(), store)).load(ALL);
    const host = createHost();
    host.faults.set('mnist.json', { offline: true });
    expectAll(await createLoader(BASE, environment(host, store)).load(ALL));
  });

  it('fetches again what was damaged there', async () => {
    const store = createStore();
    await createLoader(BASE, environment(createHost(), store)).load(ALL);
    store.entries.set(BASE + SECOND, (store.entries.get(BASE + SECOND) as Uint8Array).subarray(0, 100));
    const host = createHost();
    expectAll(await createLoader(BASE, environment(host, store)).load(ALL));
    expect(host.asked.map(({ name }) => name)).toEqual(['mnist.json', SECOND]);
    expect(store.entries.get(BASE + SECOND)?.length).toBe(SIZE);
  });

  it('drops files of an earlier build, and of no other site', async () => {
    const store = createStore();
    store.entries.set(`${BASE}training-1-50.00000000.bin`, new Uint8Array(5));
    store.entries.set('https://course.example/other/data/x.bin', new Uint8Array(5));
    await createLoader(BASE, environment(createHost(), store)).load(ALL);
    expect([...store.entries.keys()].sort()).toEqual([...NAMES.map((name) => BASE + name), `${BASE}mnist.json`, 'https://course.example/other/data/x.bin'].sort());
  });

  it.each(['refused', 'full'] as const)('works when storage is %s: then until the page is left', async (mode) => {
    const store = createStore();
    store.mode = mode;
    const host = createHost();
    const loader = createLoader(BASE, environment(host, store));
    expectAll(await loader.load(ALL));
    expectAll(await loader.load(ALL));
    expect(store.entries.size).toBe(0);
    expect(host.asked.map(({ name }) => name)).toEqual(['mnist.json', ...NAMES]);
  });

  it('works when storage fills up on the way', async () => {
    const store = createStore();
    const host = createHost();
    const loader = createLoader(BASE, environment(host, store));
    for await (const part of loader.parts(ALL)) if (part.first === 50) store.mode = 'full';
    expectAll(await loader.load(ALL));
    expect(host.asked.length).toBe(1 + NAMES.length);
    expect(store.entries.size).toBe(3);
  });
});
