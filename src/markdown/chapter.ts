/**
 * The pipeline: a chapter's Markdown tree → the same tree with everything alive computed and replaced, and
 * the chapter's data for the page.
 *
 *     collect → compile → validate → type-check → bake → replace
 *
 * Each step has a file of its own. The data goes into `frontmatter.live` (ChapterData) and
 * `frontmatter.counts`, where the page finds it. Whatever is wrong fails the build with its line.
 */
import type { VFile } from 'vfile';
import type { ChapterData } from '../engine/protocol.ts';
import type { Vocabulary } from '../engine/naming.ts';
import { bake, type Baked } from './bake.ts';
import { collect, declaredInputs, type Collected } from './collect.ts';
import { checkGraph, compileAll, type Compiled } from './compile.ts';
import { typedDecimalIn, typedDecimals } from './decimals.ts';
import type { Root } from './nodes.ts';
import { failOn, problemAt } from './problems.ts';
import { replaceAll } from './replace.ts';
import { checkParts } from './source.ts';
import { typecheck } from './types.ts';
import { validate } from './validate.ts';

/** A chapter as the pipeline leaves it. */
export interface Chapter {
  data: ChapterData;
  counts: { cells: number; exercises: number };
  found: Collected;
  compiled: Compiled;
  baked: Baked;
}

/** What a caller may want besides the page. */
export interface ChapterOptions {
  /** Called with every chapter that was read without an error. */
  onChapter?: (chapter: Chapter) => void;
}

/** The remark plugin. */
export function chapter({ onChapter }: ChapterOptions = {}) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const frontmatter = frontmatterOf(file);
    const vocabulary = vocabularyOf(frontmatter);
    const slug = slugOf(file.path);

    const { found, problems } = collect(tree);
    const inputs = declaredInputs(found.inputs);
    const { compiled, problems: errors } = compileAll(found);
    failOn(file, [
      ...problems,
      ...inputs.problems,
      ...checkParts(found),
      ...errors,
      ...typedDecimals(tree),
      ...['title', 'promise'].flatMap((key) => typedDecimalIn(String(frontmatter[key] ?? '')) ?? []).map((says) => problemAt(undefined, says)),
      ...validate(found, vocabulary, new Set(inputs.declaring.keys())),
    ]);
    failOn(file, checkGraph(found, compiled, inputs.specs));
    failOn(file, typecheck(found, compiled, inputs.specs));
    const { baked, problems: failures } = await bake(slug, found, compiled, inputs.specs);
    failOn(file, failures);

    const numbers = replaceAll(found, compiled, baked, vocabulary, inputs.declaring);
    const { cells, watches, expects } = compiled;
    const data: ChapterData = { chapter: slug, cells, inputs: inputs.specs, watches, baked: baked.values, expects, ...vocabulary };
    const counts = {
      // Those whose code the reader sees; what is folded works behind the figures.
      cells: found.cells.filter(({ fence }) => !fence.hide).length,
      exercises: found.cells.filter(({ fence }) => fence.role === 'exercise').length,
    };
    file.data.chainrule = { numbers, quantities: vocabulary.quantities };
    Object.assign(frontmatter, { live: data, counts });
    onChapter?.({ data, counts, found, compiled, baked });
  };
}

/** 'content/02-gradient-descent.mdx' → 'gradient-descent' */
export function slugOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.mdx$/, '').replace(/^\d+-/, '');
}

function frontmatterOf(file: VFile): Record<string, unknown> {
  const data = file.data as { astro?: { frontmatter?: Record<string, unknown> } };
  data.astro ??= {};
  return (data.astro.frontmatter ??= {});
}

/** The content's schema has the last word on the frontmatter; here it need only not be missing. */
function vocabularyOf(frontmatter: Record<string, unknown>): Vocabulary {
  return {
    quantities: (frontmatter['quantities'] ?? {}) as Vocabulary['quantities'],
    names: (frontmatter['names'] ?? {}) as Vocabulary['names'],
  };
}
