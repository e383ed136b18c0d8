/** From a cell's line to the page's Worker and back, with the real kernel, session and engine parts. */
import { describe, expect, it } from 'vitest';
import type { DisplayRecord } from '../../../src/engine/protocol.ts';
import { MnistError } from '../../../src/mnist/errors.ts';
import type { PlainDigits } from '../../../src/mnist/layout.ts';
import type { MnistSource } from '../../../src/mnist/source.ts';
import { trainHere } from '../../../src/trainer/here.ts';
import { toOnnx } from '../../../src/trainer/onnx.ts';
import { cosine } from '../../../src/trainer/schedules.ts';
import { small, strokes, weightsOf } from './digits.ts';
import { mapStore, openPage, type Page } from './page.ts';

const NETWORK = `
  import { crossEntropy, leakyRelu, nesterov, Network, random, softmax, xavierNormal } from 'chainrule';
  const network = new Network({
    inputs: 16, layers: [{ size: 8, activation: leakyRelu }, { size: 3, activation: softmax }],
    cost: crossEntropy, optimizer: nesterov(0.05, 0.9), initializer: xavierNormal, random: random(3),
  });`;

/** The digits of `strokes`, as a cell's literals. */
const literal = (count: number, seed: number): string => {
  const { bytes, labels } = strokes(count, seed);
  return `{ bytes: Uint8Array.from([${bytes.join()}]), labels: Uint8Array.from([${labels.join()}]) }`;
};

const DIGITS = `const digits = ${literal(300, 1)}; const validation = ${literal(100, 2)};`;

const learning = (options: string, body = 'display(epoch, "epoch");'): { code: string; run: 'click' } => ({
  code: `import { cosine, train } from 'chainrule';
    const run = train(network, digits, { ${options} });
    for await (const epoch of run) { ${body} }
    const weights = network.layers.flatMap(({ weights, biases }) => [...weights.toArray().flat(), ...biases]);
    weights`,
  run: 'click',
});

const shown = (page: Page, id: string): unknown => {
  const record = page.session.cell(id).shown?.at(-1)?.record as Extract<DisplayRecord, { kind: 'vector' }> | undefined;
  return record?.kind === 'vector' ? record.values : record;
};

const ended = (page: Page, id: string): boolean => page.session.cell(id).status !== 'running' && page.session.cell(id).shown !== undefined;

