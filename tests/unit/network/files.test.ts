// Chapter 3 shows the module's files as cells, which share one scope and run in the order of their imports.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../src/network/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts').map((name) =>
  ts.createSourceFile(name, readFileSync(folder + name, 'utf8'), ts.ScriptTarget.Latest, true));

test('no two files declare the same name', () => {
  const owners = new Map<string, string[]>();
  for (const file of files)
    for (const statement of file.statements) {
      const names = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name.getText())
        : 'name' in statement ? [(statement.name as ts.Identifier).text] : [];
      for (const name of names) owners.set(name, [...(owners.get(name) ?? []), file.fileName]);
    }
  expect(owners.size).toBeGreaterThan(60);
  expect([...owners].filter(([, where]) => new Set(where).size > 1)).toEqual([]);
});

test('files import from this folder only, and in no circle', () => {
  const needs = new Map(files.map((file) => [file.fileName, file.statements.filter(ts.isImportDeclaration)
    .filter(({ importClause }) => !importClause?.isTypeOnly)
    .filter(({ importClause }) => {
      const named = importClause?.namedBindings;
      return named !== undefined && ts.isNamedImports(named) && named.elements.some(({ isTypeOnly }) => !isTypeOnly);
    })
    .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text.replace('./', ''))]));
  for (const imports of needs.values()) for (const name of imports) expect([...needs.keys()]).toContain(name);

  // Take away, again and again, every file that needs none of those left: nothing must stay.
  const left = new Set(needs.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const name of left) if (!needs.get(name)!.some((need) => left.has(need))) left.delete(name);
  }
  expect([...left]).toEqual([]);
});

test('files import from each other under the names that things have', () => {
  const renamed = files.flatMap((file) => file.statements.filter(ts.isImportDeclaration)
    .map(({ importClause }) => importClause?.namedBindings)
    .flatMap((named) => (named !== undefined && ts.isNamedImports(named) ? [...named.elements] : []))
    .filter(({ propertyName }) => propertyName !== undefined)
    .map((element) => `${file.fileName}: ${element.getText()}`));
  expect(renamed).toEqual([]);
});

test('each file fits a page', () => {
  for (const file of files) expect(file.getLineStarts().length, file.fileName).toBeLessThanOrEqual(200);
});
