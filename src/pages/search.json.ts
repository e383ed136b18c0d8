/** /search.json: the words of every chapter, for the search in the header. */
import type { APIRoute } from 'astro';
import { getCollection, render } from 'astro:content';
import { sectionsOf } from '../ui/shell/search-index.ts';
import type { SearchChapter } from '../ui/shell/search-index.ts';
import { writtenChapter } from '../ui/written.ts';

export const GET: APIRoute = async () => {
  const entries = await getCollection('chapters');
  const chapters = await Promise.all(
    entries.map(async (entry): Promise<SearchChapter> => {
      const { number, slug, title } = writtenChapter(entry);
      const { headings } = await render(entry);
      return { number, slug, title, sections: sectionsOf(entry.body ?? '', headings, title) };
    }),
  );
  chapters.sort((a, b) => a.number - b.number);
  return new Response(JSON.stringify(chapters), { headers: { 'content-type': 'application/json' } });
};
