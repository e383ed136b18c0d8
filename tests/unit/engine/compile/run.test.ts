/** Compiled bodies run as what they say they are: displays, outputs, order, and the right line in a stack. */
import { describe, expect, it } from 'vitest';
import { compile, compileExpression, GIVEN } from '../../../../src/engine/compile/index.ts';
import type { CompiledCell } from '../../../../src/engine/protocol.ts';

const AsyncFunction = (async () => {}).constructor as new (...texts: string[]) => (...values: unknown[]) => Promise<unknown>;

function compiled(code: string): CompiledCell {
  const result = compile('cell', code, { run: 'load' });
  if (!result.ok) throw new Error(result.error.message);
  return result.cell;
}

async function run(code: string, world: Record<string, unknown> = {}): Promise<{ shown: unknown[]; outputs: Record<string, unknown> }> {
  const { body, inputs } = compiled(code);
  const shown: unknown[] = [];
  const display = (value: unknown): void => void shown.push(value);
  const values = inputs.map((name) => (name in world ? world[name] : (globalThis as Record<string, unknown>)[name]));
  const outputs = await new AsyncFunction(...inputs, ...GIVEN, body)(...values, display, async () => {}, () => {});
  return { shown, outputs: outputs as Record<string, unknown> };
}

const SHOWS: [name: string, code: string, shown: unknown[], outputs?: Record<string, unknown>][] = [
  ['the last expression', 'const a = 1;\na + 1', [2], { a: 1 }],
  ['nothing after a declaration', 'const a = 1;', [], { a: 1 }],
  ['nothing for an empty cell', '', [], {}],
  ['with a semicolon', '1 + 1;', [2]],
  ['with many', '1 + 1;;;', [2]],
  ['with a comment after', '1 + 1 // two', [2]],
  ['with a comment before the semicolon', '1 + 1 // two\n;', [2]],
  ['with a comment that looks like code', '1 /* ; ( */ + 1 /* ) */', [2]],
  ['with a comment inside parentheses', '(1 + 1 // two\n)', [2]],
  ['over several lines', '[1, 2]\n  .map(a => a * 2)\n  .at(1)', [4]],
  ['an object in parentheses', '({ a: 1 })', [{ a: 1 }]],
  ['an object with a type', '({ a: 1 }) satisfies object', [{ a: 1 }]],
  ['an array', '[1, 2]', [[1, 2]]],
  ['a template with a script’s end', '`</script>${1}`', ['</script>1']],
  ['a regular expression', '/a;b/.source', ['a;b']],
  ['a text', "'hello'", ['hello']],
  ['an awaited value', 'await Promise.resolve(3)', [3]],
  ['an arrow function’s result', '(x => x * 2)(2)', [4]],
  ['a generic arrow function’s result', '(<T>(x: T) => x)(2)', [2]],
  ['an assignment', 'let a\na = 3', [3], { a: 3 }],
  ['an assignment after a comma', 'let a, b\na = 1, b = 2', [2], { a: 1, b: 2 }],
  ['a conditional', 'true ? 1 : 2', [1]],
  ['not the value of a block', '{ 1; }', []],
  ['not the value of an if', 'if (true) 1', []],
  ['what display is told, in order', 'display(1)\ndisplay(2)\n3', [1, 2, 3]],
  ['undefined is left to the kernel', 'undefined', [undefined]],
  ['after a do-while without semicolon', 'let a = 0; do a++; while (a < 3) a', [3], { a: 3 }],
  ['after a line without semicolon', 'const a = 1\n;[a]', [[1]], { a: 1 }],
  ['after a type without semicolon', 'const a = 1\ntype T = number\n(2 as T)', [2], { a: 1 }],
  ['after as without semicolon', 'const a = 1 as number\n(2)', [2], { a: 1 }],
  ['before a type', '3\ninterface A {}', [3]],
  ['a comparison that looks like an HTML comment', 'let b = 2; 1 <!--b', [false], { b: 1 }],
  ['the same in a text', "'a<!--b'", ['a<!--b']],
  ['an enum', 'enum A { B, C }\nA.C', [1]],
  ['a class with a parameter property', 'class A { constructor(public a: number) {} }\nnew A(4).a', [4]],
  ['with Windows line ends', 'const a = 1;\r\na // one\r\n', [1], { a: 1 }],
  ['its function’s own arguments', 'function f() { return arguments.length }\nf(1, 2)', [2]],
  ['this is nothing', 'typeof this', ['undefined']],
  ['hoisted functions', 'const a = f()\nfunction f() { return 1 }', []],
  ['var in a loop', 'for (var i = 0; i < 3; i++);', [], { i: 3 }],
  ['destructured names', 'const { a, b: [c, ...d] } = { a: 1, b: [2, 3, 4] }', [], { a: 1, c: 2, d: [3, 4] }],
];