describe('a cell that trains', () => {
  it('gets the very weights that the same lines get in Node', async () => {
    const page = openPage({ cells: { NETWORK, DIGITS, learn: learning('epochs: 5, learningRate: cosine(0.1), validation') } });
    page.session.run('learn');
    await page.until(() => ended(page, 'learn'));
    const network = small();
    for await (const _ of trainHere(async () => undefined)(network, strokes(300, 1), { epochs: 5, learningRate: cosine(0.1), validation: strokes(100, 2) }));
    expect(page.session.cell('learn').error).toBeUndefined();
    expect(shown(page, 'learn')).toEqual(weightsOf(network));
    expect(page.workers.map(({ dead }) => dead)).toEqual([true]);
    expect(page.trainings[0]!.state.phase).toBe('over');
    expect([...page.store.map.keys(), ...page.left.keys()]).toEqual([]); // nothing is left of a run that came to its end
  });

  it('shows how far it is, and stops with the cell', async () => {
    const page = openPage({ cells: { NETWORK, DIGITS, learn: learning('epochs: 100000') } });
    page.session.run('learn');
    await page.until(() => (page.session.cell('learn').progress?.done ?? 0) > 2);
    expect(page.session.cell('learn').progress).toMatchObject({ total: 100000, unit: 'epochs' });
    page.session.stop('learn');
    await page.until(() => page.workers[0]!.dead);
    await page.until(() => page.session.cell('learn').status === 'stopped');
    expect(page.trainings[0]!.state.phase).toBe('over');
  });

  it('is paused, given another η and stopped by the page; the cell goes on with what was learned', async () => {
    const page = openPage({ cells: { NETWORK, DIGITS, learn: learning('epochs: 100000', 'display(epoch.learningRate, "rate");') } });
    page.session.run('learn');
    await page.until(() => page.trainings[0]?.state.phase === 'running');
    const training = page.trainings[0]!;
    training.pause();
    expect(training.state.phase).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 60));
    const epoch = training.state.progress!.epoch;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(training.state.progress!.epoch).toBe(epoch);
    training.setLearningRate(0.25);
    expect(training.state.progress!.learningRate).toBe(0.25);
    training.resume();
    await page.until(() => JSON.stringify(page.session.cell('learn').shown ?? []).includes('0.25'));
    training.stop();
    await page.until(() => page.session.cell('learn').status === 'idle');
    expect(shown(page, 'learn')).toHaveLength(163);
  });

  it('says an option that can’t be, at its line, and what the machine can do', async () => {
    const page = openPage({ cells: { NETWORK, DIGITS, learn: learning('epochs: 0'), other: `import { adam, train } from 'chainrule';\nfor await (const _ of train(network, digits, { epochs: 1, optimizer: adam() }));` } });
    page.session.run('learn');
    page.session.run('other');
    await page.until(() => page.session.cell('learn').status === 'error' && page.session.cell('other').status === 'error');
    expect(page.session.cell('learn').error?.title).toBe('The number of epochs must be a whole number, 1 or more, but is 0.');
    expect(page.session.cell('other').error?.title).toMatch(/^Fast training cannot take the optimizer adam: it knows gradientDescent, momentum and nesterov\./);
    expect(page.workers).toEqual([]);
  });

  it('hears why its Worker ended, and keeps what was finished', async () => {
    const page = openPage({
      cells: { NETWORK, DIGITS, learn: { code: `import { train } from 'chainrule'; let said = ''; const before = network.layers[0].biases.toArray().join();
        try { for await (const epoch of train(network, digits, { epochs: 100000 })) display(epoch.epoch, 'epoch'); } catch (error) { said = error.message; }
        display(said, 'said'); display(network.layers[0].biases.toArray().join() !== before, 'learned');`, run: 'click' } },
    });
    page.session.run('learn');
    await page.until(() => (page.session.cell('learn').progress?.done ?? 0) > 2);
    page.workers[0]!.die();
    await page.until(() => page.session.cell('learn').status === 'idle');
    const records = page.session.cell('learn').shown!.map(({ slot, record }) => [slot, record]);
    expect(records).toContainEqual(['learned', { kind: 'literal', text: 'true' }]);
    expect(JSON.stringify(records)).toMatch(/The Worker that trains ended unexpectedly.+The network has what it had after epoch \d+/);
    await page.until(() => page.left.size === 1);
  });

  it('a network of another class is trained plainly, where the cell runs', async () => {
    const page = openPage({
      cells: { NETWORK, DIGITS, learn: { code: `import { train } from 'chainrule';
        const own = { evaluate: (x, e) => network.evaluate(x, e), updateFromLearning: () => network.updateFromLearning(), copy: () => network.copy(), outputs: 3 };
        const list = Array.from(digits.labels, (label, k) => ({ x: [...digits.bytes.subarray(16 * k, 16 * k + 16)].map((grey) => grey / 255), expected: [0, 1, 2].map((n) => Number(n === label)) }));
        for await (const { epoch, training } of train(own, { ...digits, toSamples: () => list }, { epochs: 2 })) display(epoch, 'epoch');`, run: 'click' } },
    });
    page.session.run('learn');
    await page.until(() => page.session.cell('learn').status === 'idle' && page.session.cell('learn').took !== undefined);
    expect(page.session.cell('learn').shown).toEqual([{ slot: 'epoch', record: { kind: 'number', value: 2 } }]);
    expect(page.trainings).toEqual([]);
  });

  it('several at once, each by itself', async () => {
    const page = openPage({
      cells: { NETWORK, DIGITS, learn: { code: `import { train } from 'chainrule';
        const one = async (seed) => { const copy = network.copy(); let last; for await (const epoch of train(copy, digits, { epochs: 3, seed })) last = epoch.training.cost; return last; };
        const costs = await Promise.all([one(1), one(2), one(1)]); costs`, run: 'click' } },
    });
    page.session.run('learn');
    await page.until(() => ended(page, 'learn'));
    const [a, b, c] = shown(page, 'learn') as number[];
    expect([a === c, a === b]).toEqual([true, false]);
    expect(page.workers).toHaveLength(3);
  });
});

