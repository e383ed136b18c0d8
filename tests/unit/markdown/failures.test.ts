/** Everything that fails the build, with what it says and on which line. A new case is a row. */
import { describe, expect, it } from 'vitest';
import { render } from './render.ts';

const frontmatter = `---
title: Fixture
quantities: { C: { kind: cost } }
---
`;

/** Lines before the body of a case. */
const above = frontmatter.split('\n').length - 1;

const ok = '```ts live name="ok"\nconst cost = 0.5;\n```\n';

const cases: [what: string, body: string, line: number, says: string | RegExp][] = [
  // Cells
  ['a cell without a name', '```ts live\n1\n```', 1, 'A live cell needs a name'],
  ['two cells of one name', `${ok}\n\`\`\`ts live name="ok"\n1\n\`\`\``, 5, `Two cells are named ok: the first is on line ${above + 1}`],
  ['a name declared twice', `${ok}\n\`\`\`ts live name="other"\nconst cost = 1;\n\`\`\``, 2, /cost/],
  ['a circle', '```ts live name="a"\nconst a = b;\n```\n\n```ts live name="b"\nconst b: number = a;\n```', 2, /./],
  ['a syntax error', `${ok}\n\`\`\`ts live name="bad"\n\nconst a = ;\n\`\`\``, 7, /./],
  ['a type error', `${ok}\n\`\`\`ts live name="bad"\n\nconst a: string = cost;\n\`\`\``, 7, /string/],
  ['a cell that throws', `${ok}\n\`\`\`ts live name="bad"\n\nthrow new RangeError('too far');\n\`\`\``, 7, /too far/],
  ['an unknown name', '```ts live name="bad"\nconst a = nowhere + 1;\n```', 2, /nowhere/],
  ['an unknown module', '```ts live name="bad"\nimport fs from "fs";\n```', 2, /fs/],
  ['another cell’s name assigned', '```ts live name="ok"\nlet n = 1;\n```\n\n```ts live name="bad"\nn = 2;\n```', 6, /n/],
  ['an expectation that does not hold', '```ts live name="bad" expect="cost < 0" says="it is negative"\nconst cost = 1;\n```', 1, 'it is negative'],
  ['an expectation that is no yes or no', '```ts live name="bad" expect="cost"\nconst cost = 1;\n```', 1, /cost/],
  ['an unknown fence option', '```ts live name="a" hiden\n1\n```', 1, 'no option "hiden"'],
  // Expressions
  ['an expression that does not read', `${ok}\n<Value of="cost +" />`, 5, /cost \+/],
  ['an expression of an unknown name', `${ok}\nIt is\n<Value of="nowhere" />`, 6, /nowhere/],
  ['an expression that throws', `${ok}\n<Value of="null.x" />`, 5, /null\.x/],
  ['a value without an expression', '<Value digits={4} />', 1, 'needs an expression'],
  ['a value that is no number', `${ok}\n<Value of="[cost]" />`, 5, /number/],
  ['a live number that is no number', `${ok}\n$$\n1 + \\live{String(cost)}\n$$`, 6, /number/],
  ['a live number that is not a number', `${ok}\n$\\live{0 / 0}$`, 5, /NaN/],
  ['a symbol that is an object', `${ok}\n$\\live[sym]{{ cost }}$`, 5, /number/],
  ['a live number without braces', '$1 + \\live cost$', 1, 'needs an expression'],
  // Inputs and quantities
  ['an input nobody declares', '<Scrub name="eta" />', 1, 'No input named eta is declared'],
  ['an input declared twice', '<Scrub name="eta" value={1} />\n\n<Scrub name="eta" value={2} />', 3, 'declared twice'],
  ['an input without a name', '<Scrub value={1} />', 1, 'needs a name'],
  ['an input that computes', '<Scrub name="eta" value={1 + 1} />', 1, 'only a number, a string'],
  ['an input with a cell’s name', `${ok}\n<Scrub name="cost" value={1} />`, 2, /cost/],
  ['an unknown quantity in prose', `${ok}\n<Value of="cost" q="D" />`, 5, 'No quantity is named D'],
  ['an unknown quantity in maths', `${ok}\n$$\n\\qty{w9}{w_9}\n$$`, 6, 'No quantity is named w9'],
  ['an unknown quantity of a live number', `${ok}\n$\\live[q=D]{cost}$`, 5, 'No quantity is named D'],
  ['an unknown input to choose', `${ok}\n<Value of="cost" q="@chosen" />`, 5, 'No input is named chosen'],
  ['an unknown kind', `${ok}\n<Value of="cost" kind="cheese" />`, 5, 'cheese is no kind'],
  // Prose and maths
  ['a typed decimal', 'One\nand 0.1937 two', 2, '0.1937 is typed'],
  ['a formula that KaTeX refuses', 'One\n\n$$\n\\frac{1\n$$', 3, /KaTeX/],
  ['a formula that KaTeX doubts', 'So $\\text{ü}$ and $é$', 1, /KaTeX/],
  ['a command that is not trusted', '$\\href{https://example.org}{x}$', 1, /href/],
  ['an import', 'import x from "y"\n\nText', 1, 'no imports'],
  // Exercises
  ['an exercise without checks', '```ts live name="yours" exercise\n1\n```\n\n```ts solution="yours"\n2\n```', 1, 'has no checks'],
  ['an exercise without a solution', '```ts live name="yours" exercise\n1\n```\n\n```ts live name="grade" checks="yours"\nchecks([]);\n```', 1, 'has no solution'],
  ['checks for nothing', '```ts live name="grade" checks="yours"\nchecks([]);\n```', 1, 'no exercise of this chapter'],
  ['a solution for nothing', '```ts solution="yours"\n1\n```', 1, 'no exercise of this chapter'],
];

describe('what fails the build', () => {
  it.each(cases)('%s', async (_, body, line, says) => {
    const failure = await render(`${frontmatter}${body}\n`).then(
      () => undefined,
      (error: unknown) => error as Error & { line?: number },
    );
    expect(failure?.message).toMatch(says);
    expect((failure?.line ?? 0) - above).toBe(line);
  });

  it('gives no meaning to names that no cell has', async () => {
    const text = `---\nnames: { cost: cost, gone: weight }\nquantities: { C: { kind: cost, code: [cost, lost] } }\n---\n${ok}`;
    await expect(render(text)).rejects.toThrow(/gives gone a meaning[^]*gives lost a meaning/);
  });

  it('names every problem at once, the first in the file first', async () => {
    const failure = render(`${frontmatter}<Scrub name="a" />\n\nIt is 0.1234 or <Value of="1 +" />.\n`);
    await expect(failure).rejects.toThrow(/No input named a[^]*\nalso line \d+: 0\.1234 is typed[^]*\nalso line \d+: 1 \+:/);
  });
});
