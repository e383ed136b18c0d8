/** The build's side of a chapter, as plugins for Astro's Markdown processor. */
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { chapter, type ChapterOptions } from './chapter.ts';
import { figuresIn, importFigures } from './figures.ts';
import { katexOptions } from './katex.ts';
import { bindNumbers } from './rehype-bind.ts';
import { keepSigns } from './rehype-keep.ts';
import { liveMaths } from './rehype-live-maths.ts';
import { sections } from './rehype-sections.ts';

interface Options extends ChapterOptions {
  /** The folders whose .astro files are figures that a chapter can use by name. */
  figures?: readonly string[];
}

/** Options for `unified` of @astrojs/markdown-remark: all plugins in their order. */
export function chapterPlugins({ figures = [], ...options }: Options = {}) {
  return {
    remarkPlugins: [remarkMath, [chapter, options], [importFigures, { figures: figuresIn(figures) }]] as [
      typeof remarkMath, [typeof chapter, ChapterOptions], [typeof importFigures, Parameters<typeof importFigures>[0]],
    ],
    rehypePlugins: [[rehypeKatex, katexOptions], liveMaths, bindNumbers, keepSigns, sections] as [[typeof rehypeKatex, typeof katexOptions], typeof liveMaths, typeof bindNumbers, typeof keepSigns, typeof sections],
  };
}