describe('a compiled body', () => {
  it.each(SHOWS)('shows %s', async (_name, code, shown, outputs) => {
    const result = await run(code);
    expect(result.shown).toEqual(shown);
    if (outputs !== undefined) expect(result.outputs).toEqual(outputs);
  });

  it('takes its inputs by name', async () => {
    expect(await run('const c = a * b', { a: 2, b: 3 })).toEqual({ shown: [], outputs: { c: 6 } });
  });

  it('leaves imports to the page', async () => {
    const code = "import { twice as double } from 'chainrule';\ndouble(4)";
    expect((await run(code, { double: (a: number) => 2 * a })).shown).toEqual([8]);
  });

  it('is strict', async () => {
    await expect(run('const a = Object.freeze({ b: 1 }) as any; a.b = 2')).rejects.toThrow(TypeError);
  });
});

/** Line and column of the `throw` that is marked by ⚡ in the code. */
const THROWS: [name: string, code: string][] = [
  ['on the first line', '⚡boom()'],
  ['on the third', 'const a = 1;\n\n⚡boom()'],
  ['after an import', "import {\n  vector,\n} from 'chainrule';\nconst a = ⚡boom()"],
  ['after types', 'interface A {\n  a: number\n}\nconst f = (a: number): A => ⚡boom()\nconst b = f(1)'],
  ['after a type on the same line', 'const a: number = 1;\nconst b: number = ⚡boom();'],
  ['after types over lines', 'const f = (a: {\n  b: number;\n}, c: number) =>\n  ⚡boom();\nconst d = f({ b: 1 }, 2)'],
  ['inside a template', 'const a = `\n${⚡boom()}\n`'],
  ['after an await', 'await null;\nconst a = ⚡boom()'],
];

describe('a stack trace', () => {
  it.each(THROWS)('names the place %s', async (_name, marked) => {
    const before = marked.slice(0, marked.indexOf('⚡')).split('\n');
    const { body, inputs } = compiled(marked.replace('⚡', ''));
    const boom = (): never => {
      throw new Error('boom');
    };
    const text = new AsyncFunction(...inputs, ...GIVEN, `${body}\n//# sourceURL=cell:test`);
    const error: unknown = await text(...inputs.map((name) => (name === 'boom' ? boom : undefined)), ...GIVEN.map(() => () => {})).catch((thrown: unknown) => thrown);
    const frame = /cell:test:(\d+):(\d+)/.exec((error as Error).stack ?? '');
    // V8 puts two lines before the body of such a function.
    expect(Number(frame?.[1]) - 2).toBe(before.length);
    const isFirst = before.length === 1;
    const isLast = marked.startsWith('boom()', marked.lastIndexOf('\n') + 2);
    if (!isFirst && !isLast) expect(Number(frame?.[2])).toBe((before.at(-1)?.length ?? 0) + 1);
  });
});

const VALUES: [code: string, value: unknown][] = [
  ['a.b < c', true],
  ['{ c, a }', { c: 2, a: { b: 1 } }],
  ['{ "x": c }', { x: 2 }],
  ['a.b // one', 1],
  ['/* one */ a.b', 1],
  ['(c as number) + 1', 3],
  ['c\n+ 1', 3],
  ['[c, c].map((x: number) => x * 2)', [4, 4]],
  ['await Promise.resolve(c)', 2],
  ['`<!--${c}`', '<!--2'],
  ['function () { return c }()', 2],
  ['"use strict"', 'use strict'],
];

describe('a compiled expression', () => {
  it.each(VALUES)('%s', async (code, value) => {
    const result = compileExpression('w0', code);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    const { body, inputs } = result.watch;
    const world: Record<string, unknown> = { a: { b: 1 }, c: 2, Promise };
    expect(await new AsyncFunction(...inputs, body)(...inputs.map((name) => world[name]))).toEqual(value);
  });
});
