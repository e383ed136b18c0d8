/** Assignments to names that the code does not declare: `eta = 1`, `eta++`, `[eta] = …`, `for (eta of …)`. */
import type { AnyNode, Expression, Identifier, Pattern, Program, VariableDeclaration } from 'acorn';
import { ancestor } from 'acorn-walk';
import { boundNames, type Scopes } from './declarations.ts';
import { isBound } from './references.ts';

export function foreignAssignments(program: Program | AnyNode, scopes: Scopes): Identifier[] {
  const foreign: Identifier[] = [];

  const check = (target: Pattern | Expression | VariableDeclaration, ancestors: readonly AnyNode[]): void => {
    if (target.type === 'VariableDeclaration') return;
    for (const name of boundNames(target as Pattern)) {
      if (!isBound(name.name, ancestors, scopes)) foreign.push(name);
    }
  };

  ancestor(program, {
    AssignmentExpression: (node, _state, ancestors) => check(node.left, ancestors),
    UpdateExpression: (node, _state, ancestors) => check(node.argument, ancestors),
    ForInStatement: (node, _state, ancestors) => check(node.left, ancestors),
    ForOfStatement: (node, _state, ancestors) => check(node.left, ancestors),
  });
  return foreign.sort((a, b) => a.start - b.start);
}
