/** What a cell needs and gives: name, code, inputs, outputs. A new case is a new row. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/compile/index.ts';

const CASES: [name: string, code: string, inputs: string, outputs: string][] = [
  // Declarations
  ['const, let, var', 'const a = 1; let b = 2; var c', '', 'a b c'],
  ['object pattern', 'const { a, b: { c, ...d }, [e]: f = g } = h', 'e g h', 'a c d f'],
  ['array pattern', 'const [a, , [b], ...c] = d', 'd', 'a b c'],
  ['function', 'function f(a) { return a + b }', 'b', 'f'],
  ['async function and generator', 'async function f() { await g() }\nfunction* h() { yield i }', 'g i', 'f h'],
  ['class', 'class A extends B { c = d }', 'B d', 'A'],
  ['var in nested blocks is the cell’s', 'if (a) { var b = 1 } for (var c of d) { try {} catch { var e } }', 'a d', 'b c e'],
  ['let in nested blocks is not', 'if (a) { let b = 1; const c = b; class D {} function e() {} }', 'a', ''],
  ['used before it is declared', 'const f = () => a; const a = 1; f()', '', 'a f'],
  ['nothing', '', '', ''],
  ['only a comment', '// nothing yet', '', ''],

  // Free names
  ['an expression', 'W1.times(x).plus(b1)', 'W1 b1 x', ''],
  ['each name once, sorted', 'z + a + z', 'a z', ''],
  ['globals are free names too', 'Math.max(...values)', 'Math values', ''],
  ['what is always there is not an input', 'undefined ?? NaN ?? Infinity; globalThis.x; eval("1")', '', ''],
  ['what every cell is given', 'display(a); await progress(1, 2, "steps"); checks([])', 'a', ''],
  ['members are not names', 'a.b?.c.d', 'a', ''],
  ['computed members are', 'a[b]', 'a b', ''],
  ['keys are not names', '({ a: b, "c": 1, [d]: 2, e() { return f } })', 'b d f', ''],
  ['shorthand properties are', '({ y, cost })', 'cost y', ''],
  ['typeof', 'typeof a', 'a', ''],
  ['template literals', '`a ${b} c ${`${d}`}`; tag`e`', 'b d tag', ''],
  ['regular expressions', '/a[/]b/g.test(c)', 'c', ''],
  ['labels', 'outer: for (;;) { break outer }', '', ''],
  ['new.target and this', 'function F() { return [new.target, this] }', '', 'F'],

  // Scopes
  ['parameters', '(a, { b }, [c], ...d) => a + b + c + d + e', 'e', ''],
  ['default values see the parameters before them', '(a, b = a) => b', '', ''],
  ['default values do not see the body', '(a = b) => { var b; return b }', 'b', ''],
  ['closures', 'const f = () => { const a = 1; return () => a + b }', 'b', 'f'],
  ['shadowing only inside', 'const f = (x) => x; f(x)', 'x', 'f'],
  ['a block hides what is outside it only inside', '{ const a = 1; a }\na', 'a', ''],
  ['named function expression', '(function fact(n) { return n * fact(n - 1) })(5)', '', ''],
  ['its name is not known outside', '(function f() {}); f', 'f', ''],
  ['class expression', '(class A { static make() { return new A(b) } })', 'b', ''],
  ['class fields, methods, accessors', 'class A { #a = b; static c = d; get e() { return this.#a } [f]() {} }', 'b d f', 'A'],
  ['class static block', 'class A { static { const a = b; var c = a; } }', 'b', 'A'],
  ['private names', 'class A { #a = 1; has(o) { return #a in o } }', '', 'A'],
  ['catch', 'try { a() } catch (e) { b(e) } finally { c() }', 'a b c', ''],
  ['catch with a pattern', 'try {} catch ({ message }) { message }', '', ''],
  ['catch without', 'try {} catch { e }', 'e', ''],
  ['for', 'for (let i = a; i < b; i++) { c(i) }\ni', 'a b c i', ''],
  ['for of, for in', 'for (const a of b) a; for (const c in d) c', 'b d', ''],
  ['for await', 'for await (const a of b) a', 'b', ''],
  ['switch', 'switch (a) { case b: let c = 1; c; default: c }', 'a b', ''],
  ['arguments belongs to functions', 'function f() { return () => arguments.length }', '', 'f'],
  ['a function in a block holds there only', '{ function f() {} }\nf', 'f', ''],
  ['var does not leave its function', 'function f() { var a } a', 'a', 'f'],

  // Assignments to own names
  ['own names may change', 'let a = 0; a = 1; a++; [a] = [b]; for (a of c) {}', 'b c', 'a'],
  ['members of others may', 'a.b = 1; a[c]++; [a.d] = e', 'a c e', ''],

  // TypeScript
  ['annotations', 'const f = (a: number, b?: Vector): Vector | number => a', '', 'f'],
  ['as, satisfies, !, <T>', 'const a = b as Vector; c satisfies Vector; d!; <number>e', 'b c d e', 'a'],
  ['generics', 'function f<T extends Vector>(a: T): T[] { return [a] } new Map<string, Vector>()', 'Map', 'f'],
  ['interfaces and types', 'interface A { b: C }\ntype D = A | E\nconst f: D = g', 'g', 'f'],
  ['overloads', 'function f(a: number): void;\nfunction f(a: unknown) {}', '', 'f'],
  ['declare', 'declare const a: number;\nb', 'b', ''],
  ['class members', 'class A<T> implements B { private readonly c: T; declare d: E; constructor(public f: number) { } }', '', 'A'],
  ['type predicates', 'const f = (a: unknown): a is Vector => true', '', 'f'],
  ['abstract classes', 'abstract class A { abstract b(): void }', '', 'A'],
  ['this parameter', 'function f(this: A, b: C) { return this }', '', 'f'],
  ['typeof in types', 'let a: typeof b = c', 'c', 'a'],
  ['enum', 'enum A { B, C }', '', 'A'],

  // Imports
  ['imported names are supplied by the page', "import { vector } from 'chainrule';\nvector([1])", 'vector', ''],
  ['also unused ones', "import { vector } from 'chainrule';", '', ''],
  ['type imports', "import type { Vector } from 'chainrule';\nimport { type Matrix } from 'chainrule';\nconst a: Vector = b", 'b', 'a'],
];

describe('a cell’s inputs and outputs', () => {
  it.each(CASES)('%s', (_name, code, inputs, outputs) => {
    const result = compile('cell', code, { run: 'load' });
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.cell.inputs.join(' ')).toBe(inputs);
    expect(result.cell.outputs.join(' ')).toBe(outputs);
  });
});

const IMPORTS: [name: string, code: string, expected: string][] = [
  ['named', "import { vector, matrix } from 'chainrule'", 'chainrule.vector as vector, chainrule.matrix as matrix'],
  ['renamed', 'import { vector as v } from "chainrule"', 'chainrule.vector as v'],
  ['namespace', "import * as Plot from '@observablehq/plot'", '@observablehq/plot.* as Plot'],
  ['from mnist', "import { load } from 'chainrule/mnist'", 'chainrule/mnist.load as load'],
  ['without types', "import { type Vector, vector } from 'chainrule'; import type { Matrix } from 'chainrule'", 'chainrule.vector as vector'],
  ['over several lines', "import {\n  vector, // a\n  matrix,\n} from 'chainrule'", 'chainrule.vector as vector, chainrule.matrix as matrix'],
  ['for its effect only', "import 'chainrule'", ''],
  ['none', 'const a = "import { b } from \'c\'"', ''],
];

describe('a cell’s imports', () => {
  it.each(IMPORTS)('%s', (_name, code, expected) => {
    const result = compile('cell', code, { run: 'load' });
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.cell.imports.map(({ module, exported, local }) => `${module}.${exported} as ${local}`).join(', ')).toBe(expected);
  });
});

describe('a compiled cell', () => {
  it('keeps what it was asked', () => {
    expect(compile('forward', 'x', { run: 'click' })).toEqual({
      ok: true,
      cell: { id: 'forward', source: 'x', body: '"use strict";;display((x))\n;return {  };', inputs: ['x'], outputs: [], imports: [], run: 'click' },
    });
  });
});
