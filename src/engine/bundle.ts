/** The engine's parts as self-contained text, which a page fetches and hands into the sandbox. Node only. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** Part → its entry below src/engine. `kernel` is the Worker's script; the others are expressions that give a module's exports. */
const ENTRIES = {
  kernel: 'runtime/worker.ts',
  plot: 'runtime/plot-module.ts',
  compiler: 'runtime/compiler-module.ts',
} as const;

export type Part = keyof typeof ENTRIES;

export const PARTS = Object.keys(ENTRIES) as Part[];

/** `root` is the project's folder. */
export async function bundle(part: Part, root = process.cwd()): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/engine', ENTRIES[part])],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    ...(part === 'kernel' ? {} : { globalName: 'exports', banner: { js: '(()=>{' }, footer: { js: 'return exports})()' } }),
  });
  return outputFiles[0]?.text ?? '';
}
