// The network module as a package for use outside the course: JavaScript, types, nothing else.
//
//     npm pack "$(npx node src/network/package/build.ts)"
//
// builds it in a new temporary folder, prints that folder's path, and packs it.

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the package in `folder`, which must exist. Error: the module has a type error. */
export function buildPackage(folder: string): void {
  compile(folder);
  const { version, license } = JSON.parse(readFileSync(here('../../../package.json'), 'utf8')) as Record<string, string>;
  const manifest = {
    name: 'chainrule',
    version,
    description: 'A small neural network, written to be read: backpropagation, optimizers, training. No dependencies.',
    license,
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    types: './index.d.ts',
    sideEffects: false,
    engines: { node: '>=20' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(here('README.md'), join(folder, 'README.md'));
  copyFileSync(here('../../../LICENSE'), join(folder, 'LICENSE'));
}

/** Each file as JavaScript with its comments, and as declarations; `./layer.ts` in an import becomes `./layer.js`. */
function compile(folder: string): void {
  const program = ts.createProgram([here('../index.ts')], {
    rootDir: here('..'),
    outDir: folder,
    declaration: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  });
  // TypeScript rewrites the imports of the JavaScript, but leaves those of the declarations.
  const { diagnostics } = program.emit(undefined, (path, text) =>
    writeFileSync(path, path.endsWith('.d.ts') ? text.replace(/( from '\.\/[\w-]+)\.ts'/g, "$1.js'") : text));
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0)
    throw new Error(ts.formatDiagnostics(faults, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => folder, getNewLine: () => '\n' }));
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  buildPackage(folder);
  process.stdout.write(`${folder}\n`);
}
