/** Any text at all gives an answer: a cell that the engine can evaluate, or an error with a place inside the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, compileExpression, GIVEN } from '../../../../src/engine/compile/index.ts';
import type { CompileError } from '../../../../src/engine/protocol.ts';

const AsyncFunction = (async () => {}).constructor as new (...texts: string[]) => unknown;

/** Pieces that code is made of, and pieces that break it. */
const PIECES = (
  'const let var function async await class extends new return yield import export from default if else for of in while do switch case ' +
  'break continue throw try catch finally typeof void delete this super static get set enum namespace interface type declare abstract as satisfies keyof ' +
  'a b c x y W1 eta display progress checks undefined arguments number string any 0 1 2.5 1e3 0x1f 10n ' +
  "'chainrule' 'lodash' \"text\" 'open ` ${ } { ( ) [ ] < > => = == === != ! ? ?. ?? : ; , . ... + ++ - -- * ** / /a/g /* */ // # @ & && | || ~ ^ % \\ <!-- --> </script> #! 🙂 é \u2028"
).split(' ');
const glue = fc.constantFrom(' ', ' ', '', '\n', '\r\n', '\t');
const codeLike = fc.array(fc.tuple(fc.constantFrom(...PIECES), glue), { maxLength: 25 }).map((parts) => parts.flat().join(''));
const anyText = fc.oneof(codeLike, fc.string({ maxLength: 60, unit: 'grapheme' }), fc.string({ maxLength: 60 }));

function expectPlaced(error: CompileError, text: string): void {
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/);
  expect(error.message).toMatch(/\S/);
  expect(error.message).not.toMatch(/\(\d+:\d+\)|acorn|sucrase/i);
  expect(error.line).toBeGreaterThanOrEqual(1);
  expect(error.line).toBeLessThanOrEqual(lines.length);
  const line = lines[error.line - 1] ?? '';
  expect(error.column).toBeGreaterThanOrEqual(1);
  expect(error.column).toBeLessThanOrEqual(Math.max(1, line.length));
  expect(error.length).toBeGreaterThanOrEqual(1);
  expect(error.column - 1 + error.length).toBeLessThanOrEqual(Math.max(1, line.length));
}

function expectAnswer(text: string): void {
  const cell = compile('cell', text, { run: 'load' });
  if (!cell.ok) return expectPlaced(cell.error, text);
  const { inputs, body } = cell.cell;
  expect(() => new AsyncFunction(...inputs, ...GIVEN, body)).not.toThrow();
  expect(body.split('\n').length).toBe(text.split('\n').length + 1);
}

describe('any text', () => {
  it('is a cell or an error with a place', () => {
    fc.assert(fc.property(anyText, expectAnswer), { numRuns: 5000 });
  });

  it('is an expression or an error with a place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = compileExpression('w0', text);
        if (!result.ok) return expectPlaced(result.error, text);
        expect(() => new AsyncFunction(...result.watch.inputs, result.watch.body)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('is answered also when a working cell breaks off or loses a character', () => {
    const whole = "import { vector, type Vector } from 'chainrule';\nconst f = (a: number, b?: Vector): number => {\n  return `${a as number}` ? [1, ...[2]].length : /x[/]/.lastIndex;\n};\n({ y: f(1)!, z })\n";
    for (let at = 0; at <= whole.length; at++) {
      expectAnswer(whole.slice(0, at));
      expectAnswer(whole.slice(0, at) + whole.slice(at + 1));
    }
  });

  it.each([
    ['parentheses', '('.repeat(20_000)],
    ['brackets, closed', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['additions', `a${' + a'.repeat(20_000)}`],
    ['a long line', `const a = '${'x'.repeat(200_000)}'`],
    ['many statements', 'f(1);\n'.repeat(5_000)],
  ])('is answered also when it is very deep or long: %s', (_name, text) => {
    const result = compile('cell', text, { run: 'load' });
    if (!result.ok) expectPlaced(result.error, text);
  });
});
