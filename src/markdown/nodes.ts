/** The kinds of node that MDX, maths and the step to HTML add to a Markdown tree, for the compiler of types. */
import type {} from 'mdast-util-math';
import type {} from 'mdast-util-mdx';
import type {} from 'mdast-util-to-hast';
export type { Code, Nodes, Paragraph, Root } from 'mdast';
export type { InlineMath, Math } from 'mdast-util-math';
export type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
