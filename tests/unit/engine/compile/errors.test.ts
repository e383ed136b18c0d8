/** What is refused, in which words, and where: code, message, hint, and the culprit as it stands in the code. */
import { describe, expect, it } from 'vitest';
import { compile, compileExpression } from '../../../../src/engine/compile/index.ts';
import type { CompileError } from '../../../../src/engine/protocol.ts';

/** Line, culprit, message and hint (… stands for anything). */
const CASES: [name: string, code: string, line: number, culprit: string, message: string, hint?: string][] = [
  ['unknown module', "import { map } from 'lodash'", 1, "'lodash'", "This course's cells can import from chainrule, chainrule/mnist and @observablehq/plot, not from 'lodash'."],
  ['relative module', "\nimport './x.ts'", 2, "'./x.ts'", "This course's cells can import from chainrule, chainrule/mnist and @observablehq/plot, not from './x.ts'."],
  ['default import', "import chain from 'chainrule'", 1, 'chain', "'chainrule' has no default export.", "Name what you need: import { … } from 'chainrule'."],
  ['default import by name', "import { default as a } from 'chainrule'", 1, 'default as a', "'chainrule' has no default export.", '…'],
  ['import()', "const a = await import('chainrule')", 1, "import('chainrule')", 'import(…) does not work in a cell.', '…'],
  ['import in a block', "{ import { a } from 'chainrule' }", 1, 'import', 'import stands at the start of a cell, not inside a block.'],
  ['import.meta', 'import.meta.url', 1, 'import.meta', 'import.meta is not there in a cell.'],
  ['export', 'const a = 1;\nexport const b = 2', 2, 'export', 'A cell exports nothing.', 'Every name it declares is there for all other cells: leave out the word export.'],
  ['export default', 'export default 1', 1, 'export', 'A cell exports nothing.', '…'],
  ['return', 'const y = 1;\nreturn y', 2, 'return', 'A cell does not return.', 'Its last line is its result: leave out the word return.'],

  ['assignment to another cell’s name', 'const a = 1\neta = 0.2', 2, 'eta', 'eta belongs to another cell or input. Give your value a new name.', 'If eta is meant to be new, declare it: let eta = …'],
  ['update', 'eta++', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['compound assignment', 'eta *= 2', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['destructuring assignment', '[a.b, { c: eta = 1 }] = d', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['for of', 'for (eta of [1, 2]) {}', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['from inside a function', 'const f = () => { let a; a = 1; eta = a }', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['after types on the same line', 'const a: number = b as number; eta = a', 1, 'eta', 'eta belongs to another cell or input. Give your value a new name.', '…'],
  ['assignment to an import', "import { sigmoid } from 'chainrule'\nsigmoid = 1", 2, 'sigmoid', 'sigmoid is imported and cannot be changed. Give your value a new name.'],
  ['assignment to display', 'display = 1', 1, 'display', 'display is given to every cell and cannot be changed.', '…'],
  ['declaring display', 'const display = 1', 1, 'display', 'display is given to every cell and cannot be declared again.', '…'],
  ['declaring progress', 'function progress() {}', 1, 'progress', 'progress is given to every cell and cannot be declared again.', '…'],
  ['importing as checks', "import { vector as checks } from 'chainrule'", 1, 'checks', 'checks is given to every cell and cannot be declared again.', '…'],
  ['declaring undefined', 'const { undefined } = a', 1, 'undefined', 'undefined is part of the language and cannot be declared.', '…'],
  ['declaring then', 'const then = a => a', 1, 'then', 'then cannot be declared: JavaScript takes it for a promise’s.', '…'],
  ['declared twice', 'const a = 1;\nlet a = 2', 2, 'a', 'a is declared twice in this cell.', '…'],
  ['imported and declared', "import { a } from 'chainrule'; let a", 1, 'a', 'a is declared twice in this cell.', '…'],
  ['arguments', 'arguments.length', 1, 'arguments', 'arguments is only there inside a function.'],

  ['comma', 'const a = 1\ny, cost', 2, 'y, cost', 'A comma keeps only the last value.', 'To show all of them, write ({ y, cost }).'],
  ['comma with more', 'y, cost + 1', 1, 'y, cost + 1', 'A comma keeps only the last value.', 'Put each on a line of its own, with display(…) around it.'],
  ['object as a block', '{ y }', 1, '{ y }', 'This is read as a block of statements, not as an object.', 'Put it in parentheses: ({ y }).'],
  ['labels as a block', 'const a = 1\n{ a: 1 }', 2, '{ a: 1 }', 'This is read as a block of statements, not as an object.', 'Put it in parentheses: ({ a: 1 }).'],
  ['object that is no block', '{ a: 1, b: 2 }', 1, '{ a: 1, b: 2 }', 'This is read as a block of statements, not as an object.', 'Put it in parentheses: ({ a: 1, b: 2 }).'],
  ['object over several lines', 'const a = 1;\n{\n  a: 1,\n  b: 2,\n};', 2, '{', 'This is read as a block of statements, not as an object.', 'Put it in parentheses: ({ … }).'],

  ['await in a plain function', 'const f = () => {\n  await g()\n}', 2, 'await', 'await is used inside a function that is not async.', 'Write async before the function.'],
  ['yield', 'for (;;) yield a', 1, 'yield', 'yield is only there in a generator function.', '…'],
  ['unclosed parenthesis', 'const a = f(1;\nb', 1, ';', 'Did not expect ; here.', '…'],
  ['unclosed at the end', 'const a = f(1,\n  g(2)\n', 1, '(', 'This ( is never closed.'],
  ['unclosed block', 'if (a) {\n  b()\n', 1, '{', 'This { is never closed.'],
  ['unclosed after a template', 'const a = [`${b}`, `(`', 1, '[', 'This [ is never closed.'],
  ['too many brackets', 'f(1))', 1, ')', 'Did not expect ) here.', '…'],
  ['nothing after =', 'const a =', 1, '=', 'The code ends in the middle of something.'],
  ['two words', 'const a = b c', 1, 'c', 'Did not expect c here.', '…'],
  ['after types on the same line, too', 'const a: number = 1 2', 1, '2', 'Did not expect 2 here.', '…'],
  ['quote', "const a = 'b\nc", 1, "'", 'This text has no closing quote.', '…'],
  ['backtick', 'const a = `b\nc', 1, '`', 'This text in backticks is never closed.'],
  ['comment', 'a /* b', 1, '/*', 'This comment is never closed.', 'Close it with */.'],
  ['regular expression', 'const a = /b(/', 1, '/', 'This regular expression is not valid: Unterminated group.'],
  ['number before a name', '2x', 1, 'x', 'A number cannot be followed by a name directly.', 'Write * to multiply.'],
  ['assignment to a number', '1 = a', 1, '1', 'Only a name or a property can be assigned to.', 'To compare, write ===.'],
  ['reserved word', 'const let = 1', 1, 'let', '…'],
  ['hashbang', '#!/usr/bin/env node\na', 1, '!', '…'],
  ['legacy octal', '010', 1, '010', '…'],
  ['with', 'with (a) b', 1, 'with', 'Did not expect with here.'],
  ['const without a value', 'const a;', 1, ';', 'Did not expect ; here.'],
  ['break outside a loop', 'break', 1, 'break', 'break stands outside a loop.'],
  ['HTML comment', 'a <!-- b', 1, 'b', 'b belongs to another cell or input. Give your value a new name.', '…'],
  ['end of an HTML comment', 'a\n--> b', 2, '>', 'Did not expect > here.'],
  ['namespace', 'namespace A { export const b = 1 }\nA.b', 1, 'namespace', 'A cell has no namespaces.', '…'],
  ['decorator', '@a class B {}', 1, '@', '…'],
  ['using', 'using a = b', 1, 'a', 'Did not expect a here.', '…'],
];

function culpritOf(code: string, error: CompileError): string {
  const line = code.split('\n')[error.line - 1] ?? '';
  return line.slice(error.column - 1, error.column - 1 + error.length);
}

function matches(said: string | undefined, expected: string | undefined): void {
  if (expected !== '…') expect(said).toBe(expected);
}

describe('what a cell may not say', () => {
  it.each(CASES)('%s', (_name, code, line, culprit, message, hint) => {
    const result = compile('cell', code, { run: 'load' });
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    const { error } = result;
    expect(`${error.line}: ${culpritOf(code, error)}`).toBe(`${line}: ${culprit}`);
    matches(error.message, message);
    if (message !== '…') matches(error.hint, hint);
  });
});

const EXPRESSIONS: [name: string, code: string, culprit: string, message: string][] = [
  ['empty', '  ', ' ', 'There is no expression here.'],
  ['two', 'a; b', ';', 'Did not expect ; here.'],
  ['parentheses that only look balanced', 'a) + (b', ')', 'Did not expect ) here.'],
  ['comma', 'a, b', 'a, b', 'A comma keeps only the last value.'],
  ['assignment', 'eta = 1', 'eta', 'An expression only reads: it cannot change eta.'],
  ['display', 'display(a)', 'display', 'display works in a cell, not in an expression.'],
  ['a statement', 'if (a) b', 'if', 'Did not expect if here.'],
  ['import()', "await import('chainrule')", "import('chainrule')", 'import(…) does not work in a cell.'],
  ['unfinished', 'a +', '+', 'The expression ends in the middle of something.'],
  ['misspelled on the second line', 'a +\n  b c', 'c', 'Did not expect c here.'],
];

describe('what an expression may not say', () => {
  it.each(EXPRESSIONS)('%s', (_name, code, culprit, message) => {
    const result = compileExpression('w0', code);
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    expect(culpritOf(code, result.error)).toBe(culprit);
    expect(result.error.message).toBe(message);
  });
});
