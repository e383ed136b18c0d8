/** The kernels for the project's own Node programs and its build. (The package has a file of this name that holds them.) */

/** Compiled once; from the cache after that. */
export async function kernels(): Promise<Uint8Array | undefined> {
  // An address, so that neither a bundler nor the cells' type check follows it to Node and the compiler.
  const { compileKernels } = (await import(/* @vite-ignore */ new URL('../kernels/build.ts', import.meta.url).href)) as { compileKernels(root: string): Promise<Uint8Array> };
  const { fileURLToPath } = await import('node:url');
  return compileKernels(fileURLToPath(new URL('../..', import.meta.url)));
}
