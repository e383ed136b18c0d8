// Mutants of the module: its own source with one sign, operator, constant or operand wrong.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../../../src/network/', import.meta.url));
const sources = new Map(readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => [name, readFileSync(folder + name, 'utf8')]));

export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The expression as it is, and as it is mutated. */
  readonly was: string;
  readonly is: string;
  /** The whole file, mutated. */
  readonly source: string;
}

/** Every mutant of the named functions, methods or constants of a file. */
export function mutantsOf(file: string, parts: readonly string[]): Mutant[] {
  const source = sources.get(file)!;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const found = new Set<string>();

  const mutate = (node: ts.Node): void => {
    for (const is of mutations(node)) {
      const [start, end] = [node.getStart(), node.getEnd()];
      const line = tree.getLineAndCharacterOfPosition(start).line + 1;
      mutants.push({ file, line, was: node.getText(), is, source: source.slice(0, start) + is + source.slice(end) });
    }
    node.forEachChild(mutate);
  };
  const search = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name !== undefined && parts.includes(name)) {
      found.add(name);
      mutate(node);
    } else node.forEachChild(search);
  };
  search(tree);
  // A renamed function must not quietly go untested.
  const missing = parts.filter((part) => !found.has(part));
  if (missing.length > 0) throw new Error(`${file} has no ${missing.join(', ')}.`);
  return mutants;
}

function nameOf(node: ts.Node): string | undefined {
  const named = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
  if (!named || node.name === undefined) return undefined;
  // Declarations without a body or value have nothing to mutate.
  const content = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) ? node.body : node.initializer;
  return content === undefined ? undefined : node.name.getText();
}

const operators: Readonly<Record<string, string>> = {
  '+': '-', '-': '+', '*': '/', '/': '*', '**': '*', '+=': '-=', '-=': '+=', '*=': '/=', '>': '<=', '<': '>=', '===': '!==',
};
/** A layer's quantities, taken for each other. `input` for `output` is the article's own slip: σ′ at the output. */
const quantities: Readonly<Record<string, string>> = { 'trace.input': 'trace.output', 'trace.output': 'trace.input', 'trace.from': 'trace.output' };
const methods: Readonly<Record<string, string>> = { plus: 'minus', minus: 'plus', hadamard: 'plus' };

function mutations(node: ts.Node): string[] {
  if (ts.isBinaryExpression(node)) {
    const operator = operators[node.operatorToken.getText()];
    return operator === undefined ? [] : [`${node.left.getText()} ${operator} ${node.right.getText()}`];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) return [node.operand.getText()];
  if (ts.isNumericLiteral(node)) return [String(Number(node.text) + 1)];
  const other = ts.isPropertyAccessExpression(node) ? quantities[node.getText()] : undefined;
  if (other !== undefined) return [other];
  if (ts.isPropertyAssignment(node) && node.initializer.getText() === 'delta') return [`${node.name.getText()}: dCdo`];
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];

  const { expression: receiver, name } = node.expression;
  const args = node.arguments.map((argument) => argument.getText());
  const result: string[] = [];
  if (methods[name.text] !== undefined) result.push(`${receiver.getText()}.${methods[name.text]}(${args.join(', ')})`);
  // An operation left out, or its two operands the wrong way round.
  if (['scale', 'transpose', 'minus', 'map'].includes(name.text)) result.push(receiver.getText());
  if (['minus', 'outer', 'times'].includes(name.text)) result.push(`${args[0]}.${name.text}(${receiver.getText()})`);
  return result;
}

/** The module with one file's source replaced, as a running module. */
export async function load(mutant?: Mutant): Promise<typeof import('../../../src/network/index.ts')> {
  const bundle = await build({
    entryPoints: [`${folder}index.ts`],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [{
      name: 'mutant',
      setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = path.slice(folder.length);
        return { contents: file === mutant?.file ? mutant.source : sources.get(file)!, loader: 'ts' };
      }),
    }],
  });
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0]!.contents).toString('base64')}`);
}
