/** What the parsers say, in the reader's words. */
import { tokenizer } from 'acorn';
import { wordAt } from './place.ts';

export interface Words {
  message: string;
  hint?: string;
  /** A better place than the parser's, if there is one. */
  place?: { start: number; end: number };
}

/**
 * Each entry: what the parser's message matches, and what is said instead; `$1` is the first group. `opener`
 * is what began the culprit, for those that the parsers place at their end or inside.
 */
const TABLE: [pattern: RegExp, message: string, hint?: string | undefined, opener?: string][] = [
  [/Cannot use keyword 'await' outside an async function/, 'await is used inside a function that is not async.', 'Write async before the function.'],
  [/The keyword 'yield' is reserved/, 'yield is only there in a generator function.', 'A cell shows a value with display(…) and reports with await progress(done, total).'],
  [/'return' outside of function/, 'A cell does not return.', 'Its last line is its result: leave out the word return.'],
  [/'import' and 'export' may only appear at the top level/, 'import stands at the start of a cell, not inside a block.'],
  [/Identifier '(.+)' has already been declared/, '$1 is declared twice in this cell.', 'Give one of them another name.'],
  [/Unterminated string|Unterminated string constant/, 'This text has no closing quote.', 'A text in quotes ends on its own line; one in backticks (`…`) may span lines.'],
  [/Unterminated template/, 'This text in backticks is never closed.', undefined, '`'],
  [/Unterminated comment/, 'This comment is never closed.', 'Close it with */.', '/*'],
  [/Unterminated regular expression|Unterminated regexp/, 'This regular expression has no closing slash.'],
  [/Invalid regular expression: (?:\/.*\/\w*: )?(.+)/, 'This regular expression is not valid: $1.', undefined, '/'],
  [/Assigning to rvalue/, 'Only a name or a property can be assigned to.', 'To compare, write ===.'],
  [/Identifier directly after number/, 'A number cannot be followed by a name directly.', 'Write * to multiply.'],
  [/Invalid number|Expected number in radix/, 'This number is not written correctly.'],
  [/Unexpected character '(.+)'/, 'The character $1 has no meaning here.'],
  [/The keyword '(.+)' is reserved/, '$1 is a word of the language and cannot be a name.'],
  [/Binding (\w+) in strict mode/, '$1 is a word of the language and cannot be a name.'],
  [/Deleting local variable in strict mode/, 'A name cannot be deleted, only a property can.'],
  [/Unsyntactic (break|continue)/, '$1 stands outside a loop.'],
  [/Cannot use 'import\.meta' outside a module/, 'import.meta is not there in a cell.'],
  [/Invalid destructuring assignment target|Parenthesized pattern/, 'This cannot be assigned to.'],
  [/Escape sequence in keyword/, 'A word of the language cannot be spelled with escapes.'],
];

export function syntaxWords(raw: string, text: string, offset: number): Words {
  const message = raw.replace(/ \(\d+:\d+\)$/, '');
  for (const [pattern, words, hint, opener] of TABLE) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const said: Words = { message: words.replace('$1', () => found[1] ?? '') };
    if (hint !== undefined) said.hint = hint;
    const start = opener === undefined ? -1 : text.lastIndexOf(opener, offset);
    if (opener !== undefined && start !== -1) said.place = { start, end: start + opener.length };
    return said;
  }
  return /^Unexpected token/.test(message) ? unexpected(message, text, offset) : { message: sentence(message) };
}

function unexpected(message: string, text: string, offset: number): Words {
  if (text.slice(offset).trim() === '') {
    const open = unclosed(text);
    if (open !== undefined) {
      return { message: `This ${text[open]} is never closed.`, place: { start: open, end: open + 1 } };
    }
    return { message: 'The code ends in the middle of something.' };
  }
  if (/\d$/.test(text.slice(0, offset)) && /^[\p{ID_Start}$_]/u.test(text.slice(offset))) {
    return { message: 'A number cannot be followed by a name directly.', hint: 'Write * to multiply.' };
  }
  const { start, end } = wordAt(text, offset);
  const expected = /expected "(.+)"/.exec(message)?.[1];
  const words: Words = { message: `Did not expect ${text.slice(start, end)} here.` };
  if (expected === ';') words.hint = 'Something is missing before it: an operator, a comma, or a new line.';
  else if (expected !== undefined) words.hint = `Expected ${expected}.`;
  return words;
}

/** Where the innermost bracket opens that nothing closes. */
function unclosed(text: string): number | undefined {
  const open: number[] = [];
  try {
    for (const token of tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module' })) {
      if (/^(?:[([{]|\$\{)$/.test(token.type.label)) open.push(token.end - 1);
      if (/^[)\]}]$/.test(token.type.label)) open.pop();
    }
  } catch {
    // The text breaks off inside a token; what is open so far is still known.
  }
  return open.at(-1);
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
}
