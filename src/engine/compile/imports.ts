/** The imports of a cell: names from the closed table of modules. */
import type { AnyNode, Identifier, ImportDeclaration, Literal, Program } from 'acorn';
import { simple } from 'acorn-walk';
import type { ImportedName, ModuleName } from '../protocol.ts';
import { both } from './lists.ts';
import { Refusal } from './refuse.ts';

/** The modules a cell may import from: the whole list. */
export const MODULES: readonly ModuleName[] = ['chainrule', 'chainrule/mnist', '@observablehq/plot'];

export function imports(program: Program): ImportedName[] {
  return program.body.filter((node) => node.type === 'ImportDeclaration').flatMap(importedNames);
}

function importedNames(node: ImportDeclaration): ImportedName[] {
  const module = moduleName(node.source);
  return node.specifiers.map((specifier): ImportedName => {
    const local = specifier.local.name;
    if (specifier.type === 'ImportNamespaceSpecifier') return { module, exported: '*', local };
    const exported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default';
    if (exported === 'default') {
      throw new Refusal(`'${module}' has no default export.`, specifier, `Name what you need: import { … } from '${module}'.`);
    }
    return { module, exported, local };
  });
}

function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

function moduleName(source: Literal): ModuleName {
  const known = MODULES.find((module) => module === source.value);
  if (known !== undefined) return known;
  throw new Refusal(
    `This course's cells can import from ${both(MODULES)}, not from '${String(source.value)}'.`,
    source,
  );
}

/** Refuses what belongs to a module's text but has no place in a cell: exports, `import(…)`, `import.meta`. */
export function refuseModuleSyntax(program: Program): void {
  for (const node of program.body) {
    if (/^Export/.test(node.type)) {
      const place = { start: node.start, end: node.start + 'export'.length };
      throw new Refusal('A cell exports nothing.', place, 'Every name it declares is there for all other cells: leave out the word export.');
    }
  }
  simple<unknown>(program as AnyNode, {
    ImportExpression(node) {
      throw new Refusal('import(…) does not work in a cell.', node, `Write import { … } from '${MODULES[0]}' at its start.`);
    },
    MetaProperty(node) {
      if (node.meta.name === 'import') throw new Refusal('import.meta is not there in a cell.', node);
    },
  });
}
