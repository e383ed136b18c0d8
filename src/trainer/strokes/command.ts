/** `npm run strokes`: how well networks read digits that real pens wrote. `npm run strokes -- --help` lists what it can be told. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { aboutCourse, courseNetwork, courseNetworks } from '../course/node.ts';
import { percent } from '../error/statistics.ts';
import { Network, PREPARATION, type Preparation } from '../index.ts';
import { answersOf, tableOf, type Contestant } from './score.ts';
import { readPenDigits } from './variants.ts';

export const HELP = `npm run strokes -- FILE [options]

Draws the digits of a file of pen strokes with thin, medium and thick pens, as they are, small, large, off-centre and
leaning, prepares each drawing as the playground does, and tables how many the networks take for what they are. The file
is JSON: { "digits": [{ "label": 7, "strokes": [[[x, y], …], …] }, …] }, y downwards. No network has learned from it.

  --network course     or course-small, or a network file (JSON) of your own; as often as you like. Default: both of the course's
  --skip deskew        stages to leave out for networks of your own: onePen, crop, scale, deskew, centre; with commas between
  --take 600           so many digits of the file, evenly spread
`;

export interface Strokes {
  readonly file: string;
  /** Ids of the course's, or names of files. */
  readonly networks: readonly string[];
  readonly skip: Partial<Preparation>;
  readonly take: number;
}

const STAGES = Object.keys(PREPARATION).filter((name) => name !== 'pen');

/** What the words ask for; 'help' if that is it. Error: what can't be read, and what could. */
export function readStrokes(words: readonly string[]): Strokes | 'help' {
  const { values, positionals } = parseArgs({
    args: [...words], allowPositionals: true,
    options: { network: { type: 'string', multiple: true }, skip: { type: 'string' }, take: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error('One file of pen strokes is needed: npm run strokes -- FILE');
  const skip = (values.skip ?? '').split(',').filter(Boolean);
  const unknown = skip.find((name) => !STAGES.includes(name));
  if (unknown !== undefined) throw new Error(`--skip can leave out ${STAGES.join(', ')}, but not ${JSON.stringify(unknown)}.`);
  const take = values.take === undefined ? Infinity : Number(values.take.trim() || NaN);
  if (!(take >= 1)) throw new Error(`--take must be a number, 1 or more, but is ${JSON.stringify(values.take)}.`);
  return { file, networks: values.network ?? courseNetworks.map(({ id }) => id), skip: Object.fromEntries(skip.map((name) => [name, false])), take };
}

/** `take` places among `count`, evenly spread; even and odd ones by turns if fewer than half are taken, so that halves of a file stay halves. */
export function spread(count: number, take: number): number[] {
  const step = Math.max(1, count / Math.floor(take));
  return Array.from({ length: Math.min(count, Math.floor(take)) }, (_, k) => {
    const place = Math.floor(k * step);
    return step >= 2 && place % 2 !== k % 2 ? place + 1 : place;
  });
}

/** Does what the words say, line by line. Error: they or a file can't be read; in words. */
export async function strokesCommand(words: readonly string[], print: (line: string) => void): Promise<void> {
  const order = readStrokes(words);
  if (order === 'help') return print(HELP);
  const digits = readPenDigits(await readFile(order.file, 'utf8'));
  const places = spread(digits.length, order.take);
  for (const name of order.networks) {
    const { contestant, says } = await contestantOf(name, order.skip);
    print(says);
    print('');
    for (const line of tableOf(contestant, answersOf(contestant, digits, places))) print(line);
    print('');
  }
}

async function contestantOf(name: string, skip: Partial<Preparation>): Promise<{ contestant: Contestant; says: string }> {
  const course = courseNetworks.find(({ id }) => id === name);
  if (course) {
    const { title, sizes, testError } = await aboutCourse(course.id);
    return {
      contestant: { title: sizes.join('-'), network: await courseNetwork(course.id), preparation: { ...course.preparation, ...skip } },
      says: `${title}: ${sizes.join('-')}; takes ${percent(testError)} of the test digits of MNIST for others.`,
    };
  }
  const network = Network.fromJSON(await readFile(name, 'utf8'));
  const sizes = [network.inputs, ...network.layers.map(({ size }) => size)].join('-');
  if (network.inputs !== 784 || network.outputs !== 10) throw new Error(`A network for digits has 784 inputs and 10 outputs, but that of ${name} is ${sizes}.`);
  return { contestant: { title: sizes, network, preparation: skip }, says: `${name}: ${sizes}.` };
}

if (import.meta.main) {
  try {
    await strokesCommand(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
