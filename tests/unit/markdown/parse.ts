import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Root } from '../../../src/markdown/nodes.ts';

/** MDX with maths and tables as a tree, before any plugin of ours. */
export function parseChapter(text: string): Root {
  return unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath).parse(text) as Root;
}
