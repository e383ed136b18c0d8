/** Graphs as tables: cells with their code, the page's inputs, and the edges or errors that follow. */
import { describe, expect, it } from 'vitest';
import { analyse, compile, type Graph } from '../../../../src/engine/compile/index.ts';
import { nearest } from '../../../../src/engine/compile/nearest.ts';

const GLOBALS = new Set(['Math', 'console', 'Array']);

function graph(cells: Record<string, string>, inputs = ''): Graph {
  const compiled = Object.entries(cells).map(([id, code]) => {
    const result = compile(id, code, { run: 'load' });
    if (!result.ok) throw new Error(`${id}: ${result.error.message}`);
    return result.cell;
  });
  return analyse(compiled, inputs.split(' ').filter(Boolean), (name) => GLOBALS.has(name));
}

const EDGES: [name: string, cells: Record<string, string>, inputs: string, edges: string, order: string][] = [
  ['no cells', {}, '', '', ''],
  ['cells without names', { a: '1', b: '2' }, '', '', 'a b'],
  ['a chain', { a: 'const x = 1', b: 'const y = x', c: 'y' }, '', 'b→a c→b', 'a b c'],
  ['against the order of the page', { c: 'y', b: 'const y = x', a: 'const x = 1' }, '', 'c→b b→a', 'a b c'],
  ['two names of one cell', { a: 'const x = 1, y = 2', b: 'x + y' }, '', 'b→a', 'a b'],
  ['needs in the order of the page', { a: 'z + x', b: 'const x = 1', c: 'const z = 1' }, '', 'a→b a→c', 'b c a'],
  ['a diamond', { d: 'b + c', b: 'const b = a', c: 'const c = a', a: 'const a = 1' }, '', 'd→b d→c b→a c→a', 'a b c d'],
  ['inputs and globals make no edges', { a: 'Math.max(eta, 1)' }, 'eta', '', 'a'],
  ['imports make no edges', { a: "import { vector } from 'chainrule'", b: 'vector' }, '', '', 'a b'],
  ['a function is a name like others', { a: 'const f = () => g()', b: 'function g() { return 1 }' }, '', 'a→b', 'b a'],
];

describe('edges', () => {
  it.each(EDGES)('%s', (_name, cells, inputs, edges, order) => {
    const { dependencies, dependents, errors, order: actual } = graph(cells, inputs);
    expect([...errors]).toEqual([]);
    expect([...dependencies].flatMap(([id, needed]) => needed.map((other) => `${id}→${other}`)).join(' ')).toBe(edges);
    const back = [...dependents].flatMap(([id, users]) => users.map((other) => `${other}→${id}`));
    expect(back.sort()).toEqual(edges.split(' ').filter(Boolean).sort());
    expect(actual.join(' ')).toBe(order);
  });
});

