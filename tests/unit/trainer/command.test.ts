/** `npm run train`, called as the terminal calls it. */
import { describe, expect, it } from 'vitest';
import { command } from '../../../src/trainer/command.ts';
import { Network } from '../../../src/trainer/index.ts';
import { readOrder } from '../../../src/trainer/order.ts';

async function said(...words: string[]): Promise<{ lines: string[]; files: Map<string, string> }> {
  const lines: string[] = [];
  const files = new Map<string, string>();
  await command(words, { print: (line) => void lines.push(line), write: async (path, text) => void files.set(path, text) });
  return { lines, files };
}

const QUICK = ['--training', '600', '--validation', '100', '--epochs', '2', '--sizes', '784-12-10'];

describe('npm run train', () => {
  it('prints a line for each epoch, and writes a network that can be read', async () => {
    const { lines, files } = await said(...QUICK, '--out', 'network.json');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^epoch   1   cost \d\.\d{4}   error +\d+\.\d\d %   validation +\d+\.\d\d %   η \S+   \d+,000 digits\/s$/);
    expect(lines[2]).toMatch(/ of the 10,000 test digits are taken for another, by the network after epoch 2; .+ s of training \(WebAssembly\)\.$/);
    expect(lines[3]).toBe('network.json: the network, for Network.fromJSON.');
    const network = Network.fromJSON(files.get('network.json'));
    expect([network.inputs, network.outputs, network.cost.name, network.l2, network.optimizer.name]).toEqual([784, 10, 'crossEntropy', 0.004, 'nesterov']);
  });

  it('the same words give the same network, by WebAssembly or without', async () => {
    const [a, b, c] = [await said(...QUICK, '--out', 'a'), await said(...QUICK, '--plain', '--out', 'a'), await said(...QUICK, '--seed', '2', '--out', 'a')];
    expect(a.files.get('a')).toBe(b.files.get('a'));
    expect(a.files.get('a')).not.toBe(c.files.get('a'));
  });

  it('over several seeds, says mean and deviation', async () => {
    const { lines } = await said(...QUICK, '--seeds', '2', '--stopping', '--rate', 'linear:0.05,0', '--cost', 'quadratic', '--optimizer', 'momentum');
    expect(lines.filter((line) => line.startsWith('seed'))).toEqual(['seed 1', 'seed 2']);
    expect(lines.at(-1)).toMatch(/^Test error over 2 seeds: \d+\.\d\d % ± \d+\.\d\d % \(mean and standard deviation\)\.$/);
  });

  it('says what it can be told', async () => {
    expect((await said('--help')).lines[0]).toContain('--rate cosine:0.02');
  });

  it.each([
    [['--sizes', '784-36'], '784-36-14-10'],
    [['--sizes', '784-x-10'], '--sizes needs a number where there is "x".'],
    [['--rate', 'fast'], '--rate needs a number where there is "fast".'],
    [['--rate', 'cosine:'], '--rate needs a number'],
    [['--hidden', 'gelu'], '--hidden can be identity, sigmoid, tanh'],
    [['--epochs', '2.5'], '--epochs must be a whole number, 1 or more, but is 2.5.'],
    [['--validation', '60000'], '--validation must leave some'],
    [['--stopping', '--validation', '0'], '--stopping needs validation digits'],
    [['--bogus'], "Unknown option '--bogus'"],
    [['more'], 'Unexpected argument'],
  ])('%s: says what is wrong', async (words, message) => {
    await expect(said(...words)).rejects.toThrow(message);
  });

  it('what only the plain training can do is said before anything is trained', async () => {
    await expect(said(...QUICK, '--optimizer', 'adam')).rejects.toThrow('it knows gradientDescent, momentum and nesterov');
  });

  it('reads schedules', () => {
    const rate = (text: string): unknown => { const order = readOrder(['--rate', text]); return order === 'help' ? order : order.options(1).learningRate; };
    expect([rate('0.1'), rate('constant:0.1'), rate('linear:0.3,0.1'), rate('linear:0.3'), rate('cosine:0.2,0.1')]).toEqual([
      { kind: 'constant', from: 0.1 }, { kind: 'constant', from: 0.1 }, { kind: 'linear', from: 0.3, to: 0.1 }, { kind: 'linear', from: 0.3, to: 0 }, { kind: 'cosine', from: 0.2, to: 0.1 },
    ]);
  });
});
