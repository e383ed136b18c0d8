/** Errors as browsers throw them, recorded: one wording, and the place in the reader's text. */
import { describe, expect, it } from 'vitest';
import { cellError, oneLine } from '../../../../src/engine/runtime/thrown.ts';
import { framesOf, placeInSource } from '../../../../src/engine/runtime/place.ts';
import { sentences, words } from '../../../../src/engine/runtime/words.ts';
import { compiled } from './harness.ts';

const cell = compiled('hidden-layer', "const factor: number = 2;\nconst back = W2.times(delta);\nback");

const thrownWith = (message: string, stack: string, name = 'Error'): Error => Object.assign(new Error(message), { name, stack });

describe('the place of an error', () => {
  it.each([
    ['Chromium', 'TypeError: W2.times is not a function\n    at cell (cell:hidden-layer:3:17)\n    at eval (eval at evaluate (blob:null/91f5:12:3), <anonymous>:1:1)\n    at blob:null/91f5:14:2204'],
    ['Chromium, after an await', "Error: Shapes don't fit.\n    at Matrix.times (blob:null/91f5:3:120)\n    at async cell (cell:hidden-layer:3:17)"],
    ['Firefox', 'cell@cell:hidden-layer:3:17\nrunCell@blob:null/91f5:14:2204\nasync*begin@blob:null/91f5:14:100\n'],
    ['Firefox, in a callback', 'times@blob:null/91f5:3:120\ncell/<@cell:hidden-layer:3:17\nmap@[native code]\ncell@cell:hidden-layer:4:1\n'],
    ['Safari', 'times@blob:null/91f5:3:120\ncell@cell:hidden-layer:3:17\n@cell:hidden-layer:1:1\n[native code]'],
  ])('%s', (_browser, stack) => {
    expect(cellError(thrownWith('No.', stack), cell, [])).toEqual({ kind: 'thrown', title: 'No.', line: 2, column: 17, length: 12 });
  });

  it('names the cell in whose function it happened, and the line that called it', () => {
    const stack = 'Error: No.\n    at f (cell:other:5:3)\n    at cell (cell:hidden-layer:3:14)';
    expect(cellError(thrownWith('No.', stack), cell, [])).toMatchObject({ line: 2, detail: 'It happened in other, line 4.' });
  });

  it('is left out where the stack does not tell', () => {
    expect(cellError(thrownWith('No.', '@[native code]'), cell, [])).toEqual({ kind: 'thrown', title: 'No.' });
    expect(framesOf('cell:x:1:1 cell:nonsense')).toEqual([]);
  });

  it.each<[string, string, string, number, object]>([
    ['types before it were stripped', 'const a: number = f(x)', 'const a = f(x)', 11, { line: 1, column: 19, length: 4 }],
    ['types inside it were stripped', 'const a = f(x as number)', 'const a = f(x)', 11, { line: 1 }],
    ['on the first line, after the prologue', 'f(x)', '"use strict";f(x)', 14, { line: 1, column: 1, length: 4 }],
    ['the second of two', 'g(1) + g(2)', 'g(1) + g(2)', 8, { line: 1, column: 8, length: 4 }],
    ['a new object', "throw new Error('No.')", "throw new Error('No.')", 7, { line: 1, column: 7, length: 16 }],
    ['a bare name', 'a + b', 'a + b', 5, { line: 1, column: 5, length: 1 }],
    ['nothing there', 'a', 'a', 40, { line: 1 }],
    ['an operator', 'a  + b', 'a  + b', 4, { line: 1 }],
  ])('column: %s', (_what, source, body, column, place) => {
    expect(placeInSource({ source, body }, 1, column)).toEqual(place);
  });

  it('stays inside the text', () => {
    expect(placeInSource({ source: 'a\nb', body: 'a\nb\n;return {};' }, 3, 2)).toEqual({ line: 2 });
  });
});

