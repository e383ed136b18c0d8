/** The free names of a piece of code: used in it, declared nowhere in it. */
import type { AnyNode, Identifier, Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import type { Scopes } from './declarations.ts';

/** Each free name with the first place that uses it. */
export function references(program: Program | AnyNode, scopes: Scopes): Map<string, Identifier> {
  const free = new Map<string, Identifier>();

  const visit = (node: Identifier, _state: unknown, ancestors: AnyNode[]): void => {
    if (isBound(node.name, ancestors, scopes)) return;
    const known = free.get(node.name);
    if (known === undefined || node.start < known.start) free.set(node.name, node);
  };

  // Identifiers in patterns, `[a, b] = …`, are visited under a name of their own.
  ancestor(program, { Identifier: visit, VariablePattern: visit } as Parameters<typeof ancestor>[1]);
  return free;
}

/** Whether a name is declared in one of the scopes around its place. */
export function isBound(name: string, ancestors: readonly AnyNode[], scopes: Scopes): boolean {
  return ancestors.some(
    (above) => scopes.get(above)?.has(name) === true || (name === 'arguments' && hasArguments(above)),
  );
}

function hasArguments(node: AnyNode): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression';
}
