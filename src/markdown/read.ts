/** A chapter's file → the chapter, read, run and baked exactly as in the site's build. For tests and tools. */
import { readFile } from 'node:fs/promises';
import { parseFrontmatter, unified } from '@astrojs/markdown-remark';
import type { Chapter } from './chapter.ts';
import { chapterPlugins } from './plugins.ts';

/** Throws what would fail the build, with its line in the message. */
export async function readChapter(path: string): Promise<Chapter> {
  const { frontmatter, content } = parseFrontmatter(await readFile(path, 'utf8'), { frontmatter: 'empty-with-spaces' });
  const chapters: Chapter[] = [];
  const plugins = chapterPlugins({ onChapter: (chapter) => chapters.push(chapter) });
  const renderer = await unified(plugins).createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('..', import.meta.url), sourcemap: false },
  );
  await renderer?.process(content, path, frontmatter);
  const [chapter] = chapters;
  if (!chapter) throw new Error(`${path} was not read as a chapter.`);
  return chapter;
}
