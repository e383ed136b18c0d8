/**
 * What the sheets of faces are made from: the faces that a page shows first, cut down to the characters that nearly all of its text is made of: half the
 * bytes before a phone's reader can read; and KaTeX's rules apart from its faces. Made at build from the packages' files, which hold the rest. Node only.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

/** As faces-text.css has it in `unicode-range`. */
const CHARACTERS = `${Array.from({ length: 95 }, (_, k) => String.fromCharCode(32 + k)).join('')}\u00a0·×–—‘’“”…−`;

type Axes = NonNullable<NonNullable<Parameters<typeof subset>[2]>['variationAxes']>;

/** Name → the package's file, and where its axes are fixed. Serif's optical size has two steps: text and titles. */
const FACES: Readonly<Record<string, { file: string; axes?: Axes }>> = {
  serif: { file: 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', axes: { opsz: 20, wght: { min: 300, max: 700 } } },
  title: { file: 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', axes: { opsz: 48, wght: { min: 300, max: 600 } } },
  italic: { file: 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', axes: { wght: { min: 300, max: 700 } } },
  sans: { file: 'source-sans-3/files/source-sans-3-latin-wght-normal.woff2', axes: { wght: { min: 300, max: 700 } } },
};

const FACE = /@font-face\{[^}]*\}/g;

/** KaTeX's sheet without its faces, and its faces without the formats of old browsers and without those that our sheets have. */
export function divideKatex(css: string): { rules: string; faces: string } {
  const ours = /KaTeX_(Main-Regular|Math-Italic)\./;
  const faces = [...css.matchAll(FACE)].map(([face]) => face).filter((face) => !ours.test(face));
  const modern = faces.map((face) => face.replace(/url\(fonts\/([\w-]+\.woff2)\)([^;}]*?),url.*?(?=[;}])/, "url('katex/dist/fonts/$1?no-inline')$2"));
  return { rules: css.replace(FACE, ''), faces: modern.join('\n') };
}

/** Makes what is not there yet, and returns the folder that holds `serif.woff2`, `katex.css` and the others. `root` is the project's. */
export async function prepareFaces(root = process.cwd()): Promise<string> {
  const sources = await Promise.all(Object.values(FACES).map(({ file }) => readFile(join(root, 'node_modules/@fontsource-variable', file))));
  const katex = divideKatex(await readFile(join(root, 'node_modules/katex/dist/katex.min.css'), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify([FACES, CHARACTERS, katex]));
  for (const source of sources) hash.update(source);
  const folder = join(root, 'node_modules/.cache/faces', hash.digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(FACES).map(async ([name, { axes }], k) => {
      const path = join(folder, `${name}.woff2`);
      const there = await readFile(path).catch(() => undefined);
      if (there) return;
      const made = await subset(sources[k] as Buffer, CHARACTERS, { targetFormat: 'woff2', ...(axes ? { variationAxes: axes } : {}) });
      await put(path, made);
    }),
  );
  await put(join(folder, 'katex.css'), katex.rules);
  await put(join(folder, 'katex-faces.css'), katex.faces);
  return folder;
}

/** Others may be making it too: it is put there whole. */
async function put(path: string, content: string | Uint8Array): Promise<void> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, content);
  await rename(own, path);
}