/** Cell id → title (and detail) of its error. */
const ERRORS: [name: string, cells: Record<string, string>, inputs: string, errors: Record<string, string>][] = [
  [
    'declared by two cells',
    { a: 'const x = 1', b: 'let y, x = 2', c: 'x' },
    '',
    {
      a: 'x is declared twice. Here and by the cell b: give one of them another name.',
      b: 'x is declared twice. Here and by the cell a: give one of them another name.',
    },
  ],
  [
    'declared by three',
    { a: 'const x = 1', b: 'const x = 2', c: 'const x = 3' },
    '',
    {
      a: 'x is declared twice. Here and by the cell b and the cell c: give one of them another name.',
      b: 'x is declared twice. Here and by the cell a and the cell c: give one of them another name.',
      c: 'x is declared twice. Here and by the cell a and the cell b: give one of them another name.',
    },
  ],
  ['declared by a cell and an input', { a: 'const eta = 1', b: 'eta' }, 'eta', { a: 'eta is declared twice. Here and by an input of this page: give one of them another name.' }],
  [
    'two that need each other',
    { a: 'const x = y', b: 'const y = x', c: 'x' },
    '',
    {
      a: 'These cells wait for each other: a → b → a. a needs y of b, b needs x of a.',
      b: 'These cells wait for each other: b → a → b. b needs x of a, a needs y of b.',
    },
  ],
  [
    'three in a ring, and one outside it',
    { a: 'const x = y', b: 'const y = z', c: 'const z = x', d: 'z' },
    '',
    {
      a: 'These cells wait for each other: a → b → c → a. a needs y of b, b needs z of c, c needs x of a.',
      b: 'These cells wait for each other: b → c → a → b. b needs z of c, c needs x of a, a needs y of b.',
      c: 'These cells wait for each other: c → a → b → c. c needs x of a, a needs y of b, b needs z of c.',
    },
  ],
  ['unknown', { a: 'nothing' }, '', { a: 'Nothing is called nothing.' }],
  ['misspelled', { a: 'const hidden = 1', b: 'hiden + 1' }, '', { b: 'Nothing is called hiden. Did you mean hidden?' }],
  ['misspelled input', { a: 'ata' }, 'eta', { a: 'Nothing is called ata. Did you mean eta?' }],
  ['misspelled import', { a: "import { sigmoid } from 'chainrule'", b: 'sigmiod' }, '', { b: 'Nothing is called sigmiod. Did you mean sigmoid?' }],
  ['misspelled global', { a: 'math.PI' }, '', { a: 'Nothing is called math. Did you mean Math?' }],
  ['misspelled display', { a: 'dispaly(1)' }, '', { a: 'Nothing is called dispaly. Did you mean display?' }],
  ['several that are near', { a: 'const W1 = 1, W2 = 2, other = 3', b: 'W3' }, '', { b: 'Nothing is called W3. Did you mean W1 or W2?' }],
  ['several unknown, the first in the text', { a: 'zeta + 1\nalpha' }, '', { a: 'Nothing is called zeta.' }],
  [
    'imported from two places',
    { a: "import { vector as v } from 'chainrule'", b: "import { matrix as v } from 'chainrule'", c: 'v' },
    '',
    {
      a: "v is imported from two places. Here it is vector from 'chainrule', in the cell b it is matrix from 'chainrule'; imports count for the whole page.",
      b: "v is imported from two places. Here it is matrix from 'chainrule', in the cell a it is vector from 'chainrule'; imports count for the whole page.",
    },
  ],
  ['imported twice alike', { a: "import { vector } from 'chainrule'", b: "import { vector } from 'chainrule'\nvector([1])" }, '', {}],
  [
    'declared and imported',
    { a: "import { vector } from 'chainrule'", b: 'const vector = 1', c: 'vector' },
    '',
    { b: "vector is already imported. The cell a imports it from 'chainrule' for the whole page: give yours another name." },
  ],
  ['imported and an input', { a: "import { vector as eta } from 'chainrule'" }, 'eta', { a: 'eta is already an input of this page. Import it under another name: vector as …' }],
];

describe('errors', () => {
  it.each(ERRORS)('%s', (_name, cells, inputs, expected) => {
    const { errors } = graph(cells, inputs);
    expect(Object.fromEntries([...errors].map(([id, { title, detail }]) => [id, [title, detail].filter(Boolean).join(' ')]))).toEqual(expected);
  });

  const PLACES: [name: string, code: string, place: string][] = [
    ['a use', 'const a = 1;\na + missing', '2:5'],
    ['not in a comment', '// missing\n/* missing */ missing', '2:15'],
    ['not in a text', '\'missing\' + "missing" + missing', '1:25'],
    ['not a member', 'Math.missing + Math?.missing + missing', '1:32'],
    ['but spread', '[...missing]', '1:5'],
    ['after a quote with a backslash', "'\\'' + missing", '1:8'],
  ];
  it.each(PLACES)('are placed at %s', (_name, code, place) => {
    const { line, column, length } = graph({ a: code }).errors.get('a') ?? {};
    expect(`${line}:${column}`).toBe(place);
    expect(length).toBe('missing'.length);
  });

  it('are placed at the declaration', () => {
    expect(graph({ a: '\nconst x = 1', b: 'const x = 2' }).errors.get('a')).toMatchObject({ kind: 'graph', line: 2, column: 7, length: 1 });
  });
});

describe('what a page declares and imports', () => {
  it('is known by name', () => {
    const { imports, declaredBy } = graph({ a: "import { vector as v } from 'chainrule'\nconst x = v([1])", b: 'const y = x' });
    expect([...imports.values()]).toEqual([{ module: 'chainrule', exported: 'vector', local: 'v' }]);
    expect(Object.fromEntries(declaredBy)).toEqual({ x: 'a', y: 'b' });
  });
});

const NEAR: [name: string, known: string, near: string][] = [
  ['hiden', 'hidden other', 'hidden'],
  ['HIDDEN', 'hidden hidde', 'hidden'],
  ['wieghts', 'weights', 'weights'],
  ['x', 'y z', ''],
  ['W3', 'W1 b1 W2', 'W1 W2'],
  ['cost', 'costs coast lost most', 'coast costs lost'],
  ['gradient', 'entirely different', ''],
  ['constructor', 'toString', ''],
];

describe('nearest names', () => {
  it.each(NEAR)('to %s among %s', (name, known, near) => {
    expect(nearest(name, known.split(' ')).join(' ')).toBe(near);
  });
});
