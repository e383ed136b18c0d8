/**
 * Reading and writing a component's attributes in MDX.
 *
 *     <Scrub name="eta" value={0.1} hidden />  →  { name: 'eta', value: 0.1, hidden: true }
 *
 * Only literals are read: a chapter computes in cells, never in attributes.
 */
import type { MdxJsxFlowElement, MdxJsxTextElement } from './nodes.ts';

/** A component in the prose, on its own line or within a sentence. */
export type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** What a literal attribute holds. */
export type Literal = string | number | boolean;

/** All attributes of a component as literals; throws an Error, worded for the author, on anything else. */
export function literalsOf(component: Component): Map<string, Literal> {
  const literals = new Map<string, Literal>();
  for (const attribute of component.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      throw new Error(`<${component.name}> can't spread attributes ({…${attribute.value}}): write them out.`);
    }
    const { name, value } = attribute;
    if (value === null || value === undefined) literals.set(name, true);
    else if (typeof value === 'string') literals.set(name, value);
    else literals.set(name, readLiteral(value.value, `${name} of <${component.name}>`));
  }
  return literals;
}

/** Adds an attribute, or replaces the one of that name; undefined leaves things as they are. */
export function setAttribute(component: Component, name: string, value: string | undefined): void {
  if (value === undefined) return;
  component.attributes = component.attributes.filter((it) => it.type !== 'mdxJsxAttribute' || it.name !== name);
  component.attributes.push({ type: 'mdxJsxAttribute', name, value });
}

/** A new element with string attributes only; undefined ones are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>): MdxJsxFlowElement {
  const made: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name, attributes: [], children: [] };
  for (const [key, value] of Object.entries(attributes)) setAttribute(made, key, value);
  return made;
}

function readLiteral(text: string, what: string): Literal {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  const quoted = /^(["'`])([^\\]*)\1$/s.exec(trimmed);
  if (quoted && !quoted[2]?.includes(quoted[1] ?? '') && !(quoted[1] === '`' && quoted[2]?.includes('${'))) {
    return quoted[2] ?? '';
  }
  const number = Number(trimmed.replaceAll('_', ''));
  if (trimmed === '' || Number.isNaN(number)) throw new Error(`The ${what} is {${text}}: only a number, a string, true or false can stand there.`);
  return number;
}
