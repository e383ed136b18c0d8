/** `npm run error`: the test errors of the recipes, as mean and deviation over seeds. `npm run error -- --help` lists what it can be told. */
import { parseArgs } from 'node:util';
import { loadMnist } from '../../mnist/node.ts';
import { train } from '../index.ts';
import { LOW_ENOUGH, measure, type Measured } from './measure.ts';
import { inWords, RECIPES, type ErrorRecipe } from './recipes.ts';
import { percent, spreadText } from './statistics.ts';

export const HELP = `npm run error -- [options]

Trains 784-36-14-10 on MNIST by a recipe, seed after seed, and tables the errors: mean ± sample standard deviation.
The test digits are looked at once a seed, at the end; by the short recipe also after each epoch, only to tell when the
error first is low enough. All but the seconds comes out the same each time.

  --recipe all       or ${Object.keys(RECIPES).join(', ')}
  --seeds 5          so many runs of each
  --seed 1           the first: of the first weights, the order and the digits set aside
  --validation       the errors on digits set aside, by which recipes are chosen; no test digit is looked at
  --digits 60000     how many training digits there are, for a quick look
  --epochs           at most so many, in place of the recipes' own
`;

/** What the words ask for. */
export interface ErrorOrder {
  readonly recipes: readonly ErrorRecipe[];
  readonly seeds: readonly number[];
  readonly validation: boolean;
  readonly digits: number;
}

/** The order in these words. 'help' if that is asked for. Error: what can't be read, and what could. */
export function readErrorOrder(words: readonly string[]): ErrorOrder | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ args: [...words], options: { recipe: text, seeds: text, seed: text, digits: text, epochs: text, validation: flag, help: flag } });
  if (values.help) return 'help';
  const whole = (name: 'seeds' | 'seed' | 'digits' | 'epochs', byDefault: number, least = 1, most = Infinity): number => {
    const value = values[name] === undefined ? byDefault : Number(values[name].trim() || NaN);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name} must be a whole number, ${most < Infinity ? `${least} to ${most}` : `${least} or more`}, but is ${JSON.stringify(values[name])}.`);
  };
  const { recipe: name = 'all', validation = false } = values;
  if (name !== 'all' && !Object.hasOwn(RECIPES, name)) throw new Error(`--recipe can be all, ${Object.keys(RECIPES).join(', ')}, but not ${JSON.stringify(name)}.`);
  const recipes = Object.entries(RECIPES).flatMap(([key, recipe]) => (name === 'all' || name === key ? [recipe] : []));
  const first = whole('seed', 1, 0);
  return {
    recipes: recipes.map((recipe) => ({ ...recipe, epochs: whole('epochs', recipe.epochs) })),
    seeds: Array.from({ length: whole('seeds', 5) }, (_, k) => first + k),
    validation,
    digits: whole('digits', 60_000, 100, 60_000),
  };
}

/** Does what the words say, line by line. Error: they can't be read, or training went astray; in words. */
export async function errorCommand(words: readonly string[], print: (line: string) => void): Promise<void> {
  const order = readErrorOrder(words);
  if (order === 'help') return print(HELP);
  const { recipes, seeds, validation } = order;
  const { training, test } = await loadMnist({ training: order.digits, ...(validation && { test: 0 }) });
  const sets = validation ? { training } : { training, test };

  const results: { recipe: ErrorRecipe; runs: Measured[] }[] = [];
  for (const recipe of recipes) {
    const runs: Measured[] = [];
    for (const seed of seeds) {
      const run = await measure(recipe, seed, sets, train);
      print(`${recipe.title}, seed ${seed}: ${percent(run.error)}`);
      runs.push(run);
    }
    results.push({ recipe, runs });
  }
  print('');
  for (const line of tablesOf(results, validation ? 'validation' : 'test')) print(line);
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Lines of Markdown: the errors, the race if there was one, and what the recipes are. */
export function tablesOf(results: readonly { recipe: ErrorRecipe; runs: readonly Measured[] }[], digits: 'test' | 'validation'): string[] {
  const two = (value: number): string => value.toFixed(2);
  const one = (value: number): string => value.toFixed(1);
  const lines = [row(['recipe', `${digits} error`, 'seed by seed, %', 'digits learned from', 'epoch of the network', 'seconds a seed']), row(Array.from({ length: 6 }, () => '---'))];
  for (const { recipe, runs } of results) lines.push(row([
    recipe.title,
    spreadText(runs.map(({ error }) => error * 100), two, '%'),
    runs.map(({ error }) => two(error * 100)).join(', '),
    (runs[0]?.learned ?? 0).toLocaleString('en'),
    runs.every(({ kept }) => kept === runs[0]?.kept) ? String(runs[0]?.kept) : runs.map(({ kept }) => kept).join(', '),
    spreadText(runs.map(({ seconds }) => seconds), one, 's'),
  ]));

  for (const { recipe, runs } of results) {
    if (!recipe.race) continue;
    const reached = runs.flatMap(({ first }) => (first ? [first] : []));
    lines.push('', `Until the ${digits} error first is ${percent(LOW_ENOUGH)} or less, by ${recipe.title} (looked at after each epoch, only to report): ${reached.length} of ${runs.length} seeds get there${reached.length === 0 ? '.' : `, after ${
      spreadText(reached.map(({ epoch }) => epoch), one, 'epochs')} (${runs.map(({ first }) => first?.epoch ?? 'never').join(', ')}) and ${spreadText(reached.map(({ seconds }) => seconds), two, 's')} of learning and testing.`}`);
  }
  return [...lines, '', ...results.map(({ recipe }) => `- ${recipe.title}: ${inWords(recipe)}`)];
}

if (import.meta.main) {
  try {
    await errorCommand(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
