/** Runs a fixture through the real processor and prints what becomes of it, one element a line. */
import { parseFrontmatter, unified } from '@astrojs/markdown-remark';
import type { Root } from 'hast';
import { chapterPlugins } from '../../../src/markdown/index.ts';
import type { Chapter } from '../../../src/markdown/index.ts';

/** What a chapter's text becomes: the printed page, and the chapter's data. */
export async function render(text: string, path = '/content/01-fixture.mdx'): Promise<{ page: string; chapter: Chapter }> {
  let chapter: Chapter | undefined;
  let tree: Root | undefined;
  const plugins = chapterPlugins({ onChapter: (made) => (chapter = made) });
  const capture = () => (root: Root) => {
    tree = root;
  };
  const processor = unified({ ...plugins, rehypePlugins: [...plugins.rehypePlugins, capture] });
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  const { frontmatter, content } = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' });
  await renderer?.process(content, path, frontmatter);
  if (!tree || !chapter) throw new Error('Nothing was rendered.');
  return { page: print(tree), chapter };
}

interface AnyNode {
  type: string;
  value?: unknown;
  tagName?: string;
  name?: string | null;
  properties?: Record<string, unknown>;
  attributes?: { name?: string; value?: unknown }[];
  children?: AnyNode[];
}

/** Marks the indentation inside KaTeX's HTML. */
const katex = '· ';

function print(node: AnyNode, indent = ''): string {
  if (node.type === 'root') return (node.children ?? []).map((child) => print(child)).filter(Boolean).join('\n');
  if (node.type === 'text') return String(node.value).trim() === '' ? '' : indent + JSON.stringify(node.value);
  const name = node.tagName ?? node.name;
  if (!name) return '';
  // Of KaTeX's layout only what is ours.
  if (indent.includes(katex) && !node.properties?.['dataWatch'] && !node.properties?.['dataQ']) {
    return (node.children ?? []).map((child) => print(child, indent)).filter((text) => text.includes('<')).join('\n');
  }
  const attributes = node.properties
    ? Object.entries(node.properties).map(([key, value]) => ` ${key}=${quote(value)}`)
    : (node.attributes ?? []).map(({ name: key, value }) => ` ${key}${value == null ? '' : `=${typeof value === 'string' ? quote(value) : `{${(value as { value: string }).value}}`}`}`);
  const deeper = node.properties?.['className']?.toString() === 'katex-html' ? `${indent}${katex}` : `${indent}  `;
  const children = (node.children ?? []).map((child) => print(child, deeper)).filter(Boolean);
  return [`${indent}<${name}${attributes.join('')}>`, ...children].join('\n');
}

function quote(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