describe('a checkpoint', () => {
  it('lets a run go on after a reload, bit for bit as if it had not been left', async () => {
    const options = 'epochs: 40, learningRate: cosine(0.1), validation, stopping: { window: 3, patience: 40 }, within: 2';
    const cells = { NETWORK, DIGITS, learn: learning(options, 'reports.push(epoch.training.cost + (epoch.validation?.average ?? 0)); await new Promise((resolve) => setTimeout(resolve, 3));') };
    const withReports = { ...cells, learn: { ...cells.learn, code: `const reports = []; ${cells.learn.code}; display(reports.length); display(reports.reduce((sum, value) => sum + value, 0))` } };
    const first = openPage({ cells: withReports });
    first.session.run('learn');
    await first.until(() => first.left.size > 0 && (first.session.cell('learn').progress?.done ?? 0) > 4);
    first.workers[0]!.die(); // all that a reload leaves is the store
    await first.until(() => first.session.cell('learn').status === 'error');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.store.map.size).toBe(1);

    const second = openPage({ cells: withReports, store: first.store, continues: true });
    second.session.run('learn');
    await second.until(() => second.session.cell('learn').status === 'idle' && second.session.cell('learn').took !== undefined);
    expect(second.trainings[0]!.state.continued).toBeGreaterThan(0);

    const whole = openPage({ cells: withReports });
    whole.session.run('learn');
    await whole.until(() => whole.session.cell('learn').status === 'idle' && whole.session.cell('learn').took !== undefined);
    expect(second.session.cell('learn').shown).toEqual(whole.session.cell('learn').shown);
    expect(whole.session.cell('learn').shown!.length).toBeGreaterThan(1);
    expect(second.store.map.size).toBe(0);
  });

  it('of another recipe, or damaged, is no checkpoint; refused storage is said', async () => {
    const store = mapStore();
    const cells = { NETWORK, DIGITS, learn: learning('epochs: 3') };
    const page = openPage({ cells, store, continues: true });
    store.get = async () => Uint8Array.from([5, 0, 0, 0, 1, 2, 3]);
    page.session.run('learn');
    await page.until(() => ended(page, 'learn'));
    expect(page.session.cell('learn').error).toBeUndefined();
    expect(page.trainings[0]!.state.continued).toBeUndefined();

    const refusing = mapStore();
    refusing.refuses = true;
    const other = openPage({ cells: { ...cells, learn: learning('epochs: 3', 'await new Promise((resolve) => setTimeout(resolve, 5));') }, store: refusing });
    other.session.run('learn');
    await other.until(() => ended(other, 'learn'));
    expect(other.trainings[0]!.state.unkept).toBe(true);
    expect(other.session.cell('learn').error).toBeUndefined();
  });
});

describe('what a cell could send', () => {
  const start = { type: 'start', recipe: {}, layers: [], sets: {} };

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'train'],
    ['no recipe', start],
    ['another kind', { type: 'kernels', address: 'https://elsewhere.example/' }],
    ['a getter', Object.create({ type: 'start' })],
  ])('%s: is refused, and starts nothing', async (_, message) => {
    const page = openPage({ cells: { a: '1' } });
    await page.session.wake();
    page.forge({ type: 'call', call: 7, service: 'trainer', cell: 'a', message });
    await page.until(() => page.posted.some((each) => each.type === 'answer'));
    expect(page.posted.find((each) => each.type === 'answer')).toMatchObject({ call: 7, message: { type: 'failed', layers: null } });
    expect(page.workers).toEqual([]);
  });

  it('an address for the kernels, or a checkpoint of its own, does not get through', async () => {
    const page = openPage({ cells: { NETWORK, DIGITS, learn: learning('epochs: 1') } });
    page.session.run('learn');
    await page.until(() => page.workers.length > 0);
    // The message of the cell holds neither; the page's own address is what the Worker gets.
    const { checkMessage } = await import('../../../src/trainer/protocol.ts');
    const { recipeOf, numbersOf } = await import('../../../src/trainer/convert.ts');
    const network = small();
    const recipe = recipeOf(network, { epochs: 1 }, await import('../../../src/network/index.ts'));
    const checked = checkMessage({ type: 'start', recipe, layers: numbersOf(network), sets: { training: strokes(4, 1) }, kernels: 'https://elsewhere.example/', from: new Uint8Array(9), more: 1 });
    expect(Object.keys(checked).sort()).toEqual(['layers', 'recipe', 'sets', 'type']);
  });

  it('an unknown service is no message; a hundred lines are enough', async () => {
    const page = openPage({ cells: { a: '1' } });
    await page.session.wake();
    page.forge({ type: 'call', call: 1, service: 'network', cell: 'a', message: 1 });
    for (let call = 10; call < 130; call++) page.forge({ type: 'call', call, service: 'trainer', cell: 'a', message: { type: 'pause' } });
    await page.until(() => page.posted.filter((each) => each.type === 'unanswered').length === 20);
    expect(page.posted.some((each) => each.type === 'answer' && each.call === 1)).toBe(false);
  });
});

