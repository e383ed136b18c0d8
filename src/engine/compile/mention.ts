/** Where a text first uses a name, found without a parser: comments and quoted texts are passed over. */
export interface Mention {
  line: number;
  column: number;
  length: number;
}

/** A comment, a text in quotes, or a name with the dot before it, if there is one. */
const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?:\.{3}|\??\.)?\s*[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

export function mention(source: string, name: string): Mention | undefined {
  for (const found of source.matchAll(TOKEN)) {
    const word = found[0].replace(/^\.{3}/, '').trimStart();
    if (word !== name) continue;
    const at = found.index + found[0].length - name.length;
    const before = source.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: name.length };
  }
  return undefined;
}
