/** Chapter 3 offers mistakes to make in the module, and says which of its tests notices which. It must be so. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../../../src/engine/compile/index.ts';
import { runOnce } from '../../../../../src/engine/runtime/bake.ts';
import type { CompiledCell } from '../../../../../src/engine/protocol.ts';
import { readChapter, type Chapter } from '../../../../../src/markdown/index.ts';

const path = fileURLToPath(new URL('../../../../../content/03-the-network-in-code.mdx', import.meta.url));
const mistakes = [...readFileSync(path, 'utf8').matchAll(/<Mistake cell="(\w+)" file="[^"]+" from="([^"]+)" to="([^"]+)">(.*?)<\/Mistake>/g)]
  .map(([, cell = '', from = '', to = '', says = '']) => ({ cell, from, to, says }));

/** By mistake: which of the five rows of `bench` pass, and whether the claim at `gathering` still holds. */
const noticed: [says: string, bench: boolean[], gathering: boolean][] = [
  ['A wrong sign', [false, false, false, false, false], true],
  ['The slip of chapter 2', [false, false, true, false, true], true],
  ['not turned on their side', [false, false, true, false, false], false],
  ['never divided', [true, true, true, true, true], false],
  ['The update goes uphill', [true, true, false, false, false], false],
];

let chapter: Chapter;
beforeAll(async () => {
  chapter = await readChapter(path);
}, 60_000);

/** The verdicts with one cell's text changed, on the reader's module or the reference. */
async function verdicts(change: (cell: CompiledCell) => CompiledCell, module = 'mine'): Promise<{ bench: boolean[]; gathering: boolean }> {
  const { cells, inputs, watches, expects } = chapter.data;
  const quick = cells.filter(({ run }) => run === 'load').map(change);
  const watch = expects['gathering']?.watch ?? '';
  const run = await runOnce(quick, inputs.map((input) => (input.name === 'module' ? { ...input, value: module } : input)), watches.filter(({ id }) => id === watch));
  const [shown] = run.cells.get('bench')?.shown ?? [];
  const claim = run.watches.get(watch);
  return {
    bench: shown?.record.kind === 'checks' ? shown.record.rows.map(({ passed }) => passed) : [],
    gathering: claim !== undefined && 'value' in claim && claim.value === true,
  };
}

describe('what catches what', () => {
  test('the module as it is passes everything', async () => {
    expect(await verdicts((cell) => cell)).toEqual({ bench: Array(5).fill(true), gathering: true });
  });

  test('every mistake that is offered is listed here', () => {
    expect(mistakes.map(({ says }) => noticed.findIndex(([known]) => says.includes(known)))).toEqual(noticed.map((_, k) => k));
  });

  test.each(noticed)('%s', async (known, bench, gathering) => {
    const mistake = mistakes.find(({ says }) => says.includes(known));
    const change = (cell: CompiledCell): CompiledCell => {
      if (cell.id !== mistake?.cell) return cell;
      expect(cell.source.split(mistake.from)).toHaveLength(2);
      const made = compile(cell.id, cell.source.replace(mistake.from, () => mistake.to), { run: cell.run });
      if (!made.ok) throw new Error(made.error.message);
      return made.cell;
    };
    expect(await verdicts(change)).toEqual({ bench, gathering });
    // With the switch at the reference, the page recovers.
    expect(await verdicts(change, 'reference')).toEqual({ bench: Array(5).fill(true), gathering: true });
  });
});
