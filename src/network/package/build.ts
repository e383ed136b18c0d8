// The network module, with fast training and the digits' loader, as a package for use outside the course: JavaScript,
// types, the kernels as text in one of its modules, nothing else.
//
//     npm pack "$(npx node src/network/package/build.ts)"
//
// builds it in a new temporary folder, prints that folder's path, and packs it.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { compileKernels } from '../../kernels/build.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the package in `folder`, which must exist. Error: the module has a type error. */
export async function buildPackage(folder: string): Promise<void> {
  compile(folder);
  await holdKernels(join(folder, 'trainer/compiled.js'));
  const { version, license } = JSON.parse(readFileSync(here('../../../package.json'), 'utf8')) as Record<string, string>;
  const manifest = {
    name: 'chainrule',
    version,
    description: 'A small neural network, written to be read: backpropagation, optimizers, training; and fast training on digits. No dependencies.',
    license,
    type: 'module',
    exports: {
      '.': both('trainer/index'),
      './mnist': { node: both('mnist/node'), default: both('mnist/index') },
    },
    types: './trainer/index.d.ts',
    sideEffects: false,
    engines: { node: '>=20' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(here('README.md'), join(folder, 'README.md'));
  copyFileSync(here('../../../LICENSE'), join(folder, 'LICENSE'));
}

const both = (path: string): Record<string, string> => ({ types: `./${path}.d.ts`, default: `./${path}.js` });

/** Puts the compiled kernels themselves where the project's file asks the compiler for them. */
async function holdKernels(file: string): Promise<void> {
  const wasm = Buffer.from(await compileKernels(here('../../..'))).toString('base64');
  writeFileSync(file, `/** The kernels, compiled: WebAssembly in base64. */
const WASM = '${wasm}';

export async function kernels() {
  return Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
}
`);
}

/** Each file as JavaScript with its comments, and as declarations; `./layer.ts` in an import becomes `./layer.js`. */
function compile(folder: string): void {
  const entries = ['trainer/index.ts', 'mnist/index.ts', 'mnist/node.ts'].map((path) => here(`../../${path}`));
  const program = ts.createProgram(entries, {
    rootDir: here('../..'),
    outDir: folder,
    declaration: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  });
  // TypeScript rewrites the imports of the JavaScript, but leaves those of the declarations.
  const { diagnostics } = program.emit(undefined, (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.d.ts') ? text.replace(/((?: from |\bimport\()["'](?:\.{1,2}\/)+[\w/-]+)\.ts(["'])/g, '$1.js$2') : text);
  });
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0)
    throw new Error(ts.formatDiagnostics(faults, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => folder, getNewLine: () => '\n' }));
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  await buildPackage(folder);
  process.stdout.write(`${folder}\n`);
}
