/**
 * The faces that a page shows first, cut down to the characters that nearly all of its text is made of: half the
 * bytes before a phone's reader can read. Made at build from the packages' files, which hold the rest. Node only.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

/** As fonts.css has it in `unicode-range`. */
const CHARACTERS = `${Array.from({ length: 95 }, (_, k) => String.fromCharCode(32 + k)).join('')}\u00a0·×–—‘’“”…−`;

type Axes = NonNullable<NonNullable<Parameters<typeof subset>[2]>['variationAxes']>;

/** Name → the package's file, and where its axes are fixed. Serif's optical size has two steps: text and titles. */
const FACES: Readonly<Record<string, { file: string; axes?: Axes }>> = {
  serif: { file: 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', axes: { opsz: 20, wght: { min: 300, max: 700 } } },
  title: { file: 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', axes: { opsz: 48, wght: { min: 300, max: 600 } } },
  italic: { file: 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', axes: { wght: { min: 300, max: 700 } } },
  sans: { file: 'source-sans-3/files/source-sans-3-latin-wght-normal.woff2', axes: { wght: { min: 300, max: 700 } } },
};

/** Makes what is not there yet, and returns the folder that holds `serif.woff2` and the others. `root` is the project's. */
export async function prepareFaces(root = process.cwd()): Promise<string> {
  const sources = await Promise.all(Object.values(FACES).map(({ file }) => readFile(join(root, 'node_modules/@fontsource-variable', file))));
  const hash = createHash('sha256').update(JSON.stringify([FACES, CHARACTERS]));
  for (const source of sources) hash.update(source);
  const folder = join(root, 'node_modules/.cache/faces', hash.digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(FACES).map(async ([name, { axes }], k) => {
      const path = join(folder, `${name}.woff2`);
      const there = await readFile(path).catch(() => undefined);
      if (there) return;
      const made = await subset(sources[k] as Buffer, CHARACTERS, { targetFormat: 'woff2', ...(axes ? { variationAxes: axes } : {}) });
      // Others may be making it too: it is put there whole.
      const own = `${path}.${process.pid}`;
      await writeFile(own, made);
      await rename(own, path);
    }),
  );
  return folder;
}
