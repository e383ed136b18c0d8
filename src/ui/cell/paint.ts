/**
 * Code as coloured lines without a parser, for a cell whose text is not the baked one and whose editor is not
 * open: keywords, comments and the names that mean something. Classes and elements are those of the baked code.
 */
import { meaningOf, type Vocabulary } from '../../engine/naming.ts';

const TOKENS =
  /(?<comment>\/\/.*|\/\*[^]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[^])*`?)|(?<number>\b\d[\w.]*)|(?<word>(?:\.\s*)?[\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;

const KEYWORDS = new Set(
  ('as async await break case catch class const continue debugger default delete do else enum export extends finally for from ' +
    'function if implements import in instanceof interface let new of return satisfies static super switch this throw try type ' +
    'typeof var void while yield').split(' '),
);

/** Elements for the inside of `<code>`: one span a line, with line breaks between. */
export function paint(document: Document, source: string, vocabulary: Vocabulary): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let line = newLine(document);
  fragment.append(line);
  const put = (text: string, token?: Token): void => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) {
        line = newLine(document);
        fragment.append('\n', line);
      }
      if (part !== '') line.append(token === undefined ? part : wrap(document, part, token));
    });
  };
  let at = 0;
  for (const match of source.matchAll(TOKENS)) {
    put(source.slice(at, match.index));
    for (const { text, token } of tokensOf(match, vocabulary)) put(text, token);
    at = match.index + match[0].length;
  }
  put(source.slice(at));
  return fragment;
}

interface Token {
  classes: string;
  q?: readonly string[];
  name?: string;
}

function tokensOf(match: RegExpMatchArray, vocabulary: Vocabulary): { text: string; token?: Token }[] {
  const [text] = match;
  const { comment, word: found } = match.groups ?? {};
  if (comment !== undefined) return [{ text, token: { classes: 'tok-comment' } }];
  if (found === undefined) return [{ text }];
  const [, dot = '', name = ''] = /^(\.\s*)?(.*)$/s.exec(text) ?? [];
  const member = dot !== '';
  const meaning = meaningOf(member ? `.${name}` : name, vocabulary);
  const word = meaning
    ? { text: name, token: { classes: `k-${meaning.kind}`, q: meaning.q, name: meaning.name } }
    : !member && KEYWORDS.has(name)
      ? { text: name, token: { classes: 'tok-keyword' } }
      : { text: name };
  return member ? [{ text: dot }, word] : [word];
}

function newLine(document: Document): HTMLElement {
  const line = document.createElement('span');
  line.className = 'line';
  return line;
}

function wrap(document: Document, text: string, { classes, q, name }: Token): HTMLElement {
  const span = document.createElement('span');
  span.className = classes;
  if (q && q.length > 0) span.dataset['q'] = q.join(' ');
  if (name !== undefined) span.dataset['name'] = name;
  span.textContent = text;
  return span;
}
