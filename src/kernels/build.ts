// The kernels, compiled from their AssemblyScript. Node only.

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const OPTIONS = [
  '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort=',
  // Vectors that kernels give each other are no matter of the page's.
  '--disableWarning', '112',
];

/** The bytes of kernels.wasm, kept under node_modules/.cache until a source changes. `root` is the project's folder. Error: what the compiler says. */
export async function compileKernels(root = process.cwd()): Promise<Uint8Array<ArrayBuffer>> {
  const sources = await readSources(join(root, 'src/kernels/assembly'));
  const { default: asc } = await import('assemblyscript/asc');
  const hash = createHash('sha256').update(JSON.stringify([asc.version, OPTIONS, [...sources]])).digest('hex');
  const folder = join(root, 'node_modules/.cache/kernels');
  const kept = join(folder, `${hash.slice(0, 16)}.wasm`);
  try {
    return new Uint8Array(await readFile(kept));
  } catch {
    // Not there yet.
  }

  let wasm: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernels.wasm', ...OPTIONS], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_name, contents) => {
      wasm = Uint8Array.from(contents as Uint8Array);
    },
    listFiles: () => [],
  });
  if (error !== null || wasm === undefined) throw new Error(`The kernels do not compile.\n${stderr}`, { cause: error });

  // Others may be compiling too: each writes a file of its own and puts it there whole.
  await mkdir(folder, { recursive: true });
  const own = `${kept}.${process.pid}.${performance.now()}`;
  await writeFile(own, wasm);
  await rename(own, kept);
  return wasm;
}

async function readSources(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)));
}
