/** A cell's text → what the kernel needs to run it, or what is wrong with it, in words and with its place. */
import type { Identifier, Program } from 'acorn';
import type { CompiledCell, CompileError } from '../protocol.ts';
import { foreignAssignments } from './assignments.ts';
import { body, lastStatement } from './body.ts';
import { declarations, type Scopes } from './declarations.ts';
import { CONSTANT, isGiven } from './given.ts';
import { imports, refuseModuleSyntax } from './imports.ts';
import { refuseBlockForObject } from './objects.ts';
import { parse } from './parse.ts';
import { placed } from './place.ts';
import { references } from './references.ts';
import { Refusal } from './refuse.ts';
import { strip } from './strip.ts';

export interface CompileOptions {
  run: CompiledCell['run'];
  lenient?: CompiledCell['lenient'];
}

export type Compilation = { ok: true; cell: CompiledCell } | { ok: false; error: CompileError };

/** Never throws: any text at all gives a cell or an error whose place is inside the text. */
export function compile(id: string, source: string, options: CompileOptions): Compilation {
  return attempt(source, () => {
    const code = strip(source);
    const parsed = parse(code);
    const { program } = parsed;
    refuseModuleSyntax(program);
    const imported = imports(program);
    const scopes = declarations(program);
    const declared = scopes.get(program) ?? new Map<string, Identifier>();
    const free = references(program, scopes);

    refuseOwnNames(program, declared);
    refuseArguments(free);
    refuseForeignAssignments(program, scopes, new Set(imported.map((name) => name.local)));
    refuseCommas(program, code);
    refuseBlockForObject(program, code);

    const outputs = [...declared.keys()].sort();
    const cell: CompiledCell = {
      id,
      source,
      body: body(code, parsed, outputs),
      inputs: inputNames(free),
      outputs,
      imports: imported,
      run: options.run,
      ...(options.lenient && { lenient: true }),
    };
    return { ok: true, cell };
  });
}

/** Runs one compilation; a refusal becomes an error placed in the reader's text. */
export function attempt<T>(source: string, work: () => T): T | { ok: false; error: CompileError } {
  try {
    return work();
  } catch (error) {
    // Anything else is a text no parser could get through, such as one nested thousands deep.
    const refusal = error instanceof Refusal ? error : new Refusal('This text could not be read as code.', { start: 0, end: 1 });
    return { ok: false, error: placed(refusal, source) };
  }
}

/** The free names that someone else must supply. */
export function inputNames(free: ReadonlyMap<string, Identifier>): string[] {
  return [...free.keys()].filter((name) => !isGiven(name) && !CONSTANT.has(name)).sort();
}

function refuseOwnNames(program: Program, declared: ReadonlyMap<string, Identifier>): void {
  const locals = program.body.flatMap((node) => (node.type === 'ImportDeclaration' ? node.specifiers.map((specifier) => specifier.local) : []));
  for (const node of [...declared.values(), ...locals]) {
    if (isGiven(node.name)) throw new Refusal(`${node.name} is given to every cell and cannot be declared again.`, node, 'Choose another name.');
    if (CONSTANT.has(node.name)) throw new Refusal(`${node.name} is part of the language and cannot be declared.`, node, 'Choose another name.');
    // The record of outputs would pass for a promise.
    if (node.name === 'then') throw new Refusal('then cannot be declared: JavaScript takes it for a promise’s.', node, 'Choose another name.');
  }
}

function refuseArguments(free: ReadonlyMap<string, Identifier>): void {
  const node = free.get('arguments');
  if (node !== undefined) throw new Refusal('arguments is only there inside a function.', node);
}

function refuseForeignAssignments(program: Program, scopes: Scopes, imported: ReadonlySet<string>): void {
  const [node] = foreignAssignments(program, scopes);
  if (node === undefined) return;
  const { name } = node;
  if (imported.has(name)) throw new Refusal(`${name} is imported and cannot be changed. Give your value a new name.`, node);
  if (isGiven(name)) throw new Refusal(`${name} is given to every cell and cannot be changed.`, node, 'Choose another name.');
  throw new Refusal(
    `${name} belongs to another cell or input. Give your value a new name.`,
    node,
    `If ${name} is meant to be new, declare it: let ${name} = …`,
  );
}

const HAS_EFFECT = new Set(['AssignmentExpression', 'UpdateExpression', 'CallExpression', 'AwaitExpression', 'NewExpression']);

/** `y, cost` as the last line shows only cost, which nobody means. */
function refuseCommas(program: Program, code: string): void {
  const last = lastStatement(program.body);
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'SequenceExpression') return;
  const { expressions } = last.expression;
  if (expressions.slice(0, -1).every((part) => HAS_EFFECT.has(part.type))) return;
  const names = expressions.map((part) => code.slice(part.start, part.end));
  const hint = expressions.every((part) => part.type === 'Identifier')
    ? `To show all of them, write ({ ${names.join(', ')} }).`
    : 'Put each on a line of its own, with display(…) around it.';
  throw new Refusal('A comma keeps only the last value.', last.expression, hint);
}
