/** Which names a piece of code declares, and where each holds. */
import type { AnyNode, Identifier, Pattern, Program, VariableDeclaration } from 'acorn';
import { ancestor } from 'acorn-walk';

/** For each node that opens a scope, the names declared in it. */
export type Scopes = ReadonlyMap<AnyNode, ReadonlyMap<string, Identifier>>;

/** All scopes of a program. The names at its top level are those of the program itself. */
export function declarations(program: Program): Scopes {
  const scopes = new Map<AnyNode, Map<string, Identifier>>();

  const declare = (scope: AnyNode, names: readonly Identifier[]): void => {
    const known = scopes.get(scope) ?? new Map<string, Identifier>();
    scopes.set(scope, known);
    for (const name of names) if (!known.has(name.name)) known.set(name.name, name);
  };

  ancestor(program, {
    VariableDeclaration(node: VariableDeclaration, _state: unknown, ancestors: AnyNode[]) {
      const opens = node.kind === 'var' ? opensVarScope : opensScope;
      const scope = ancestors.findLast((above, depth) => opens(above, ancestors[depth - 1])) ?? program;
      declare(scope, node.declarations.flatMap((declarator) => boundNames(declarator.id)));
    },
    FunctionDeclaration(node, _state, ancestors) {
      if (node.id) declare(enclosing(ancestors), [node.id]);
      declare(node, node.params.flatMap(boundNames));
    },
    FunctionExpression(node) {
      declare(node, [...(node.id ? [node.id] : []), ...node.params.flatMap(boundNames)]);
    },
    ArrowFunctionExpression(node) {
      declare(node, node.params.flatMap(boundNames));
    },
    ClassDeclaration(node, _state, ancestors) {
      if (node.id) declare(enclosing(ancestors), [node.id]);
    },
    ClassExpression(node) {
      if (node.id) declare(node, [node.id]);
    },
    CatchClause(node) {
      if (node.param) declare(node, boundNames(node.param));
    },
  });

  /** The scope around a declaration, which is itself the last of `ancestors`. */
  function enclosing(ancestors: AnyNode[]): AnyNode {
    return ancestors.slice(0, -1).findLast(opensScope) ?? program;
  }

  return scopes;
}

function opensScope(node: AnyNode): boolean {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'SwitchStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return true;
    default:
      return false;
  }
}

/** `var` holds in a function's body, not in its parameters: a default value does not see it. */
function opensVarScope(node: AnyNode, above: AnyNode | undefined): boolean {
  return (
    node.type === 'Program' ||
    node.type === 'StaticBlock' ||
    (node.type === 'BlockStatement' &&
      (above?.type === 'FunctionDeclaration' || above?.type === 'FunctionExpression' || above?.type === 'ArrowFunctionExpression'))
  );
}

/** The names a pattern binds: `{ a, b: [c, ...d] }` → a, c, d. */
export function boundNames(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => boundNames(property.type === 'RestElement' ? property : property.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'MemberExpression':
      return [];
  }
}
