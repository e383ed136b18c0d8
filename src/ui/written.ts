/** Content entries → chapters: the number is in the file's name, the rest in its frontmatter. */
import type { CollectionEntry } from 'astro:content';
import type { Mirrored, WrittenChapter } from './shell/chapters.ts';

/** 'content/02-gradient-descent-and-backpropagation.mdx' → its chapter, number 2. */
export function writtenChapter({ id, filePath, data }: CollectionEntry<'chapters'>): WrittenChapter & { mirrors: Mirrored } {
  const { title, promise, minutes, mirrors } = data;
  const number = Number(/(\d+)-[^/]*$/.exec(filePath ?? '')?.[1]);
  return { number, slug: id, title, promise, minutes, mirrors };
}
