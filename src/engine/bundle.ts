/** The engine's parts as self-contained text, which a page fetches and hands into the sandbox. Node only. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { minify } from 'vite';

/** Part → its entry below src/engine. `kernel` is the Worker's script; the others are expressions that give a module's exports. */
const ENTRIES = {
  kernel: 'runtime/worker.ts',
  plot: 'runtime/plot-module.ts',
  compiler: 'runtime/compiler-module.ts',
  mnist: 'runtime/mnist-module.ts',
  trainer: 'runtime/trainer-module.ts',
  augment: 'runtime/augment-module.ts',
} as const;

export type Part = keyof typeof ENTRIES;

export const PARTS = Object.keys(ENTRIES) as Part[];

const TARGET = 'es2022';

/** `root` is the project's folder. */
export async function bundle(part: Part, root = process.cwd()): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/engine', ENTRIES[part])],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    plugins: [withoutMaps],
    ...(part === 'kernel' ? {} : { globalName: 'exports' }),
  });
  // Vite's minifier, the site's own, makes 5 % less of it than esbuild's.
  const { code } = await minify(`${part}.js`, outputFiles[0]?.text ?? '', { compress: { target: TARGET }, mangle: true });
  return part === 'kernel' ? code : `(()=>{${code};return exports})()`;
}

/**
 * Plot without its dozen projections of the globe and what belongs to them, 7 kB of what a reader waits for at the first
 * touch. A map needs geodata, which no cell can have; whoever asks for one is told so.
 */
const withoutMaps: Plugin = {
  name: 'without-maps',
  setup({ onLoad }) {
    onLoad({ filter: /plot[\\/]src[\\/](projection|marks[\\/]geo|transforms[\\/]centroid)\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const list = /import \{([^}]*)\} from "d3";/.exec(text);
      const names = (list?.[1] ?? '').split(',').map((name) => name.trim());
      // Flat drawings need the first four.
      const kept = names.filter((name) => ['geoClipRectangle', 'geoPath', 'geoStream', 'geoTransform'].includes(name));
      const left = names.filter((name) => name.startsWith('geo') && !kept.includes(name)).map((name) => `${name.split(' as ').at(-1)} = noMap`);
      if (left.length === 0 || kept.length + left.length !== names.filter(Boolean).length) throw new Error(`Plot imports other names in ${path} than it used to: see withoutMaps.`);
      const words = 'A map of the globe cannot be drawn here. Cells have no geodata and leave these projections out.';
      const stubs = `const noMap = () => { throw new Error(${JSON.stringify(words)}); }, ${left.join(', ')};`;
      return { contents: text.replace(list?.[0] ?? '', `${kept.length > 0 ? `import { ${kept.join(', ')} } from "d3";` : ''}\n${stubs}`), loader: 'js' };
    });
    // What such a projection has of its own is assigned to it and called for it: the bundler does not see that nobody asks.
    onLoad({ filter: /d3-geo[\\/]dist[\\/]d3-geo\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const inverse = /^\w+Raw\.invert = (?:.*;|[^]*?^\}\)?;)$/gm;
      if ((text.match(inverse) ?? []).length < 8) throw new Error('d3-geo is written in another way than it was: see withoutMaps.');
      return { contents: text.replace(inverse, '').replace(/^var (\w+) = (azimuthalRaw|azimuthalInvert|clip)\(/gm, 'var $1 = /* @__PURE__ */ $2('), loader: 'js' };
    });
  },
};
