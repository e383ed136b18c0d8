/**
 * The types of a chapter: its cells and expressions, checked as the one module that they are to a reader.
 *
 *     import { vector } from 'chainrule';       cells in an order in which every name is declared
 *     const x = vector([2, 3]);                 before it is used, whatever the order on the page
 *     ;
 *     const y = W1.times(x);
 *     ;
 *     void (                                    every expression whose value is shown
 *     cost - before
 *     );
 *
 * Diagnostics come back with their place in the cell's or the expression's own text. Needs Node.
 */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { analyse } from '../engine/compile/graph.ts';
import type { CompiledCell, InputSpec, ModuleName, Watch } from '../engine/protocol.ts';

/** One thing that TypeScript has to say, with its place in a cell or in a watched expression. */
export interface TypeProblem {
  /** The cell's id, or … */
  cell?: string;
  /** … the watch's. Neither for what concerns the page as a whole. */
  watch?: string;
  /** In the cell's or expression's own text, counted from 1. */
  line: number;
  column: number;
  length: number;
  message: string;
}

export interface TypecheckOptions {
  /** The project's folder; by default the one that this file is in. */
  root?: string;
  /** Files that the names of modules stand for, relative to `root`; a name without a file is resolved as usual. */
  modules?: Partial<Record<ModuleName, string>>;
}

export type Typecheck = (cells: readonly CompiledCell[], inputs: readonly InputSpec[], watches: readonly Watch[]) => TypeProblem[];

const MODULES: Partial<Record<ModuleName, string>> = {
  chainrule: 'src/trainer/index.ts',
  'chainrule/mnist': 'src/mnist/index.ts',
};

/** What every cell is given; see engine/runtime. */
const GIVEN = `
declare function display(value: unknown, slot?: string): void;
declare function progress(done: number, total: number, unit?: string): Promise<void>;
declare function checks(rows: readonly { passed: boolean; says: string; evidence?: string; figure?: string }[]): void;
`;

const COMPILER_OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const standing = new Map<string, Typecheck>();

/** Checks one chapter, with what was read for the last one still at hand. */
export function typecheckChapter(
  cells: readonly CompiledCell[],
  inputs: readonly InputSpec[],
  watches: readonly Watch[],
  options: TypecheckOptions = {},
): TypeProblem[] {
  const key = JSON.stringify(options);
  const check = standing.get(key) ?? createTypecheck(options);
  standing.set(key, check);
  return check(cells, inputs, watches);
}

/** How many chapters' last results are kept. */
const REMEMBERED = 32;

/**
 * A checker that keeps the library's files between chapters, and its answer for a text that it has seen, as
 * long as the modules' files stay as they were.
 */
export function createTypecheck({ root = projectRoot(), modules = MODULES }: TypecheckOptions = {}): Typecheck {
  const fileName = join(root, 'chapter-cells.ts');
  const paths = Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, [join(root, file)]]));
  const options: ts.CompilerOptions = { ...COMPILER_OPTIONS, paths };
  const files = new Map<string, { version: number; file: ts.SourceFile | undefined }>();
  const answers = new Map<string, TypeProblem[]>();
  let program: ts.Program | undefined;
  let text = '';

  const host = ts.createCompilerHost(options);
  const readFromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (path, languageVersion) => {
    if (path === fileName) return ts.createSourceFile(path, text, languageVersion, true);
    const version = versionOf(path);
    const known = files.get(path);
    if (known?.version === version) return known.file;
    const file = readFromDisk(path, languageVersion);
    files.set(path, { version, file });
    return file;
  };
  host.fileExists = ((onDisk) => (path) => path === fileName || onDisk(path))(host.fileExists.bind(host));

  const check = (segments: readonly Segment[]): TypeProblem[] => {
    program = ts.createProgram({ rootNames: [fileName], options, host, ...(program ? { oldProgram: program } : {}) });
    const file = program.getSourceFile(fileName);
    const syntactic = program.getSyntacticDiagnostics(file);
    const diagnostics = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
    return diagnostics.map((diagnostic) => problem(diagnostic, segments, text));
  };

  /** The same text with the same files of the project around it gets the same answer. */
  const keyNow = (): string => JSON.stringify([text, [...files.keys()].filter((path) => !isLibrary(path)).map(versionOf)]);

  return (cells, inputs, watches) => {
    const module = moduleOf(cells, inputs, watches);
    text = module.text;
    const known = answers.get(keyNow());
    if (known !== undefined) return known;
    const problems = check(module.segments);
    if (answers.size >= REMEMBERED) answers.delete(answers.keys().next().value ?? '');
    answers.set(keyNow(), problems);
    return problems;
  };
}

/** A piece of the module that stands for a cell or an expression; same length as its source. */
interface Segment {
  cell?: string;
  watch?: string;
  start: number;
  source: string;
}

function moduleOf(cells: readonly CompiledCell[], inputs: readonly InputSpec[], watches: readonly Watch[]): { text: string; segments: Segment[] } {
  const segments: Segment[] = [];
  let text = `${GIVEN}${inputs.map(({ name, value }) => `declare const ${name}: ${typeof value};\n`).join('')}`;

  const add = (before: string, segment: Omit<Segment, 'start'>, shown: string, after: string): void => {
    text += before;
    segments.push({ ...segment, start: text.length });
    text += shown + after;
  };

  const sources = new Map(cells.map((cell) => [cell.id, cell.source]));
  const values = new Set(cells.flatMap((cell) => cell.imports.map(({ module, exported, local }) => `${module} ${exported} ${local}`)));
  const imported = new Set<string>();
  for (const id of analyse(cells, [], () => true).order) {
    const source = sources.get(id) ?? '';
    add('', { cell: id, source }, withoutRepeatedImports(source, values, imported), '\n;\n');
  }
  for (const { id, source } of watches) add('void (\n', { watch: id, source }, source, '\n);\n');
  return { text: `${text}export {};\n`, segments };
}

