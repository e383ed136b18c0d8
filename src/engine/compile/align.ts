/**
 * Puts what is left of a text after sucrase back where it stood, by blanks:
 *
 *     source   const f = (a: number): number => a as any;
 *     code     const f = (a) => a ;
 *     aligned  const f = (a        )         => a       ;
 *
 * sucrase goes through the source token by token. Each is copied together with the blanks and comments before
 * it, or left out, with at most those kept. So is it read here: the two texts are walked side by side.
 */
import { getFormattedTokens, type Options } from 'sucrase';

interface Token {
  start: number;
  end: number;
  isType: boolean;
  /** Part of a template's text, before which a blank would count. */
  isText: boolean;
}

/** Where the two cannot be matched (sucrase wrote code of its own, for an enum), `code` comes back as it is. */
export function align(source: string, code: string, options: Options): string {
  let aligned = '';
  let at = 0;
  let before = 0;
  for (const { start, end, isType, isText } of tokensOf(source, options)) {
    const gap = source.slice(before, start);
    const copied = isType ? undefined : find(gap + source.slice(start, end), code, at);
    if (copied === undefined) {
      const kept = keptOf(gap, code, at);
      aligned += kept;
      at += kept.length;
    } else {
      aligned += code.slice(at, copied);
      const moved = /[\r\n]/.test(gap) ? 0 : columnOf(source, start) - gap.length - columnOf(aligned, aligned.length);
      if (moved > 0 && !isText) aligned += ' '.repeat(moved);
      aligned += source.slice(before, end);
      at = copied + end - before;
    }
    before = end;
  }
  return at === code.length ? aligned : code;
}

/** Where `text` stands in `code`: at `at`, or after blanks that an omitted token left there. */
function find(text: string, code: string, at: number): number | undefined {
  // Of an arrow function's types over several lines, the line breaks go before the parenthesis that closes.
  const blank = text === ')' ? /\s/ : /[ \t]/;
  for (; ; at++) {
    if (code.startsWith(text, at)) return at;
    if (!blank.test(code[at] ?? '.')) return undefined;
  }
}

/** What an omitted token leaves of the gap before it: all of it, or its line breaks, or nothing. */
function keptOf(gap: string, code: string, at: number): string {
  if (/\S/.test(gap) && code.startsWith(gap, at)) return gap;
  const breaks = gap.replace(/[^\r\n]/g, '');
  if (breaks === '') return '';
  const start = find(breaks, code, at);
  return start === undefined ? '' : code.slice(at, start) + breaks;
}

const columnOf = (text: string, offset: number): number => offset - text.lastIndexOf('\n', offset - 1) - 1;

/** sucrase's own tokens, from the table that it prints of them. */
function tokensOf(source: string, options: Options): Token[] {
  const starts = [0, ...Array.from(source.matchAll(/\r\n?|\n/g), (found) => found.index + found[0].length)];
  const offset = (line = '1', column = '1'): number => (starts[Number(line) - 1] ?? 0) + Number(column) - 1;
  const [head = '', ...rows] = getFormattedTokens(source, options).split('\n');
  const typeColumn = head.indexOf('isType');
  return rows.flatMap((row) => {
    const cells = /^(\d+):(\d+)-(\d+):(\d+) +(\S+)/.exec(row);
    if (cells === null) return [];
    return {
      start: offset(cells[1], cells[2]),
      end: offset(cells[3], cells[4]),
      isType: row.startsWith('isType', typeColumn),
      isText: /^(?:template|`|\$\{)$/.test(cells[5] ?? ''),
    };
  });
}
