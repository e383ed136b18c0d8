/**
 * A file of the network module → the text of a cell that shows it, as it is but for what a cell has no use for:
 * its imports from its neighbours and its `export` words, since all cells of a page share one scope.
 *
 *     // Costs.                                  // Costs.
 *     import { Vector } from './matrix.ts';
 *     export interface Cost { … }           →    interface Cost { … }
 *     export const quadratic = …                 const quadratic = …
 *
 * With a `part`, only the declarations that it names: a long file is then read in several cells, which together
 * must be the whole of it. The file's opening comment stands with its first declaration.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Collected } from './collect.ts';
import { problemAt, type Problem } from './problems.ts';

/** The folders whose files a chapter may show, from the project's folder. */
const SHOWN = ['src/network', 'src/network/augment', 'src/network/drawing'];

/** One declaration of a file with the comments above it, ready to stand in a cell. */
interface Piece {
  names: readonly string[];
  text: string;
}

/** The text of a cell that shows `file`, or the named declarations of it. Throws an Error whose message is for the author. */
export function sourceOf(file: string, part?: readonly string[]): string {
  const pieces = piecesOf(file, read(file));
  const unknown = part?.find((name) => !pieces.some(({ names }) => names.includes(name)));
  if (unknown !== undefined) throw new Error(`${file} declares no ${unknown}.`);
  return pieces
    .filter(({ names }) => part === undefined || names.some((name) => part.includes(name)))
    .map(({ text }) => text)
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A file that is shown must be shown whole: each of its declarations in one cell. */
export function checkParts({ cells }: Collected): Problem[] {
  const problems: Problem[] = [];
  for (const file of new Set(cells.flatMap(({ fence }) => fence.file ?? []))) {
    const showing = cells.filter(({ fence }) => fence.file === file);
    const [first] = showing;
    const left = new Set(piecesOf(file, read(file)).flatMap(({ names }) => names));
    if (!first || showing.some(({ fence }) => fence.part === undefined)) continue; // twice the whole is said by the graph
    for (const { fence } of showing) for (const name of fence.part ?? []) left.delete(name);
    if (left.size > 0) problems.push(problemAt(first.node.position?.start, `${file} is not shown whole: no part of it has ${[...left].join(', ')}.`));
  }
  return problems;
}

function read(file: string): string {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  let path: string;
  try {
    path = realpathSync(join(root, file));
  } catch {
    throw new Error(`There is no file ${file}.`);
  }
  if (!SHOWN.some((folder) => dirname(path) === realpathSync(join(root, folder))) || !path.endsWith('.ts')) throw new Error(`A chapter can show the files of src/network only, its folders augment and drawing included, and ${file} is none of them.`);
  return readFileSync(path, 'utf8');
}

function piecesOf(file: string, text: string): Piece[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const pieces: Piece[] = [];
  let opening = '';
  let at = 0;
  for (const statement of parsed.statements) {
    const end = endOfLine(text, statement.end);
    if (ts.isImportDeclaration(statement)) {
      refuseUnshowable(file, statement);
      opening += text.slice(at, statement.getStart());
    } else {
      const names = namesOf(statement);
      if (names.length === 0) throw new Error(`${file} cannot be shown: \`${statement.getText().split('\n')[0]}\` declares nothing.`);
      pieces.push({ names, text: `${opening}${text.slice(at, statement.getStart())}${withoutExport(statement)}${text.slice(statement.end, end)}` });
      opening = '';
    }
    at = end;
  }
  return pieces;
}

/** Where the line that holds `position` ends, its line feed included: a comment behind a statement belongs to it. */
function endOfLine(text: string, position: number): number {
  const feed = text.indexOf('\n', position);
  return feed < 0 ? text.length : feed + 1;
}

/** In one scope, things from elsewhere are not there, and nothing has a second name. */
function refuseUnshowable(file: string, { moduleSpecifier, importClause }: ts.ImportDeclaration): void {
  const from = (moduleSpecifier as ts.StringLiteral).text;
  if (!/^\.\.?\/([\w-]+\/)?[\w-]+\.ts$/.test(from)) throw new Error(`${file} cannot be shown: it imports from ${from}, which is no file of the module’s.`);
  const named = importClause?.namedBindings;
  const other = named && ts.isNamedImports(named) ? named.elements.find(({ propertyName }) => propertyName !== undefined) : named;
  if (other !== undefined || importClause?.name !== undefined) throw new Error(`${file} cannot be shown: it imports \`${(other ?? importClause?.name)?.getText()}\`, and in a cell things have one name.`);
}

function withoutExport(statement: ts.Statement): string {
  const text = statement.getText();
  const start = statement.getStart();
  const word = ts.canHaveModifiers(statement) ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) : undefined;
  return word === undefined ? text : text.slice(0, word.getStart() - start) + text.slice(word.end - start).trimStart();
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const declares = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return declares && statement.name ? [statement.name.text] : [];
}
