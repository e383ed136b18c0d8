/** /gradient-descent-and-backpropagation/data.json: the cells and values that a chapter's page comes alive with (ChapterData). */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type CollectionEntry, getCollection, render } from 'astro:content';

export const getStaticPaths = (async () => {
  const entries = await getCollection('chapters');
  return entries.map((entry) => ({ params: { chapter: entry.id }, props: { entry } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ entry: CollectionEntry<'chapters'> }> = async ({ props }) => {
  const { remarkPluginFrontmatter } = await render(props.entry);
  return new Response(JSON.stringify(remarkPluginFrontmatter['live']), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