/**
 * Imports count for the whole page: a name that was `imported` before is left out, by blanks, and so is a type
 * that some cell imports as a value.
 */
function withoutRepeatedImports(source: string, values: ReadonlySet<string>, imported: Set<string>): string {
  if (!/\bimport\b/.test(source)) return source;
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const repeated: ts.Node[] = [];
  for (const statement of file.statements) {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    const bindings = clause?.namedBindings;
    if (clause === undefined || bindings === undefined) continue;
    const module = (clause.parent as ts.ImportDeclaration).moduleSpecifier.getText(file).slice(1, -1);
    const names = ts.isNamedImports(bindings) ? [...bindings.elements] : [bindings];
    const known = names.filter((name) => {
      const exported = ts.isNamespaceImport(name) ? '*' : (name.propertyName ?? name.name).text;
      const key = `${module} ${exported} ${name.name.text}`;
      const isType = clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (ts.isImportSpecifier(name) && name.isTypeOnly);
      if (imported.has(key) || (isType && values.has(key))) return true;
      imported.add(key);
      return false;
    });
    // A whole statement goes at once, so that no import without names stays behind.
    repeated.push(...(known.length > 0 && known.length === names.length ? [statement] : known));
  }
  return repeated.reduce((text, node) => {
    const end = node.end + (/^\s*,/.exec(source.slice(node.end))?.[0].length ?? 0);
    const start = node.getStart(file);
    return text.slice(0, start) + source.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
  }, source);
}

function problem(diagnostic: ts.Diagnostic, segments: readonly Segment[], text: string): TypeProblem {
  const start = diagnostic.start ?? 0;
  const segment = segments.findLast((candidate) => candidate.start <= start);
  const source = segment?.source ?? text;
  const offset = Math.min(start - (segment?.start ?? 0), source.length);
  const lines = source.slice(0, offset).split('\n');
  const rest = source.slice(offset).split('\n')[0]?.length ?? 0;
  const { cell, watch } = segment ?? {};
  return {
    ...(cell === undefined ? {} : { cell }),
    ...(watch === undefined ? {} : { watch }),
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    length: Math.max(1, Math.min(diagnostic.length ?? 1, rest)),
    message: words(diagnostic),
  };
}

/** Shorter words for what happens most; the rest is said as TypeScript says it. By the diagnostic's number. */
const WORDS: Record<number, [pattern: RegExp, words: string]> = {
  2304: [/name '([^']+)'/, 'Nothing is called $1.'],
  2552: [/name '([^']+)'\. Did you mean '([^']+)'/, 'Nothing is called $1. Did you mean $2?'],
  2305: [/'"([^"]+)"' has no exported member '([^']+)'/, '$1 has nothing called $2.'],
  2724: [/'"([^"]+)"' has no exported member named '([^']+)'\. Did you mean '([^']+)'/, '$1 has nothing called $2. Did you mean $3?'],
  2307: [/module '([^']+)'/, 'There is no module $1.'],
  2339: [/Property '([^']+)' does not exist on type '([^']+)'/, '$2 has no $1.'],
  2551: [/Property '([^']+)' does not exist on type '([^']+)'\. Did you mean '([^']+)'/, '$2 has no $1. Did you mean $3?'],
  2695: [/.*/, 'A comma keeps only the last value.'],
  1484: [/'([^']+)' is a type/, '$1 is a type: write import { type $1 }.'],
  2451: [/'([^']+)'/, '$1 is declared twice.'],
  2300: [/'([^']+)'/, '$1 is declared twice.'],
  7006: [/Parameter '([^']+)'/, '$1 needs a type: anything could be passed.'],
  2554: [/Expected (.+) arguments?, but got (.+)\./, 'Expected $1 arguments, but got $2.'],
  2345: [/type '([^']+)' is not assignable to parameter of type '([^']+)'/, 'Expected $2, but got $1.'],
  2322: [/Type '([^']+)' is not assignable to type '([^']+)'/, 'Expected $2, but got $1.'],
};

function words(diagnostic: ts.Diagnostic): string {
  const chain = diagnostic.messageText;
  const message = typeof chain === 'string' ? chain : chain.messageText;
  const entry = WORDS[diagnostic.code];
  const found = entry?.[0].exec(message);
  const said = entry && found ? entry[1].replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '') : message;
  const reason = typeof chain === 'string' ? undefined : innermost(chain);
  return reason === undefined || reason === message ? said : `${said} ${reason}`;
}

/** The last link of a chain of reasons is the one that says what to change. */
function innermost(chain: ts.DiagnosticMessageChain): string {
  const next = chain.next?.at(-1);
  return next === undefined ? chain.messageText : innermost(next);
}

function versionOf(path: string): number {
  // Libraries do not change while a build or a dev server runs.
  return isLibrary(path) ? 0 : (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function isLibrary(path: string): boolean {
  return path.includes('/node_modules/');
}

function projectRoot(): string {
  return dirname(dirname(dirname(fileURLToPath(import.meta.url))));
}
