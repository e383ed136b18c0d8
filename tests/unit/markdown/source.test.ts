/** Files of the network module, shown as cells: what of them stands in a cell, and what fails the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, describe } from 'vitest';
import { sourceOf } from '../../../src/markdown/source.ts';
import { render } from './render.ts';

const folder = fileURLToPath(new URL('../../../src/network/', import.meta.url));
const files = ['', 'augment/', 'drawing/'].flatMap((inside) => readdirSync(folder + inside).filter((name) => name.endsWith('.ts') && name !== 'index.ts').map((name) => inside + name));

/** What a file's text says without imports, exports and blank lines, found in another way. */
const plainly = (text: string): string[] =>
  text.replace(/^import [^;]*;$/gm, '').replace(/^export /gm, '').split('\n').filter((line) => line.trim() !== '');

describe('a file as a cell', () => {
  test.each(files)('%s is all there, but for imports and exports', (name) => {
    expect(plainly(sourceOf(`src/network/${name}`))).toEqual(plainly(readFileSync(folder + name, 'utf8')));
  });

  test('blank lines stand where they stood, and none where the imports were', () => {
    expect(sourceOf('src/network/batches.ts').split('\n').slice(0, 4)).toEqual([
      '// Samples, and how they are dealt out for training.', '', '/** One example to learn from. */', 'interface Sample {',
    ]);
  });

  test('a part has its declarations with their comments, in the file’s order; the opening comment goes with the first', () => {
    const part = sourceOf('src/network/costs.ts', ['squaredDistance', 'Cost', 'quadratic']);
    expect(part).toMatch(/^\/\/ Costs: [^]*interface Cost \{[^]*\n\n\/\*\* C = [^\n]*\nconst quadratic[^]*\n\nfunction squaredDistance/);
    expect(part).not.toMatch(/halfQuadratic|JoinedCost \{|import|export/);
    expect(sourceOf('src/network/costs.ts', ['halfQuadratic'])).toMatch(/^\/\*\* C = ½[^\n]*\nconst halfQuadratic[^]*\};$/);
  });
});

const ok = '```ts live name="told" file="src/network/checks.ts"\n```\n';

describe('a chapter that shows files', () => {
  test('compiles, checks and runs them like any other cell, in a frame that says which file it is', async () => {
    const { page, chapter } = await render(`${ok}
\`\`\`ts live name="shuffling" file="src/network/random.ts"
\`\`\`

<Choice name="module" value="mine" options="mine reference" />

\`\`\`ts live name="drawn" expect="drawn === reference.random(7).uniform()" says="it draws the same"
import * as reference from 'chainrule';

const drawn = (module === 'mine' ? random : reference.random)(7).uniform();
drawn
\`\`\`
`);
    const [told, shuffling] = chapter.data.cells;
    expect(told?.outputs).toContain('wholeNumber');
    expect(shuffling?.source).toBe(sourceOf('src/network/random.ts'));
    expect(chapter.baked.shown.get('drawn')?.[0]?.record.kind).toBe('number');
    expect(page).toMatch(/<File path="src\/network\/random\.ts" lines="\d+">\n +<Cell id="shuffling"/);
  });

  const network = (part: string) => `\`\`\`ts live name="a${part.length}" file="src/network/checks.ts" part="${part}"\n\`\`\`\n`;
  const cases: [what: string, body: string, line: number, says: string | RegExp][] = [
    ['a file that is not there', `One\n\n${ok.replace('checks', 'nowhere')}`, 3, 'There is no file src/network/nowhere.ts'],
    ['a file of another room', ok.replace('network/checks', 'engine/format'), 1, 'the files of src/network only'],
    ['a file outside', ok.replace('src/network/checks.ts', '../main/package.json'), 1, /There is no file|the files of src\/network only/],
    ['a file deeper inside', ok.replace('checks.ts', 'package/build.ts'), 1, /There is no file|the files of src\/network only/],
    ['a fence with code of its own', ok.replace('"\n', '"\nconst a = 1;\n'), 1, 'must be empty'],
    ['the index, which declares nothing', ok.replace('checks', 'index'), 1, 'declares nothing'],
    ['a part that is not in the file', network('told nothing'), 1, 'declares no nothing'],
    ['a file of which something is missing', `${network('told counted')}\n${network('last byName')}`, 1, /not shown whole: no part of it has finiteNumber, numberWithin, wholeNumber/],
    ['a file shown twice', `${ok}\n${ok.replace('told', 'again')}`, 1, /declared twice/],
    ['a file whose neighbours are not shown', ok.replace('checks', 'batches'), 1, /src\/network\/batches\.ts, line \d+ of the cell: .*wholeNumber/],
    ['a part without a file', ok.replace('file="src/network/checks.ts"', 'part="told"'), 1, 'needs file'],
    ['an exercise that is a file', ok.replace('live', 'live exercise'), 1, 'not by an exercise'],
  ];
  test.each(cases)('fails for %s', async (_, body, line, says) => {
    const failure = await render(body).then(() => undefined, (error: unknown) => error as Error & { line?: number });
    expect(failure?.message).toMatch(says);
    expect(failure?.line).toBe(line);
  });
});