describe('a cell that loads digits', () => {
  const digits = (count: number): PlainDigits => ({ images: new Uint8Array(count * 784).fill(9), labels: new Uint8Array(count).fill(3) });
  let goOn = (): void => {};
  const source: MnistSource = async ({ training, test, onProgress }) => {
    onProgress?.({ bytes: 2e6, bytesTotal: 4e6, digits: 0, digitsTotal: training + test });
    await new Promise<void>((resolve) => (goOn = resolve));
    return { training: digits(training), test: digits(test) };
  };

  it('gets them, and shows how far they are', async () => {
    const page = openPage({ cells: { load: `import { loadMnist } from 'chainrule/mnist';\nconst mnist = await loadMnist({ training: 50, test: 5 });\n[mnist.training.length, mnist.test.label(4), mnist.training.sample(0).x.length]` }, digits: source });
    page.session.run('load');
    await page.until(() => page.session.cell('load').progress !== undefined);
    expect(page.session.cell('load').progress).toEqual({ done: 2, total: 4, unit: 'MB of digits' });
    goOn();
    await page.until(() => ended(page, 'load'));
    expect(shown(page, 'load')).toEqual([50, 3, 784]);
  });

  it('may look at the progress itself, and cancel; an error is the loader’s own', async () => {
    let cancelled = 0;
    const slow: MnistSource = ({ signal, onProgress }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => (cancelled++, reject(signal.reason as Error)));
        onProgress?.({ bytes: 1, bytesTotal: 2, digits: 0, digitsTotal: 1 });
      });
    const page = openPage({
      cells: {
        cancel: `import { loadMnist } from 'chainrule/mnist';\nconst stopper = new AbortController(); let seen;\nconst said = await loadMnist({ signal: stopper.signal, onProgress: (p) => { seen = p.bytesTotal; stopper.abort(new Error('enough')); } }).catch((error) => error.message);\n[seen, said].join(' ')`,
        hang: { code: `import { loadMnist } from 'chainrule/mnist';\nawait loadMnist();`, run: 'click' },
      },
      digits: slow,
    });
    page.session.run('cancel');
    await page.until(() => ended(page, 'cancel'));
    expect(shown(page, 'cancel')).toMatchObject({ text: '2 enough' });
    await page.until(() => cancelled === 1);
    page.session.run('hang');
    await page.until(() => page.session.cell('hang').progress !== undefined);
    page.session.stop('hang');
    await page.until(() => cancelled === 2);

    const failing = openPage({
      cells: { load: `import { loadMnist } from 'chainrule/mnist';\nlet said = ''; try { await loadMnist({ training: 1, test: 1 }); } catch (error) { said = error.name + ' ' + error.problem + ' ' + error.message; }\nsaid` },
      digits: () => Promise.reject(new MnistError('missing', 'It is missing.')),
    });
    failing.session.run('load');
    await failing.until(() => ended(failing, 'load'));
    expect(shown(failing, 'load')).toMatchObject({ text: 'MnistError missing It is missing.' });
  });

  it('a page without digits says so', async () => {
    const page = openPage({ cells: { load: `import { loadMnist } from 'chainrule/mnist';\nawait loadMnist({ training: 1, test: 1 });` } });
    page.session.run('load');
    await page.until(() => page.session.cell('load').status === 'error');
    expect(page.session.cell('load').error?.title).toBe('No digits here.');
  });
});

describe('a cell that makes a file', () => {
  it('fetches what that takes, gets the bytes that Node makes, and a network back from them', async () => {
    const page = openPage({ cells: {
      NETWORK,
      file: { code: "import { fromOnnx, toOnnx } from 'chainrule'; const file = await toOnnx(network); const back = await fromOnnx(file); [file.length, file.reduce((hash, byte) => (hash * 31 + byte) % 1e9, 7)]", run: 'click' },
      same: { code: 'display(back instanceof Network); JSON.stringify(await toOnnx(back)) === JSON.stringify(file)', run: 'click' },
      broken: { code: 'await fromOnnx(file.slice(0, 99))', run: 'click' },
    } });
    for (const id of ['file', 'same', 'broken']) {
      page.session.run(id);
      await page.until(() => ended(page, id) || page.session.cell(id).error !== undefined);
    }
    const file = await toOnnx(small());
    expect(shown(page, 'file')).toEqual([file.length, file.reduce((hash, byte) => (hash * 31 + byte) % 1e9, 7)]);
    expect(page.session.cell('same').shown?.map(({ record }) => record)).toEqual([1, 2].map(() => ({ kind: 'literal', text: 'true' })));
    expect(JSON.stringify(page.session.cell('broken').error)).toContain('This is no ONNX file, or it is cut off or damaged');
  });
});
