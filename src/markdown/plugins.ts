/** The build's side of a chapter, as plugins for Astro's Markdown processor. */
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { chapter, type ChapterOptions } from './chapter.ts';
import { katexOptions } from './katex.ts';
import { keepSigns } from './rehype-keep.ts';
import { liveMaths } from './rehype-live-maths.ts';
import { sections } from './rehype-sections.ts';

/** Options for `unified` of @astrojs/markdown-remark: all plugins in their order. */
export function chapterPlugins(options: ChapterOptions = {}) {
  return {
    remarkPlugins: [remarkMath, [chapter, options]] as [typeof remarkMath, [typeof chapter, ChapterOptions]],
    rehypePlugins: [[rehypeKatex, katexOptions], liveMaths, keepSigns, sections] as [[typeof rehypeKatex, typeof katexOptions], typeof liveMaths, typeof keepSigns, typeof sections],
  };
}