describe('one wording for all browsers', () => {
  it.each([
    ['eta is not defined', 'eta is not defined.', 'Did you mean beta?'],
    ["Can't find variable: document", 'document is not defined.', 'Cells run apart from the page and cannot reach it. Show a value with display(…).'],
    ['zzzzzz is not defined', 'zzzzzz is not defined.', 'No cell, input or import declares it.'],
    ["Cannot access 'y' before initialization", 'y is used before it has a value.', 'Move its declaration above this line.'],
    ["can't access lexical declaration 'y' before initialization", 'y is used before it has a value.', 'Move its declaration above this line.'],
    ['Cannot access uninitialized variable.', 'A name is used before it has a value.', 'Move its declaration above this line.'],
    ['Assignment to constant variable.', 'A constant cannot be given a new value.', 'Declare it with let if it is to change.'],
    ["invalid assignment to const 'y'", 'y is constant and cannot be given a new value.', 'Declare it with let if it is to change.'],
    ['Attempted to assign to readonly property.', 'A constant cannot be given a new value.', 'Declare it with let if it is to change.'],
    ["Cannot read properties of undefined (reading 'rows')", 'There is nothing to take rows from.', 'What stands before .rows is undefined.'],
    ['can\'t access property "rows", W is undefined', 'There is nothing to take rows from.', 'W is undefined.'],
    ["undefined is not an object (evaluating 'W.rows')", 'There is nothing to take rows from.', 'W is undefined.'],
    ['W.tymes is not a function', 'W.tymes is not a function.', undefined],
    ["W.tymes is not a function. (In 'W.tymes(3)', 'W.tymes' is undefined)", 'W.tymes is not a function.', undefined],
  ])('%s', (message, title, detail) => {
    expect(words('TypeError', message, ['beta', 'W2'])).toEqual({ kind: 'thrown', title, ...(detail ? { detail } : {}) });
  });

  it.each(['Maximum call stack size exceeded', 'Maximum call stack size exceeded.', 'too much recursion'])('recursion: %s', (message) => {
    expect(words('RangeError', message, [])).toMatchObject({ kind: 'limit', title: 'This calls itself without end.' });
  });

  it.each(['Invalid array length', 'Invalid typed array length: 1e12', 'Array buffer allocation failed', 'invalid or out-of-range length', 'allocation size overflow', 'out of memory', 'Out of memory', 'Invalid string length'])(
    'memory: %s',
    (message) => {
      expect(words('RangeError', message, [])).toMatchObject({ kind: 'limit', title: 'This asks for more memory than there is.' });
    },
  );
});

describe('sentences', () => {
  it.each([
    ["Shapes don't fit. W2 is 2 × 2.", ["Shapes don't fit.", 'W2 is 2 × 2.']],
    ['A rate of 0.5 is too large. Take less. Much less.', ['A rate of 0.5 is too large.', 'Take less. Much less.']],
    ['Names (e.g. sigmoid) are known', ['Names (e.g. sigmoid) are known.']],
    ['Really? Yes.', ['Really?', 'Yes.']],
    ['no end', ['no end.']],
  ])('%s', (message, expected) => {
    expect(sentences(message)).toEqual(expected);
  });
});

describe('what is no error', () => {
  const trap = new Proxy({}, { get: () => { throw new Error('hands off'); }, has: () => true });
  it.each([
    ['a text', 'Just words. More.', 'Just words.'],
    ['a number', 3, 'The cell threw a value that is not an error.'],
    ['null', null, 'The cell threw a value that is not an error.'],
    ['an object', {}, 'The cell threw a value that is not an error.'],
    ['a symbol', Symbol('s'), 'The cell threw a value that is not an error.'],
    ['a trap', trap, 'The cell threw a value that cannot be read.'],
    ['an empty error', new TypeError(''), 'The cell threw a TypeError without a message.'],
    ['one of odd parts', { message: 5, name: {}, stack: [] }, 'The cell threw an error without a message.'],
  ])('%s', (_what, value, title) => {
    expect(cellError(value, cell, []).title).toBe(title);
    expect(oneLine(value, [])).toContain(title);
  });
});
