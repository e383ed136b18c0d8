/**
 * A drawing that cell code made, as nodes of the page. The tree is hostile until proved otherwise: only tags and
 * attributes of the lists below pass, with values that can't load, run or reach anything; everything else is
 * dropped. Ids get a prefix, and references follow them.
 */
import { type VNode, h } from 'preact';
import type { Tree } from '../../engine/protocol.ts';

/** Elements by name; the value is what is made of it (a plot's headings must not join the page's outline). */
const TAGS = new Map(
  [
    ...words('svg g path line rect circle ellipse polyline polygon text tspan title desc defs clipPath mask marker'),
    ...words('linearGradient radialGradient stop use pattern'),
    ...words('figure figcaption div span'),
  ].map((tag): [string, string] => [tag, tag]),
);
TAGS.set('h2', 'div').set('h3', 'div');

const ATTRIBUTES = new Set([
  ...words('x y x1 x2 y1 y2 cx cy r rx ry fx fy dx dy d points width height viewBox preserveAspectRatio transform rotate'),
  ...words('fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset'),
  ...words('stroke-linecap stroke-linejoin stroke-miterlimit opacity color paint-order vector-effect shape-rendering'),
  ...words('font-size font-family font-style font-weight font-variant text-anchor dominant-baseline letter-spacing'),
  ...words('clip-path clip-rule mask marker-start marker-mid marker-end markerWidth markerHeight refX refY orient'),
  ...words('gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity clipPathUnits maskUnits'),
  ...words('patternUnits patternTransform id class style aria-label text-decoration'),
]);

/** Properties that a style attribute may set. None positions, sizes the page or loads. */
const STYLE = new Set([
  ...words('fill fill-opacity stroke stroke-width stroke-opacity opacity color background background-color'),
  ...words('font font-size font-family font-style font-weight font-variant text-anchor white-space mix-blend-mode'),
  ...words('isolation width height margin margin-left margin-right max-width min-height vertical-align display'),
]);

const DEEPEST = 48;
const MOST = 20_000;

/** The drawing inside its frame, ready to be pointed at and read with the keyboard. */
export function pictureView(tree: Tree, prefix: string): VNode {
  const drawing = buildTree(tree, safeId(prefix));
  const frame: Record<string, string> = { class: 'picture' };
  return h(
    'div',
    frame,
    h('div', { class: 'drawing', tabIndex: 0, role: 'group', 'aria-label': describe(tree) }, drawing, h('span', { class: 'pin', hidden: true })),
    h('p', { class: 'readout', 'aria-live': 'polite' }),
  );
}

/** Nodes for a tree; undefined where nothing of it is allowed. */
export function buildTree(tree: Tree, prefix: string): VNode | string | undefined {
  let budget = MOST;
  const build = (node: Tree, depth: number): VNode | string | undefined => {
    if (typeof node === 'string') return node;
    budget -= 1;
    if (typeof node !== 'object' || node === null || depth > DEEPEST || budget < 0) return undefined;
    const tag = TAGS.get(node.tag);
    if (tag === undefined) return undefined;
    const children = Array.isArray(node.children) ? (node.children as Tree[]) : [];
    const attributes = safeAttributes(node, prefix);
    // The frame around it has the words; of the drawing itself only values are told, one at a time.
    if (tag === 'svg') attributes['aria-hidden'] = 'true';
    return h(tag, attributes, ...children.map((child) => build(child, depth + 1)));
  };
  return build(tree, 0);
}

function safeAttributes(node: Exclude<Tree, string>, prefix: string): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    const safe = typeof value === 'string' ? safeValue(name, value, prefix) : undefined;
    // Plot names its groups by aria-label, which they may not have without a role.
    if (safe !== undefined) kept[name === 'aria-label' ? 'data-part' : name] = safe;
  }
  if (node.tag === 'use' && kept['href'] === undefined) kept['display'] = 'none';
  return kept;
}

/** The value an attribute may have, or nothing. */
function safeValue(name: string, value: string, prefix: string): string | undefined {
  if (name === 'href') return /^#[\w-]+$/.test(value) ? `#${prefix}-${value.slice(1)}` : undefined;
  if (!ATTRIBUTES.has(name)) return undefined;
  if (name === 'id') return /^[\w-]+$/.test(value) ? `${prefix}-${value}` : undefined;
  if (name === 'class') return value.split(/\s+/).filter((one) => /^plot[\w-]*$/.test(one)).join(' ') || undefined;
  // Words for people, which can't do anything.
  if (name === 'aria-label') return value;
  if (name === 'style') return safeStyle(value, prefix);
  return harmless(value) ? prefixed(value, prefix) : undefined;
}

function safeStyle(style: string, prefix: string): string | undefined {
  const kept: string[] = [];
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (colon < 0 || !(STYLE.has(property) || property.startsWith('--plot-')) || !harmless(value)) continue;
    if (property === 'display' && !/^(inline-block|inline-flex|flex|block|inline|none)$/.test(value)) continue;
    kept.push(`${property}: ${prefixed(value, prefix)}`);
  }
  return kept.length > 0 ? kept.join('; ') : undefined;
}

/** No address other than a fragment of this drawing, no script, no escapes that could spell one. */
function harmless(value: string): boolean {
  const local = value.replace(/url\(\s*(["']?)#[\w-]+\1\s*\)/gi, '');
  return !/url|image|src|javascript|data:|https?:|expression|import|element\(|[\\<>@{}]|\/\*|\/\//i.test(local);
}

function prefixed(value: string, prefix: string): string {
  return value.replace(/url\(\s*(["']?)#([\w-]+)\1\s*\)/gi, (_, _quote, id: string) => `url(#${prefix}-${id})`);
}

/** What a screen reader says of the whole: the drawing's own label or title. */
function describe(tree: Tree): string {
  if (typeof tree !== 'object' || tree === null) return 'plot';
  const own = tree.attributes?.['aria-label'] ?? titleIn(tree);
  return typeof own === 'string' && own !== '' ? `plot: ${own}` : 'plot';
}

function titleIn(tree: Exclude<Tree, string>): string | undefined {
  for (const child of Array.isArray(tree.children) ? tree.children : []) {
    if (typeof child !== 'object' || child === null || !/^(h2|h3|title)$/.test(child.tag)) continue;
    if (Array.isArray(child.children)) return child.children.filter((text) => typeof text === 'string').join('');
  }
  return undefined;
}

function safeId(text: string): string {
  return text.replace(/[^\w-]+/g, '_');
}

function words(text: string): string[] {
  return text.split(' ');
}
