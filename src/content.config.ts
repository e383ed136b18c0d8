/** The chapters: their files and what each one's frontmatter must say. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const kind = z.enum(['signal', 'weight', 'bias', 'gradient', 'cost', 'expected', 'ink']);

const chapters = defineCollection({
  loader: glob({
    pattern: '[0-9][0-9]-*.mdx',
    base: './content',
    // 02-gradient-descent.mdx → gradient-descent; the number is the order and is read from the path.
    generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({
    title: z.string(),
    /** One sentence under the title: what the reader will be able to do. */
    promise: z.string(),
    /** Reading time. */
    minutes: z.number().int().positive(),
    /** The part of the series that the chapter follows. */
    mirrors: z.object({ part: z.union([z.number(), z.string()]), title: z.string(), url: z.url() }),
    /** What can light up, by id. */
    quantities: z.record(z.string(), z.object({ kind, code: z.array(z.string()).optional() })).default({}),
    /** The colour of names in code, by meaning. */
    names: z.record(z.string(), kind).default({}),
  }),
});

export const collections = { chapters };
