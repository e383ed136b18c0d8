/** What `npm run train` is told on its command line, read and checked. */
import { parseArgs } from 'node:util';
import {
  activations, cosine, constant, costs, linear, Network, optimizers, random, initializers,
  type DigitsOptions, type Schedule,
} from './index.ts';

export const HELP = `npm run train -- [options]

Trains a network on the 60,000 digits of MNIST, prints a line for each epoch, and tests it at the end.

  --sizes 784-36-14-10      neurons of each layer, the 784 grey values first
  --hidden leakyRelu        activation of the hidden layers: leakyRelu, relu, sigmoid, tanh
  --output softmax          of the last layer: softmax, sigmoid
  --cost crossEntropy       or quadratic
  --optimizer nesterov      or momentum, gradientDescent
  --rate cosine:0.02        η: a number, or linear:0.03,0 or cosine:0.02 or cosine:0.02,0.001, over all epochs
  --gamma 0.9               γ of momentum and nesterov
  --l2 0.004                λ
  --batch 32                digits per update
  --epochs 30
  --initializer xavierNormal
  --seed 1                  of the first weights, the validation digits and the order
  --seeds 1                 so many runs, seed after seed; says the mean and the spread of their errors
  --training 60000          how many digits to begin with
  --validation 5000         how many of them are set aside to choose by
  --stopping                end when validation no longer improves, and keep the best network
  --patience 5              how many epochs it may go without
  --out network.json        where the network is written; of several, the one that did best on validation
  --plain                   without WebAssembly
`;

export interface Order {
  /** The network to begin with, for one seed. */
  network(seed: number): Network;
  options(seed: number): DigitsOptions;
  seeds: readonly number[];
  training: number;
  validation: number;
  out: string | undefined;
  plain: boolean;
}

/** The order in these words. 'help' if that is asked for. Error: what can't be read, and what could. */
export function readOrder(words: readonly string[]): Order | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      ...Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' as const }])),
      stopping: { type: 'boolean' }, plain: { type: 'boolean' }, help: { type: 'boolean' }, out: { type: 'string' },
    },
  }) as { values: Partial<Record<string, string | boolean>> };
  if (values['help']) return 'help';
  const given = (name: keyof typeof DEFAULTS): string => String(values[name] ?? DEFAULTS[name]);
  const number = (name: keyof typeof DEFAULTS): number => numeral(given(name), `--${name}`);
  const whole = (name: keyof typeof DEFAULTS, least = 1): number => {
    const value = number(name);
    if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name} must be a whole number, ${least} or more, but is ${given(name)}.`);
    return value;
  };

  const sizes = given('sizes').split('-').map((size) => numeral(size, '--sizes'));
  if (sizes.length < 2 || sizes[0] !== 784 || sizes.at(-1) !== 10)
    throw new Error(`--sizes must go from the 784 grey values of a digit to its 10 classes, such as 784-36-14-10, but is ${given('sizes')}.`);
  const [hidden, output] = [of(activations, given('hidden'), '--hidden'), of(activations, given('output'), '--output')];
  const learningRate = schedule(given('rate'));
  const optimizer = of(optimizers, given('optimizer'), '--optimizer')({ learningRate: learningRate.from, gamma: number('gamma') });
  const [training, validation] = [whole('training'), whole('validation', 0)];
  if (training > 60_000 || validation >= training) throw new Error(`There are 60,000 training digits, and --validation must leave some of --training to learn from; they are ${validation} and ${training}.`);
  if (values['stopping'] && validation === 0) throw new Error('--stopping needs validation digits to watch, so --validation can’t be 0.');
  const common = {
    cost: of(costs, given('cost'), '--cost'),
    initializer: of(initializers, given('initializer'), '--initializer'),
    l2: number('l2'),
  };
  const first = whole('seed', 0);

  return {
    network: (seed) => new Network({
      ...common,
      optimizer,
      inputs: 784,
      layers: sizes.slice(1).map((size, k) => ({ size, activation: k === sizes.length - 2 ? output : hidden })),
      random: random(seed),
    }),
    options: (seed) => ({
      epochs: whole('epochs'),
      batchSize: whole('batch'),
      seed,
      learningRate,
      ...(values['stopping'] ? { stopping: { patience: whole('patience') } } : {}),
    }),
    seeds: Array.from({ length: whole('seeds') }, (_, k) => first + k),
    training,
    validation,
    out: values['out'] as string | undefined,
    plain: values['plain'] === true,
  };
}

const DEFAULTS = {
  sizes: '784-36-14-10', hidden: 'leakyRelu', output: 'softmax', cost: 'crossEntropy', optimizer: 'nesterov', rate: 'cosine:0.02',
  gamma: '0.9', l2: '0.004', batch: '32', epochs: '30', initializer: 'xavierNormal', seed: '1', seeds: '1', training: '60000', validation: '5000', patience: '5',
};

function schedule(text: string): Schedule {
  const [, kind, values = text] = /^(constant|linear|cosine):(.*)$/.exec(text) ?? [];
  const [from = NaN, to] = values.split(',').map((value) => numeral(value, '--rate'));
  if (kind === 'cosine') return cosine(from, to);
  if (kind === 'linear') return linear(from, to ?? 0);
  return constant(from);
}

function numeral(text: string, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new Error(`${what} needs a number where there is ${JSON.stringify(text)}.`);
  return value;
}

function of<T>(table: Readonly<Record<string, T>>, name: string, what: string): T {
  if (Object.hasOwn(table, name)) return table[name] as T;
  throw new Error(`${what} can be ${Object.keys(table).join(', ')}, but not ${JSON.stringify(name)}.`);
}
