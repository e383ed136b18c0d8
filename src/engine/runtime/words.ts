/**
 * An error's name and message → title and detail for the reader. The three browsers word the same mistake in
 * three ways; here it gets one wording. An error's own message is split at its first sentence.
 */
import type { CellError } from '../protocol.ts';
import { either } from '../compile/lists.ts';
import { nearest } from '../compile/nearest.ts';

export type Words = Pick<CellError, 'kind' | 'title' | 'detail'>;

/** One mistake: the messages that mean it, per browser, and what is said. Groups of the pattern are passed on. */
interface Rule {
  pattern: RegExp;
  says: (found: readonly string[], names: readonly string[]) => Words;
}

const thrown = (title: string, detail?: string): Words => ({ kind: 'thrown', title, ...(detail === undefined ? {} : { detail }) });
const limit = (title: string, detail: string): Words => ({ kind: 'limit', title, detail });

const NOT_THERE: Record<string, string> = {
  document: 'Cells run apart from the page and cannot reach it. Show a value with display(…).',
  window: 'Cells run apart from the page and cannot reach it.',
  localStorage: 'Cells run apart from the page and have no storage.',
  fetch: 'Cells have no network.',
  XMLHttpRequest: 'Cells have no network.',
  WebSocket: 'Cells have no network.',
  Worker: 'A cell already runs in a Worker and cannot start another.',
};

const RULES: Rule[] = [
  {
    pattern: /^(?:(.+) is not defined|Can't find variable: (.+))$/,
    says: ([a, b], names) => {
      const name = a ?? b ?? '';
      const near = nearest(name, names);
      const hint = Object.hasOwn(NOT_THERE, name) ? NOT_THERE[name] : near.length === 0 ? 'No cell, input or import declares it.' : `Did you mean ${either(near)}?`;
      return thrown(`${name} is not defined.`, hint);
    },
  },
  {
    pattern: /^(?:Cannot access '(.+)' before initialization|can't access lexical declaration '(.+)' before initialization)$/,
    says: ([a, b]) => thrown(`${a ?? b} is used before it has a value.`, 'Move its declaration above this line.'),
  },
  {
    pattern: /^Cannot access uninitialized variable\.?$/,
    says: () => thrown('A name is used before it has a value.', 'Move its declaration above this line.'),
  },
  {
    pattern: /^(?:Assignment to constant variable\.?|invalid assignment to const '(.+)'|Attempted to assign to readonly property\.?)$/,
    says: ([name]) => thrown(name === undefined ? 'A constant cannot be given a new value.' : `${name} is constant and cannot be given a new value.`, 'Declare it with let if it is to change.'),
  },
  {
    // Chromium: Cannot read properties of undefined (reading 'x')
    pattern: /^Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.+)'\)$/,
    says: ([what, property]) => thrown(`There is nothing to take ${property} from.`, `What stands before .${property} is ${what}.`),
  },
  {
    // Firefox: can't access property "x", y is undefined
    pattern: /^can't access property "(.+)", (.+) is (undefined|null)$/,
    says: ([property, owner, what]) => thrown(`There is nothing to take ${property} from.`, `${owner} is ${what}.`),
  },
  {
    // Safari: undefined is not an object (evaluating 'y.x')
    pattern: /^(undefined|null) is not an object \(evaluating '(.+)\.([^.']+)'\)$/,
    says: ([what, owner, property]) => thrown(`There is nothing to take ${property} from.`, `${owner} is ${what}.`),
  },
  {
    // Safari adds: (In 'a.b()', 'a.b' is undefined)
    pattern: /^(.+) is not a (function|constructor)(?:\. \(In .+\))?$/,
    says: ([what, kind]) => thrown(`${what} is not a ${kind}.`),
  },
  {
    pattern: /^(?:Maximum call stack size exceeded\.?|too much recursion)$/,
    says: () => limit('This calls itself without end.', 'A function called itself until no room was left; it needs a case in which it stops.'),
  },
  {
    pattern: /^(?:Invalid (?:typed )?array length.*|Array buffer allocation failed|Invalid array buffer length|invalid (?:or out-of-range|array) length.*|length too large|allocation size overflow|out of memory|Out of memory|Array size is not a small enough positive integer\.?|Invalid string length|Set maximum size exceeded|Map maximum size exceeded)$/i,
    says: () => limit('This asks for more memory than there is.', 'A list grew without end, or its length is not a sensible number.'),
  },
];

export function words(name: string, message: string, names: readonly string[]): Words {
  const trimmed = message.trim();
  for (const { pattern, says } of RULES) {
    const match = pattern.exec(trimmed);
    if (match) return says(match.slice(1), names);
  }
  if (trimmed === '') return thrown(`The cell threw ${name === '' ? 'an error' : `a ${name}`} without a message.`);
  return thrown(...sentences(trimmed));
}

/** First sentence and the rest. A full stop inside a number, or before a small letter (e.g. this), ends no sentence. */
export function sentences(message: string): [title: string, detail?: string] {
  const match = /^(.+?[.!?])\s+(?=[^\p{Ll}])(.+)$/su.exec(message);
  const [title, detail] = match ? [match[1] ?? '', match[2]] : [message];
  const ended = /[.!?…:]$/.test(title) ? title : `${title}.`;
  return detail === undefined ? [ended] : [ended, detail];
}
