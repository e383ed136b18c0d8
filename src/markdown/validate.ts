/**
 * What a chapter names must be there: cells' names are unique, exercises are complete, quantities, kinds and
 * inputs that are pointed at exist. Collected chapter and vocabulary → problems.
 */
import { advance, mathStart } from './decimals.ts';
import { kinds } from './kinds.ts';
import type { Kind } from '../engine/protocol.ts';
import type { Vocabulary } from '../engine/naming.ts';
import type { Collected } from './collect.ts';
import { problemAt, type Problem } from './problems.ts';

/** Checks everything that can be known without compiling. */
export function validate(found: Collected, vocabulary: Vocabulary, inputs: ReadonlySet<string>): Problem[] {
  return [...checkVocabulary(found, vocabulary, inputs), ...checkNames(found), ...checkExercises(found), ...checkReferences(found, vocabulary.quantities, inputs)];
}

/** Names that the frontmatter gives a meaning stand in some cell: a renamed one would lose its colour unnoticed. */
function checkVocabulary({ cells, solutions, plain }: Collected, { quantities, names }: Vocabulary, inputs: ReadonlySet<string>): Problem[] {
  const code = [...cells.map(({ source }) => source), ...solutions.map(({ source }) => source), ...plain.map(({ value }) => value)].join('\n');
  const words = new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  const listed = [...Object.keys(names), ...Object.values(quantities).flatMap((quantity) => quantity.code ?? [])];
  return [...new Set(listed)]
    .filter((name) => !words.has(name.replace(/^\./, '')) && !inputs.has(name))
    .map((name) => problemAt(undefined, `The frontmatter gives ${name} a meaning, but no cell has that name.`));
}

function checkNames({ cells }: Collected): Problem[] {
  const first = new Map<string, number>();
  return cells.flatMap(({ fence, node }) => {
    const line = first.get(fence.name);
    if (line === undefined) {
      first.set(fence.name, node.position?.start.line ?? 0);
      return [];
    }
    return [problemAt(node.position?.start, `Two cells are named ${fence.name}: the first is on line ${line}.`)];
  });
}

function checkExercises({ cells, solutions }: Collected): Problem[] {
  const problems: Problem[] = [];
  const exercises = new Set(cells.filter(({ fence }) => fence.role === 'exercise').map(({ fence }) => fence.name));
  for (const { fence, node } of cells) {
    const judges = cells.filter((cell) => cell.fence.judges === fence.name);
    if (fence.role === 'exercise' && judges.length === 0) problems.push(problemAt(node.position?.start, `The exercise ${fence.name} has no checks: \`\`\`ts live name="…" checks="${fence.name}".`));
    if (judges[1]) problems.push(problemAt(judges[1].node.position?.start, `The exercise ${fence.name} has checks already.`));
    if (fence.role === 'exercise' && !solutions.some(({ of }) => of === fence.name)) problems.push(problemAt(node.position?.start, `The exercise ${fence.name} has no solution: \`\`\`ts solution="${fence.name}".`));
    if (fence.judges !== undefined && !exercises.has(fence.judges)) problems.push(problemAt(node.position?.start, `These checks are for ${fence.judges}, which is no exercise of this chapter.`));
  }
  const solved = new Set<string>();
  for (const { of, node } of solutions) {
    if (!exercises.has(of)) problems.push(problemAt(node.position?.start, `This is a solution for ${of}, which is no exercise of this chapter.`));
    if (solved.has(of)) problems.push(problemAt(node.position?.start, `The exercise ${of} has a solution already.`));
    solved.add(of);
  }
  return problems;
}

function checkReferences(found: Collected, quantities: Vocabulary['quantities'], inputs: ReadonlySet<string>): Problem[] {
  const wrong = (ids: string): string | undefined => {
    for (const id of ids.split(/\s+/).filter(Boolean)) {
      if (id.startsWith('@') ? !inputs.has(id.slice(1)) : !Object.hasOwn(quantities, id)) {
        return id.startsWith('@') ? `No input is named ${id.slice(1)}.` : `No quantity is named ${id}: the frontmatter's quantities list them.`;
      }
    }
    return undefined;
  };
  const problems: Problem[] = [];
  for (const { node, literals } of found.components) {
    for (const [name, value] of literals) {
      const says =
        name === 'q' || name === 'data-q' ? wrong(String(value))
        : name === 'chooses' || name.startsWith('chooses-') ? wrong(`@${String(value)}`)
        : name === 'kind' && !kinds.has(value as Kind) ? `${String(value)} is no kind of quantity: ${[...kinds].join(', ')}.`
        : undefined;
      if (says) problems.push(problemAt(node.position?.start, says));
    }
  }
  for (const { node, parts } of found.formulas) {
    for (const part of parts) {
      const says = typeof part !== 'string' && part.q !== undefined ? wrong(part.q) : undefined;
      if (says && typeof part !== 'string') problems.push(problemAt(advance(mathStart(node), node.value, part.index), says));
    }
    for (const match of node.value.matchAll(/\\qty\s*\{([^}]*)\}/g)) {
      const says = wrong(match[1] ?? '');
      if (says) problems.push(problemAt(advance(mathStart(node), node.value, match.index), says));
    }
  }
  return problems;
}
